/** Values for a pattern's fields: its defaults, with names that are still free in the app. */
import type { Pattern } from '../../catalog/patterns/pattern';
import type { App, LambdaFunction } from '../../model/app';
import { known } from '../../model/value';
import { fillFields, paragraphs, patternForm } from './pattern-form';

export type FieldValues = ReadonlyMap<string, string>;

/** What watches a queue needs one that is there. */
export const isFitting = (pattern: Pattern, app: App): boolean =>
  !pattern.fields.some(({ name }) => name === 'queue') || deadLetterQueueOf(app) !== undefined;

/** `existing`: the function that the pattern is added to. */
export function freeValues(pattern: Pattern, app: App, existing: LambdaFunction | undefined): FieldValues {
  const form = patternForm(pattern, app.framework, existing !== undefined);
  const text = paragraphs([...form.functions, form.resources]);
  const taken = (id: string): boolean => app.functions.has(id) || app.resources.has(id);
  const given = fixedValues(pattern, app, existing);
  for (let number = 1; ; number++) {
    const values = new Map(
      pattern.fields.map((field) => [field.name, given.get(field.name) ?? numbered(field, number)]),
    );
    const filled = fillFields(text, pattern.fields, app.framework, ({ name }) => values.get(name) ?? '');
    const ids = [...filled.matchAll(/^(\w+):$/gm)].map((match) => match[1] ?? '');
    if (number > most || !ids.some(taken)) return values;
  }
}

/** Nobody has that many of one kind. */
const most = 99;

/** Fields that name something new. */
const names = new Set(['name', 'function', 'second']);

function numbered(
  { name, default: text }: { readonly name: string; readonly default: string },
  number: number,
): string {
  return names.has(name) && number > 1 ? `${text}${number}` : text;
}

function fixedValues(pattern: Pattern, app: App, existing: LambdaFunction | undefined): Map<string, string> {
  const fixed = new Map<string, string>();
  if (pattern.fields.some(({ name }) => name === 'queue')) {
    const queue = deadLetterQueueOf(app);
    if (queue !== undefined) fixed.set('queue', queue);
  }
  if (existing === undefined) return fixed;
  fixed.set('function', existing.id);
  const timeout = known(existing.timeout);
  if (timeout === undefined) return fixed;
  fixed.set('timeout', String(timeout));
  // Six times the timeout, as far as SQS goes (43,200 s).
  fixed.set('visibility', String(Math.min(43_200, Math.max(30, 6 * timeout))));
  return fixed;
}

function deadLetterQueueOf(app: App): string | undefined {
  const queues = [...app.resources.values()].filter(({ type, generated }) => type === 'AWS::SQS::Queue' && !generated);
  return (queues.find(({ id }) => /dlq|dead/i.test(id)) ?? queues[0])?.id;
}
