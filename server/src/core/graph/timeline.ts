/** The words of a failure timeline, so that every source speaks of attempts, targets and losses in the same way. */
import type { App } from '../model/app';
import { asNumber, type Data, isTemplate } from '../model/data';
import { known, type Value } from '../model/value';
import { textOf } from './arn';
import { duration } from './duration';
import type { FailurePath, Step } from './graph';
import { lookup } from './lookup';
import type { Resolve } from './resolve';

export interface PathContext {
  readonly app: App;
  readonly resolve: Resolve;
}

export const attempt = (when: string, what: string): Step => ({ when, what, kind: 'attempt' });
export const lost = (when: string, what: string): Step => ({ when, what, kind: 'lost' });
export const unclear = (what: string): Step => ({ when: 'then', what, kind: 'unknown' });

export const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** A queue keeps messages for 4 days unless it says otherwise (SQS API, CreateQueue, MessageRetentionPeriod). */
export const defaultRetention = 345_600;

export interface KeptAt {
  readonly target: NonNullable<FailurePath['target']>;
  readonly step: Step;
}

/** Where a failed event is kept, and for how long where that is known. */
export function keptAt(value: Value<Data>, { resolve }: PathContext): KeptAt {
  const target = resolve(value);
  switch (target.kind) {
    case 'resource': {
      const { id, resource } = target;
      const retention =
        resource.type === 'AWS::SQS::Queue' ? retentionOf(lookup(resource.properties, 'MessageRetentionPeriod')) : null;
      const kept = retention === null ? '' : `, kept ${duration(retention)}`;
      return { target: { id, expression: id, type: resource.type }, step: keptStep(`\`${id}\`${kept}`) };
    }
    case 'function':
      return {
        target: { id: target.id, expression: target.id, type: 'AWS::Lambda::Function' },
        step: keptStep(`function \`${target.id}\` is invoked with the failed event`),
      };
    default: {
      const expression = 'expression' in target && target.expression !== '' ? target.expression : expressionOf(value);
      return {
        target: { id: null, expression, type: null },
        step: keptStep(expression === '' ? 'a place that is not known from the files' : `\`${expression}\``),
      };
    }
  }
}

export function retentionOf(value: Value<Data> | undefined): number | null {
  return value === undefined ? defaultRetention : (known(asNumber(value)) ?? null);
}

const keptStep = (what: string): Step => ({ when: 'then', what, kind: 'kept' });

function expressionOf(value: Value<Data>): string {
  if (value.kind === 'unresolved') return value.expression;
  if (value.kind === 'alternatives') {
    return [...new Set(value.options.map((option) => expressionOf(option.value)).filter((text) => text !== ''))].join(
      ' or ',
    );
  }
  const data = value.value;
  if (typeof data === 'string') return data;
  if (isTemplate(data)) return textOf(data);
  return typeof data === 'object' && data?.kind === 'ref' ? data.target : '';
}
