/**
 * Gathers a big picture into groups that open on demand. Functions that hang together form a group; what everybody
 * uses (an API, a bus, a table) stays outside, and functions that only hang on it are grouped by it.
 */
import type { NodeKind, Picture, PictureEdge, PictureFrame, PictureNode } from './picture';

/** Up to here a picture is readable without groups. */
export const ungroupedNodes = 80;
const hubDegree = 8;
const largestGroup = 40;
const mostGroups = 40;

interface Group {
  readonly title: string;
  /** What its functions are invoked by, for putting small groups together. */
  readonly topic: string;
  readonly members: readonly PictureNode[];
  /** Where it can be cut without cutting a connection: the sets of members that hang together. */
  readonly parts: readonly (readonly PictureNode[])[];
}

export function groupPicture(picture: Picture, expanded: ReadonlySet<string>): Picture {
  if (picture.nodes.length <= ungroupedNodes) return picture;
  const groupOf = new Map<string, PictureNode>();
  const openedIn = new Map<string, string>();
  const opened: PictureFrame[] = [];
  for (const group of findGroups(picture)) {
    const node = groupNode(group);
    for (const member of group.members) {
      if (expanded.has(node.id)) openedIn.set(member.id, node.id);
      else groupOf.set(member.id, node);
    }
    if (!expanded.has(node.id)) continue;
    opened.push({ id: node.id, parent: null, title: group.title, egress: '', safe: true, place: null });
    opened.push(...framesWithin(node.id, picture.frames));
  }
  const seen = new Set<string>();
  const nodes = picture.nodes
    .map((node) => groupOf.get(node.id) ?? inGroup(node, openedIn.get(node.id)))
    .filter((node) => !seen.has(node.id) && seen.add(node.id));
  return { ...picture, nodes, edges: joinEdges(picture.edges, groupOf), frames: [...picture.frames, ...opened] };
}

/** Functions of one VPC may belong to several groups: each opened group has the VPC's frames inside it, those that it uses. */
function framesWithin(group: string, frames: readonly PictureFrame[]): readonly PictureFrame[] {
  return frames.map((frame) => ({
    ...frame,
    id: frameIn(group, frame.id),
    parent: frame.parent === null ? group : frameIn(group, frame.parent),
  }));
}

const frameIn = (group: string, frame: string): string => `${group}_${frame}`;

const inGroup = (node: PictureNode, group: string | undefined): PictureNode =>
  group === undefined ? node : { ...node, frame: node.frame === null ? group : frameIn(group, node.frame) };

function findGroups(picture: Picture): readonly Group[] {
  const degree = new Map<string, number>();
  for (const { from, to } of picture.edges) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const byId = new Map(picture.nodes.map((node) => [node.id, node]));
  const isHub = (id: string): boolean => (degree.get(id) ?? 0) >= hubDegree && byId.get(id)?.kind !== 'function';
  const sourceOf = new Map<string, PictureEdge>();
  for (const edge of picture.edges) if (!sourceOf.has(edge.to)) sourceOf.set(edge.to, edge);

  const loose = new Map<string, Group>();
  const groups: Group[] = [];
  for (const members of components(picture, isHub)) {
    const functions = members.filter((node) => node.kind === 'function');
    const [first] = functions;
    const source = first && sourceOf.get(first.id);
    const topic = titleOfSource(source, byId);
    if (functions.length > 1) {
      groups.push({ title: first ? `${first.title} …` : topic, topic, members, parts: [members] });
    } else {
      const title = (source && isHub(source.from) ? pathStart(source.label) : undefined) ?? topic;
      loose.set(title, join(loose.get(title), { title, topic, members, parts: [members] }));
    }
  }
  groups.push(...loose.values());
  const fewer = groups.length > mostGroups ? joinSmall(groups) : groups;
  return fewer.flatMap(cutLarge).filter((group) => group.members.length > 1);
}

const join = (before: Group | undefined, more: Group): Group =>
  before ? { ...before, members: [...before.members, ...more.members], parts: [...before.parts, ...more.parts] } : more;

/** Sets of nodes that hang together when the hubs are taken away, in the order of the picture. */
function components(picture: Picture, isHub: (id: string) => boolean): readonly (readonly PictureNode[])[] {
  const parent = new Map(picture.nodes.map((node) => [node.id, node.id]));
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const { from, to } of picture.edges) if (!isHub(from) && !isHub(to)) parent.set(root(to), root(from));
  const found = new Map<string, PictureNode[]>();
  for (const node of picture.nodes) {
    if (isHub(node.id)) continue;
    const members = found.get(root(node.id));
    if (members) members.push(node);
    else found.set(root(node.id), [node]);
  }
  return [...found.values()];
}

const topics: Partial<Record<NodeKind, string>> = {
  api: 'APIs',
  queue: 'Queues',
  topic: 'Topics',
  stream: 'Streams',
  bus: 'Events',
  clock: 'Schedules',
  table: 'Tables',
  bucket: 'Buckets',
  workflow: 'Workflows',
  user: 'Users',
  log: 'Logs',
};

function titleOfSource(edge: PictureEdge | undefined, byId: ReadonlyMap<string, PictureNode>): string {
  const source = edge && byId.get(edge.from);
  return source === undefined ? 'Others' : (topics[source.kind] ?? 'Services');
}

/** `/orders` of `GET /orders/{id}`. */
const pathStart = (label: string): string | undefined => /\/[^/,\s+]+/.exec(label)?.[0];

function joinSmall(groups: readonly Group[]): readonly Group[] {
  const joined = new Map<string, Group>();
  for (const group of groups) joined.set(group.topic, join(joined.get(group.topic), { ...group, title: group.topic }));
  return [...joined.values()];
}

function cutLarge(group: Group): readonly Group[] {
  if (group.members.length <= largestGroup * 1.5) return [group];
  const cut: Group[] = [];
  for (const part of group.parts) {
    const last = cut.at(-1);
    const piece = { ...group, title: `${group.title} ${cut.length + 1}`, members: part, parts: [part] };
    if (last && last.members.length + part.length <= largestGroup) cut[cut.length - 1] = join(last, piece);
    else cut.push(piece);
  }
  return cut;
}

function groupNode(group: Group): PictureNode {
  const [first] = group.members;
  const counts = new Map<string, number>();
  for (const { kind } of group.members) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const named = [...counts]
    .filter(([kind]) => kind in words)
    .map(([kind, count]) => plural(count, words[kind] ?? kind));
  return {
    id: `grp_${first?.id ?? ''}`,
    kind: 'group',
    title: group.title,
    facts: [named.slice(0, 3).join(', ')],
    external: false,
    secondary: false,
    frame: null,
    problems: group.members.flatMap((member) => member.problems),
    verdict: null,
    rows: [
      {
        label: 'Holds',
        value: group.members
          .filter((node) => node.kind in words)
          .map((node) => node.title)
          .join('\n'),
      },
    ],
    timelines: [],
    name: first?.name ?? null,
    place: null,
    handler: null,
    members: group.members.map((member) => member.id),
  };
}

const words: Readonly<Record<string, string>> = {
  function: 'function',
  queue: 'queue',
  topic: 'topic',
  stream: 'stream',
  dlq: 'DLQ',
  table: 'table',
  bucket: 'bucket',
  clock: 'schedule',
  workflow: 'workflow',
  bus: 'event source',
  api: 'API',
  service: 'service',
  lost: 'loss',
};

const plural = (count: number, word: string): string =>
  count === 1 ? `1 ${word}` : `${count} ${word.endsWith('ss') ? `${word}es` : `${word}s`}`;

function joinEdges(edges: readonly PictureEdge[], groupOf: ReadonlyMap<string, PictureNode>): readonly PictureEdge[] {
  const joined = new Map<string, { edge: PictureEdge; count: number }>();
  for (const edge of edges) {
    const from = groupOf.get(edge.from)?.id ?? edge.from;
    const to = groupOf.get(edge.to)?.id ?? edge.to;
    if (from === to && edge.from !== edge.to) continue;
    const key = `${from}-${edge.kind}-${to}`;
    const before = joined.get(key);
    joined.set(key, { edge: before?.edge ?? { ...edge, id: key, from, to }, count: (before?.count ?? 0) + 1 });
  }
  return [...joined.values()].map(({ edge, count }) => (count === 1 ? edge : { ...edge, label: `${count} ×` }));
}
