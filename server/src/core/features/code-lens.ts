/** The lines over functions in templates and over handlers in code: how it is invoked, what becomes of failures. */
import { eventSource } from '../catalog/event-sources';
import { invocation } from '../diagram/function-details';
import { inWords } from '../diagram/words';
import type { FailurePath, Graph } from '../graph/graph';
import type { HandlerFacts } from '../handlers/handler-facts';
import type { FunctionId, Trigger } from '../model/app';
import { asNumber } from '../model/data';
import type { Checked } from '../project/checked';
import { type Place, placeOf } from '../text/span';
import { baseName } from '../text/uri';

export interface Lens {
  readonly place: Place;
  readonly title: string;
  readonly fn: FunctionId;
  /** What a click shows. */
  readonly shows: 'timeline' | 'picture' | 'code' | 'template';
  /** Where `code` and `template` lead. */
  readonly target: Place | undefined;
}

/** Over each function that is written in the file. */
export function templateLenses({ app, graph, facts, problems }: Checked, uri: string): readonly Lens[] {
  return [...app.functions.values()].flatMap((fn) => {
    const place = placeOf(fn.nameSpan);
    if (place.uri !== uri) return [];
    const count = problems.filter((problem) => problem.fn === fn.id).length;
    const title = [
      ...failureWords(graph.triggersOf(fn.id), graph),
      ...(count > 0 ? [count === 1 ? '1 problem' : `${count} problems`] : []),
    ].join(' · ');
    const code = facts.get(fn.id)?.location.span;
    const lens = { place, fn: fn.id, target: undefined };
    return [
      { ...lens, title, shows: 'timeline' as const },
      { ...lens, title: 'picture', shows: 'picture' as const },
      ...(code ? [{ ...lens, title: 'code', shows: 'code' as const, target: placeOf(code) }] : []),
    ];
  });
}

export interface TemplateLens {
  readonly checked: Checked;
  readonly lens: Lens;
}

/**
 * Over each handler that the file holds. What several templates say alike is said once, for the first of them; the others,
 * such as one that `sam package` wrote, are still to be reached, each by the name of its file.
 */
export function handlerLenses(templates: readonly Checked[], uri: string): readonly TemplateLens[] {
  const said = new Set<string>();
  const all = templates.flatMap((checked) => {
    const lenses = lensesOfHandlers(checked, uri);
    const titles = lenses.flatMap((lens) => (lens.shows === 'timeline' ? [{ lens, key: keyOf(lens) }] : []));
    const again = new Set(titles.flatMap(({ lens, key }) => (said.has(key) ? [lens.fn] : [])));
    for (const { key } of titles) said.add(key);
    return lenses.filter((lens) => !again.has(lens.fn) || lens.shows === 'template').map((lens) => ({ checked, lens }));
  });
  const users = new Map<number, number>();
  for (const { lens } of all)
    if (lens.shows === 'template') users.set(lens.place.start, (users.get(lens.place.start) ?? 0) + 1);
  return all.map(({ checked, lens }) =>
    lens.shows === 'template' && (users.get(lens.place.start) ?? 0) > 1
      ? { checked, lens: { ...lens, title: baseName(checked.app.uri) } }
      : { checked, lens },
  );
}

const keyOf = ({ place, title }: Lens): string => `${place.start} ${title}`;

/** For one template that uses them. */
function lensesOfHandlers({ app, graph, facts }: Checked, uri: string): readonly Lens[] {
  return [...app.functions.values()].flatMap((fn) => {
    const fact = facts.get(fn.id);
    const place = fact?.location.span ? placeOf(fact.location.span) : undefined;
    if (!fact || place?.uri !== uri) return [];
    const triggers = graph.triggersOf(fn.id);
    const title = [...triggers.map((trigger) => delivery(trigger, graph)), ...verdict(fact)].join(' · ');
    const lens = { place, fn: fn.id };
    return [
      { ...lens, title: title || fn.id, shows: 'timeline' as const, target: undefined },
      { ...lens, title: 'template', shows: 'template' as const, target: placeOf(fn.nameSpan) },
      { ...lens, title: 'picture', shows: 'picture' as const, target: undefined },
    ];
  });
}

/** "async from S3 UploadsBucket, Schedule rate(1 day)", "3 attempts", "failures are lost": grouped by what happens. */
function failureWords(triggers: readonly Trigger[], graph: Graph): readonly string[] {
  if (triggers.length === 0) return ['not invoked by this template'];
  const groups = new Map<string, { readonly path: FailurePath; readonly triggers: Trigger[] }>();
  for (const trigger of triggers) {
    const path = graph.failurePath(trigger);
    const key = `${trigger.invocation} ${path.attempts} ${path.end}`;
    const group = groups.get(key) ?? { path, triggers: [] };
    group.triggers.push(trigger);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ path, triggers: [first, ...more] }) => {
    if (!first) return [];
    const sources = shorten([first, ...more].map(invocation));
    const end = ends[path.end];
    const from = `${first.invocation} from ${sources}`;
    return path.end === 'caller' ? [from, end] : [from, path.attempts, ...(end ? [end] : [])];
  });
}

const ends: Readonly<Record<FailurePath['end'], string>> = {
  kept: 'failures are kept',
  lost: 'failures are lost',
  blocks: 'a failure blocks the shard',
  caller: 'the caller sees failures',
  unknown: '',
};

/** Long lists say how many more there are. */
function shorten(names: readonly string[]): string {
  const most = 3;
  return names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}

function delivery(trigger: Trigger, graph: Graph): string {
  const source = eventSource(trigger.kind);
  const size = source.batches ? inWords(asNumber(trigger.settings.get('BatchSize'))) : undefined;
  return [
    invocation(trigger),
    graph.atLeastOnce(trigger) ? 'at least once' : undefined,
    size === undefined ? undefined : `batch ${size}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function verdict({ verdict }: HandlerFacts): readonly string[] {
  if (verdict === 'idempotent') return ['idempotent'];
  return verdict === 'not-idempotent' ? ['not idempotent'] : [];
}
