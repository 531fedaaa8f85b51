/** Idempotency libraries around functions: whether their key really repeats, and what guard they give. */

import { isJavaOrCSharp } from '../handler-facts';
import type { Guard } from '../interpret/guard';
import type { Machine } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  type FunctionShape,
  literalOf,
  Origin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { deepOrigin, textOf } from '../interpret/value-queries';
import type { Expr } from '../ir/ir';
import { fieldOf } from './params';

/** What is known of one use of an idempotency library. */
export interface IdempotencyUse {
  readonly uri: string;
  readonly at: number;
  readonly end: number;
  /** The key path as written; empty: the whole event or argument. Null: could not be read. */
  readonly keyPath: string | null;
  /** The whole event, or a whole record of it, is the key. */
  readonly wholeEvent: boolean;
  readonly takesRecord: boolean;
  readonly expiresAfterSeconds: number | null;
  readonly table: Value | null;
}

export function enterIdempotent(
  machine: Machine,
  wrap: ExternalShape,
  form: 'decorator' | 'function' | 'wrapper' | 'middleware',
  fn: FunctionShape,
  args: CallArgs,
  uses: Map<string, IdempotencyUse>,
): Guard {
  const options = wrap.args;
  const record = options?.list
    .map((one) => (shapeOf(one, 'record') ? one : undefined))
    .find((one) => one !== undefined);
  const option = (name: string): Value | undefined => options?.named.get(name) ?? fieldOf(record, name);
  const config = option('config');
  const fromConfig = (...names: readonly string[]): Value | undefined => {
    const external = shapeOf(config, 'external');
    const inner = external?.args?.list.find((one) => shapeOf(one, 'record'));
    for (const name of names) {
      const value = external?.args?.named.get(name) ?? fieldOf(inner, name) ?? fieldOf(config, name);
      if (value) return value;
    }
    return undefined;
  };
  const unreadable = config !== undefined && !shapeOf(config, 'external') && !shapeOf(config, 'record');
  const path = fromConfig('event_key_jmespath', 'eventKeyJmesPath', 'eventKeyJMESPath');
  const keyPath = unreadable ? null : path ? (textOf(path) ?? null) : '';
  const expires = fromConfig('expires_after_seconds', 'expiresAfterSeconds', 'expiration');
  const store = option('persistence_store') ?? option('persistenceStore');
  const storeArgs = shapeOf(store, 'external')?.args;
  const table = storeArgs?.named.get('table_name') ?? fieldOf(storeArgs?.list[0], 'tableName') ?? null;
  const data = dataOf(option, form, fn, args);
  // Java and .NET say key path, expiry and table in a call of their own, wherever that stands.
  const elsewhere = isJavaOrCSharp(fn.unit.language);
  const isAll = keyPath === '' && isWhole(data);
  const whole = isAll && !elsewhere;
  const expirySeconds = expires ? literalOf(expires) : undefined;
  const id = `${fn.unit.uri}:${fn.fn.at}`;
  uses.set(id, {
    uri: fn.unit.uri,
    at: fn.fn.nameAt,
    end: fn.fn.nameAt + Math.max(1, fn.fn.name.length),
    keyPath: elsewhere ? null : keyPath,
    wholeEvent: whole,
    takesRecord: shapeOf(data, 'event')?.path === 'records[]',
    expiresAfterSeconds: typeof expirySeconds === 'number' ? expirySeconds : expires || elsewhere ? null : 3600,
    table,
  });
  const changes =
    machine.eventChanges &&
    (whole || (keyPath !== null && /receiptHandle|ApproximateReceiveCount|requestId|awsRequestId/.test(keyPath)));
  const origin = data && keyPath === '' ? deepOrigin(data) : Origin.event;
  const random = (origin & (Origin.random | Origin.request | Origin.time)) !== 0;
  if (changes || random)
    return { text: 'behind an idempotency key that never repeats', strength: 'none', at: fn.fn.at, uri: fn.unit.uri };
  return {
    text: 'behind an idempotency library',
    strength: keyPath === null || (isAll && elsewhere && machine.eventChanges) ? 'maybe' : 'sure',
    at: fn.fn.at,
    uri: fn.unit.uri,
  };
}

/** What the key is taken from. */
function dataOf(
  option: (name: string) => Value | undefined,
  form: string,
  fn: FunctionShape,
  args: CallArgs,
): Value | undefined {
  if (form === 'function') {
    const keyword = textOf(option('data_keyword_argument'));
    const index = fn.fn.params.findIndex(({ target }) => target.k === 'name' && target.name === keyword);
    return (keyword === undefined ? undefined : args.named.get(keyword)) ?? args.list[index];
  }
  const marked = fn.fn.params.findIndex(({ decorators }) => decorators.some(isKeyMark));
  if (marked >= 0) return args.list[marked];
  const index = literalOf(option('dataIndexArgument'));
  return args.list[typeof index === 'number' ? index : 0];
}

/** `@IdempotencyKey` on a parameter. */
const isKeyMark = (decorator: Expr): boolean => {
  const named = decorator.k === 'call' ? decorator.callee : decorator;
  return named.k === 'name' && /^IdempotencyKey(Attribute)?$/.test(named.name);
};

/** The event as it came, or a record of a batch with all its delivery details. */
const isWhole = (data: Value | undefined): boolean => {
  const path = shapeOf(data, 'event')?.path;
  return path !== undefined && /^(|records|records\[\])$/.test(path);
};
