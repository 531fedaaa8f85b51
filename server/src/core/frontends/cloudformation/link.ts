/**
 * Puts the fragments of a template together: follows aliases, finds the functions meant, drops double evidence. What
 * the fragments before it gave is taken over as far as it still holds, since a keystroke changes one of hundreds.
 */
import type { FunctionId, LambdaFunction, ResourceId, Trigger } from '../../model/app';
import { ChangedMap } from './changed-map';
import type { Fragment, InvokeConfigDraft, StandIn } from './fragment';
import { type FunctionIndex, type Invoked, invokedBy, nameKey } from './function-targets';
import { type LinkedTriggers, linkTriggers, withoutRepeats } from './link-triggers';

export interface Linked {
  readonly functions: ReadonlyMap<FunctionId, LambdaFunction>;
  readonly triggers: readonly Trigger[];
  readonly qualifiers: ReadonlyMap<ResourceId, { readonly fn: FunctionId; readonly qualifier: string }>;
}

interface LinkState {
  readonly fragments: readonly Fragment[];
  readonly index: FunctionIndex;
  /** By the positions of the fragments. */
  readonly triggers: readonly (LinkedTriggers | undefined)[];
  /** Whether a fragment adds to the functions of others. */
  readonly hasConfigs: boolean;
}

const states = new WeakMap<Linked, LinkState>();

/** `changed`: the only positions at which `fragments` differs from those that `previous` was linked from. */
export function link(fragments: readonly Fragment[], previous?: Linked, changed?: readonly number[]): Linked {
  const before = previous && states.get(previous);
  const at = before && (changed ?? differences(before.fragments, fragments));
  if (before && at && sameNames(before.fragments, fragments, at)) return relinked(previous, before, fragments, at);
  const index = indexOf(fragments);
  const triggers = fragments.map((fragment) => triggersIn(fragment, index));
  const linked: Linked = {
    functions: functionsOf(fragments, index),
    triggers: withoutRepeats(triggers),
    qualifiers: index.qualifiers,
  };
  states.set(linked, { fragments, index, triggers, hasConfigs: fragments.some(hasConfigs) });
  return linked;
}

/** The usual change: a few fragments say something else about functions of the same names. */
function relinked(previous: Linked, before: LinkState, fragments: readonly Fragment[], at: readonly number[]): Linked {
  const { index } = before;
  const isTouched = (matters: (fragment: Fragment | undefined) => boolean): boolean =>
    at.some((nr) => matters(fragments[nr]) || matters(before.fragments[nr]));
  const configs = before.hasConfigs || isTouched(hasConfigs);
  let { functions, triggers: all } = previous;
  if (isTouched(aboutFunctions)) {
    // Of two functions of the same name the later counts, so an earlier one must not take its place.
    const own = at.flatMap((nr) =>
      (fragments[nr]?.functions ?? []).map((fn, i) => [fn, before.fragments[nr]?.functions?.[i]] as const),
    );
    const simple = !configs && own.every(([fn, was]) => functions.get(fn.id) === was);
    functions = simple
      ? ChangedMap.of(
          functions,
          own.map(([fn]) => [fn.id, fn] as const),
        )
      : functionsOf(fragments, index);
  }
  let { triggers } = before;
  if (isTouched(hasTriggers)) {
    const linked = triggers.slice();
    for (const nr of at) linked[nr] = triggersIn(fragments[nr], index);
    triggers = linked;
    all = withoutRepeats(triggers);
  }
  const linked: Linked = { functions, triggers: all, qualifiers: index.qualifiers };
  states.set(linked, { fragments, index, triggers, hasConfigs: configs });
  return linked;
}

/** Undefined when there are more or fewer than before. */
export function differences(before: readonly Fragment[], now: readonly Fragment[]): readonly number[] | undefined {
  if (before.length !== now.length) return undefined;
  const found: number[] = [];
  for (let at = 0; at < now.length; at++) if (now[at] !== before[at]) found.push(at);
  return found;
}

const hasConfigs = (fragment: Fragment | undefined): boolean => (fragment?.invokeConfigs?.length ?? 0) > 0;

const aboutFunctions = (fragment: Fragment | undefined): boolean =>
  (fragment?.functions?.length ?? 0) > 0 || hasConfigs(fragment);

const hasTriggers = (fragment: Fragment | undefined): boolean => (fragment?.triggers?.length ?? 0) > 0;

function sameNames(before: readonly Fragment[], now: readonly Fragment[], changed: readonly number[]): boolean {
  return changed.every((at) => {
    const [old, fresh] = [before[at], now[at]];
    return old !== undefined && fresh !== undefined && namesIn(old) === namesIn(fresh);
  });
}

const names = new WeakMap<Fragment, string>();

/** All by which a fragment's functions can be called, as one text. */
function namesIn(fragment: Fragment): string {
  const kept = names.get(fragment);
  if (kept !== undefined) return kept;
  const functions = (fragment.functions ?? []).map((fn) => [fn.id, fn.logicalId, nameKey(fn)]);
  const standIns = (fragment.standIns ?? []).map(({ name, target, qualifier }) => [
    name,
    qualifier,
    'fn' in target ? target.fn : target.expression?.kind === 'located' ? target.expression.value : null,
  ]);
  const text = functions.length + standIns.length === 0 ? '' : JSON.stringify([functions, standIns]);
  names.set(fragment, text);
  return text;
}

function indexOf(fragments: readonly Fragment[]): FunctionIndex {
  const byLogicalId = new Map<ResourceId, FunctionId>();
  const byName = new Map<string, FunctionId>();
  for (const { functions } of fragments) {
    for (const fn of functions ?? []) {
      byLogicalId.set(fn.logicalId, fn.id);
      const name = nameKey(fn);
      if (name !== undefined) byName.set(name, fn.id);
    }
  }
  const standIns = fragments.flatMap((fragment) => fragment.standIns ?? []);
  return { byLogicalId, byName, qualifiers: followStandIns(standIns, { byLogicalId, byName }) };
}

/** An alias may point to a version, which points to a function. */
function followStandIns(standIns: readonly StandIn[], index: Omit<FunctionIndex, 'qualifiers'>) {
  const qualifiers = new Map<ResourceId, { fn: FunctionId; qualifier: string }>();
  for (let round = 0; round < 2; round++) {
    for (const { name, target, qualifier } of standIns) {
      const [invoked]: readonly Invoked[] = invokedBy(target, { ...index, qualifiers });
      if (invoked) qualifiers.set(name, { fn: invoked.fn, qualifier });
    }
  }
  return qualifiers;
}

function functionsOf(fragments: readonly Fragment[], index: FunctionIndex): ReadonlyMap<FunctionId, LambdaFunction> {
  const byId = new Map<FunctionId, LambdaFunction>();
  for (const { functions } of fragments) for (const fn of functions ?? []) byId.set(fn.id, fn);
  for (const { invokeConfigs } of fragments) {
    for (const draft of invokeConfigs ?? []) {
      for (const { fn: id } of invokedBy(draft.target, index)) {
        const fn = byId.get(id);
        if (fn !== undefined) byId.set(id, attached(fn, draft));
      }
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

/** By fragment, with the index it was linked with. */
const linkedTriggers = new WeakMap<Fragment, { readonly index: FunctionIndex; readonly linked: LinkedTriggers }>();

function triggersIn(fragment: Fragment | undefined, index: FunctionIndex): LinkedTriggers | undefined {
  if (fragment === undefined || !hasTriggers(fragment)) return undefined;
  const kept = linkedTriggers.get(fragment);
  if (kept?.index === index) return kept.linked;
  const linked = linkTriggers(fragment.triggers ?? [], index);
  linkedTriggers.set(fragment, { index, linked });
  return linked;
}
