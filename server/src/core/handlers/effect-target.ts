/** What an effect hits: the resource of the app behind an environment variable or a name, and the keys of its table. */
import type { LambdaFunction } from '../model/app';
import { asBoolean, asList, asString, dig } from '../model/data';
import { known, type Located } from '../model/value';
import type { Span } from '../text/span';
import type { HandlerContext } from './handler-analysis';
import type { EffectTarget } from './handler-facts';
import { hole } from './handler-facts';
import { shapeOf, type Value } from './interpret/value';
import { textOf } from './interpret/value-queries';

/** Names of a table's key attributes, where its schema can be read. */
export function keysOf(fn: LambdaFunction, context: HandlerContext, table: Value): readonly string[] | undefined {
  const { resource } = targetOf(fn, context, table);
  const found = resource === null ? undefined : context.resource(resource);
  if (!found) return undefined;
  const schema = asList(found.properties.get('KeySchema'))?.items.map((item) => known(item));
  const names = schema?.map((one) =>
    typeof one === 'object' && one !== null && one.kind === 'map'
      ? known(asString(one.get('AttributeName')))
      : undefined,
  );
  const sure = names?.filter((name): name is string => name !== undefined);
  return sure && sure.length > 0 && sure.length === names?.length ? sure : undefined;
}

export function isExpress(fn: LambdaFunction, context: HandlerContext, workflow: Value): boolean {
  const { resource } = targetOf(fn, context, workflow);
  const properties = resource === null ? undefined : context.resource(resource)?.properties;
  const type = properties?.get('StateMachineType') ?? properties?.get('Type');
  return known(asString(type)) === 'EXPRESS';
}

/** A FIFO queue or topic that goes by the content of a message. */
export function deduplicates(fn: LambdaFunction, context: HandlerContext, target: Value): boolean {
  const { resource } = targetOf(fn, context, target);
  const properties = resource === null ? undefined : context.resource(resource)?.properties;
  return known(asBoolean(properties?.get('ContentBasedDeduplication'))) === true;
}

export function targetOf(fn: LambdaFunction, context: HandlerContext, value: Value | null): EffectTarget {
  const env = shapeOf(value, 'env');
  if (isItself(value)) return { resource: fn.id, expression: null, variable: env?.name ?? null, eventPath: null };
  if (env) {
    const at = context.resourceAt(dig(fn.properties, 'Environment', 'Variables', env.name));
    const expression = at.expression ?? textOf(value) ?? env.name;
    return { resource: at.id, expression, variable: env.name, eventPath: null };
  }
  // A table list of a batch: `{ [process.env.TABLE]: [...] }` has its name as a key.
  const tables = shapeOf(value, 'record');
  if (tables?.restKey) return targetOf(fn, context, tables.restKey);
  const [only, more] = tables?.fields.keys() ?? [];
  if (only !== undefined && more === undefined) {
    return { resource: null, expression: only, variable: null, eventPath: null };
  }
  const text = textOf(value) ?? null;
  // A name or ARN as written: the resource may carry it in the template.
  const named = text === null || text.includes(hole) ? null : context.resourceAt(literalAt(fn.nameSpan, text));
  const eventPath = shapeOf(value, 'event')?.path ?? null;
  return { resource: named?.id ?? null, expression: text, variable: null, eventPath };
}

const literalAt = (span: Span, value: string): Located<string> => ({ kind: 'located', value, origin: 'literal', span });

/** A function's own name, as the runtime tells it. */
function isItself(value: Value | null): boolean {
  const external = shapeOf(value, 'external');
  if (external) return /^lambda:context\.(get)?(function_?name|invoked_?function_?arn)(\(\))?$/i.test(external.path);
  return shapeOf(value, 'env')?.name === 'AWS_LAMBDA_FUNCTION_NAME';
}
