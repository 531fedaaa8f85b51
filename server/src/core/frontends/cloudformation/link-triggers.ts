/** Turns drafts of triggers into triggers of known functions, and leaves out evidence for what is known better already. */
import { eventSource } from '../../catalog/event-sources';
import type { Trigger } from '../../model/app';
import { type Data, isReference } from '../../model/data';
import { possible, type Value } from '../../model/value';
import type { TriggerDraft } from './fragment';
import { type FunctionIndex, type Invoked, invokedBy } from './function-targets';

type Unless = NonNullable<TriggerDraft['weak']>;

export interface LinkedTriggers {
  readonly strong: readonly Trigger[];
  /** Evidence that counts only where nothing else says the same. */
  readonly weak: readonly { readonly trigger: Trigger; readonly unless: Unless }[];
}

export function linkTriggers(drafts: readonly TriggerDraft[], index: FunctionIndex): LinkedTriggers {
  const strong: Trigger[] = [];
  const weak: { trigger: Trigger; unless: Unless }[] = [];
  for (const draft of drafts) {
    const invoked = invokedBy(draft.target, index);
    for (const one of invoked) {
      const trigger = triggerOf(draft, one, invoked.length > 1);
      if (draft.weak === undefined) strong.push(trigger);
      else weak.push({ trigger, unless: draft.weak });
    }
  }
  return { strong, weak };
}

/** All that is said, each once. */
export function withoutRepeats(all: readonly (LinkedTriggers | undefined)[]): readonly Trigger[] {
  const triggers: Trigger[] = [];
  const weak: LinkedTriggers['weak'][number][] = [];
  for (const one of all) {
    if (one === undefined) continue;
    for (const trigger of one.strong) triggers.push(trigger);
    for (const doubtful of one.weak) weak.push(doubtful);
  }
  if (weak.length === 0) return triggers;
  const doubtful = new Set(weak.map(({ trigger }) => `${trigger.fn} ${trigger.kind}`));
  const said = new Set<string>();
  for (const trigger of triggers) {
    if (doubtful.has(`${trigger.fn} ${trigger.kind}`)) for (const text of sayings(trigger)) said.add(text);
  }
  for (const { trigger, unless } of weak) {
    if (said.has(saying(trigger, unless))) continue;
    triggers.push(trigger);
    for (const text of sayings(trigger)) said.add(text);
  }
  return triggers;
}

const made = new WeakMap<TriggerDraft, Trigger[]>();

/** The same draft for the same function stays the same object. */
function triggerOf(draft: TriggerDraft, { fn, qualifier }: Invoked, several: boolean): Trigger {
  const kept = made.get(draft) ?? [];
  made.set(draft, kept);
  const id = several ? `${draft.id}->${fn}` : draft.id;
  const same = kept.find((trigger) => trigger.fn === fn && trigger.qualifier === qualifier && trigger.id === id);
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
  kept.push(trigger);
  return trigger;
}

const sayings = (trigger: Trigger): readonly string[] =>
  (['same-source', 'same-route', 'same-kind'] as const).map((unless) => saying(trigger, unless));

function saying(trigger: Trigger, unless: Unless): string {
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
