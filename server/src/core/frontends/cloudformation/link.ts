/** Puts the fragments of a template together: follows aliases, finds the functions meant, drops double evidence. */
import { eventSource } from '../../catalog/event-sources';
import type { FunctionId, LambdaFunction, ResourceId, Trigger } from '../../model/app';
import { type Data, isReference } from '../../model/data';
import { possible, type Value } from '../../model/value';
import type { Fragment, InvokeConfigDraft, StandIn, TriggerDraft } from './fragment';
import { type FunctionIndex, type Invoked, invokedBy, namesOf } from './function-targets';

export interface Linked {
  readonly functions: ReadonlyMap<FunctionId, LambdaFunction>;
  readonly triggers: readonly Trigger[];
  readonly qualifiers: ReadonlyMap<ResourceId, { readonly fn: FunctionId; readonly qualifier: string }>;
}

export function link(fragments: readonly Fragment[]): Linked {
  const written = fragments.flatMap((fragment) => fragment.functions ?? []);
  const byLogicalId = new Map(written.map((fn) => [fn.logicalId, fn.id]));
  const names = { byLogicalId, byName: namesOf(written) };
  const qualifiers = followStandIns(
    fragments.flatMap((fragment) => fragment.standIns ?? []),
    names,
  );
  const index: FunctionIndex = { ...names, qualifiers };
  const functions = withInvokeConfigs(
    written,
    fragments.flatMap((fragment) => fragment.invokeConfigs ?? []),
    index,
  );
  const drafts = fragments.flatMap((fragment) => fragment.triggers ?? []);
  return { functions, triggers: triggersOf(drafts, index), qualifiers };
}

/** An alias may point to a version, which points to a function. */
function followStandIns(standIns: readonly StandIn[], names: Omit<FunctionIndex, 'qualifiers'>) {
  const qualifiers = new Map<ResourceId, { fn: FunctionId; qualifier: string }>();
  for (let round = 0; round < 2; round++) {
    for (const { name, target, qualifier } of standIns) {
      const [invoked] = invokedBy(target, { ...names, qualifiers });
      if (invoked) qualifiers.set(name, { fn: invoked.fn, qualifier });
    }
  }
  return qualifiers;
}

function withInvokeConfigs(
  functions: readonly LambdaFunction[],
  drafts: readonly InvokeConfigDraft[],
  index: FunctionIndex,
): ReadonlyMap<FunctionId, LambdaFunction> {
  const byId = new Map(functions.map((fn) => [fn.id, fn]));
  for (const draft of drafts) {
    for (const { fn: id } of invokedBy(draft.target, index)) {
      const fn = byId.get(id);
      if (fn === undefined) continue;
      byId.set(id, attached(fn, draft));
    }
  }
  return byId;
}

/** Kept by both parts, so that a function whose text did not change stays the same object. */
const attachments = new WeakMap<LambdaFunction, WeakMap<InvokeConfigDraft, LambdaFunction>>();

function attached(fn: LambdaFunction, draft: InvokeConfigDraft): LambdaFunction {
  const kept = attachments.get(fn)?.get(draft);
  if (kept) return kept;
  const both: LambdaFunction = {
    ...fn,
    invokeConfigs: [...fn.invokeConfigs, draft.config],
    failureTargets: [...fn.failureTargets, ...draft.failureTargets],
  };
  const ofFunction = attachments.get(fn) ?? new WeakMap();
  attachments.set(fn, ofFunction);
  ofFunction.set(draft, both);
  return both;
}

function triggersOf(drafts: readonly TriggerDraft[], index: FunctionIndex): readonly Trigger[] {
  const strong: Trigger[] = [];
  const weak: { trigger: Trigger; unless: NonNullable<TriggerDraft['weak']> }[] = [];
  for (const draft of drafts) {
    const invoked = invokedBy(draft.target, index);
    for (const one of invoked) {
      const trigger = triggerOf(draft, one, invoked.length > 1);
      if (draft.weak === undefined) strong.push(trigger);
      else weak.push({ trigger, unless: draft.weak });
    }
  }
  if (weak.length === 0) return strong;
  const said = new Set(strong.flatMap((trigger) => sayings(trigger)));
  for (const { trigger, unless } of weak) {
    if (said.has(saying(trigger, unless))) continue;
    strong.push(trigger);
    for (const text of sayings(trigger)) said.add(text);
  }
  return strong;
}

const kept = new WeakMap<TriggerDraft, Trigger[]>();

function triggerOf(draft: TriggerDraft, { fn, qualifier }: Invoked, several: boolean): Trigger {
  const made = kept.get(draft) ?? [];
  kept.set(draft, made);
  const id = several ? `${draft.id}->${fn}` : draft.id;
  const same = made.find((trigger) => trigger.fn === fn && trigger.qualifier === qualifier && trigger.id === id);
  if (same) return same;
  const { target: _target, weak: _weak, invocation, generated, ...rest } = draft;
  const trigger: Trigger = {
    ...rest,
    id,
    fn,
    qualifier,
    invocation: invocation ?? eventSource(draft.kind).invocation,
    generated: generated ?? false,
  };
  made.push(trigger);
  return trigger;
}

const sayings = (trigger: Trigger): readonly string[] =>
  (['same-source', 'same-route', 'same-kind'] as const).map((unless) => saying(trigger, unless));

function saying(trigger: Trigger, unless: NonNullable<TriggerDraft['weak']>): string {
  const kind = `${unless} ${trigger.fn} ${trigger.kind}`;
  if (unless === 'same-kind') return kind;
  const source = `${kind} ${sourceKey(trigger.source)}`;
  return unless === 'same-route' ? `${source} ${trigger.label?.toLowerCase().replace(/\/$/, '') ?? ''}` : source;
}

function sourceKey(value: Value<Data> | undefined): string {
  const [first] = possible(value);
  const data = first?.value.value;
  if (isReference(data)) return data.target;
  return typeof data === 'string' ? data : '';
}
