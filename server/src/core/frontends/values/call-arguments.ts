/** What an intrinsic function is given, and how it reads its arguments. */
import { type Data, isList } from '../../model/data';
import type { Unresolved, Value } from '../../model/value';
import type { Call } from './call';
import { describe } from './describe';
import type { Evaluate } from './evaluate';
import type { Scope } from './scope';

export interface CallInScope extends Call {
  readonly scope: Scope;
  readonly evaluate: Evaluate;
}

export const unknown = (call: CallInScope, reason: string): Unresolved => ({
  kind: 'unresolved',
  reason,
  expression: describe(call.node),
  span: call.node.fullSpan,
});

/** The arguments of a call, written as a list or coming from a variable. */
export function listOf({ argument, scope, evaluate }: CallInScope): readonly (Value<Data> | undefined)[] {
  if (argument.kind === 'seq' && argument.tag === undefined) return argument.items.map((item) => evaluate(item, scope));
  const value = evaluate(argument, scope);
  return value?.kind === 'located' && isList(value.value) ? value.value.items : [];
}

export function textOf(value: Value<Data> | undefined): string | undefined {
  const data = value?.kind === 'located' ? value.value : undefined;
  return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean' ? String(data) : undefined;
}
