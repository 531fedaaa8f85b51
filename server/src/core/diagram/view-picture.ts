/** Leaves of a picture what one wants to see: without failure paths, only around one function, big ones in groups. */
import { groupPicture } from './group-picture';
import type { EdgeKind, NodeKind, Picture, PictureEdge, PictureNode } from './picture';
import type { PictureView } from './picture-view';

export function viewPicture(picture: Picture, view: PictureView): Picture {
  let shown = picture;
  if (!view.failurePaths) shown = withoutFailurePaths(shown);
  if (!view.targets) shown = withoutTargets(shown);
  if (view.focus !== null && shown.nodes.some((node) => node.id === view.focus)) shown = around(shown, view.focus);
  if (view.problemsOnly) shown = onlyProblems(shown);
  if (!view.network) shown = { ...shown, frames: [], nodes: shown.nodes.map((node) => ({ ...node, frame: null })) };
  if (view.grouping === 'auto') shown = groupPicture(shown, new Set(view.expanded));
  return withUsedFrames(shown);
}

const failureEdges: ReadonlySet<EdgeKind> = new Set(['kept', 'lost', 'blocked', 'unclear']);
const marks: ReadonlySet<NodeKind> = new Set(['lost', 'blocked', 'unclear']);

export const isFailureEdge = (edge: PictureEdge): boolean => failureEdges.has(edge.kind);
export const isMark = (node: PictureNode): boolean => marks.has(node.kind);

function withoutFailurePaths(picture: Picture): Picture {
  const edges = picture.edges.filter((edge) => !isFailureEdge(edge)).map((edge) => ({ ...edge, returnsError: false }));
  const used = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const kept = new Set(picture.edges.filter(isFailureEdge).map((edge) => edge.to));
  const nodes = picture.nodes.filter(
    (node) => used.has(node.id) || node.kind === 'function' || (!kept.has(node.id) && !isMark(node)),
  );
  return { ...picture, nodes, edges };
}

function withoutTargets(picture: Picture): Picture {
  const edges = picture.edges.filter((edge) => edge.kind !== 'reads' && edge.kind !== 'writes');
  const used = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  return { ...picture, nodes: picture.nodes.filter((node) => !node.secondary || used.has(node.id)), edges };
}

/** The node, its neighbours, and behind queues and topics one step more: where things come from and where they end. */
function around(picture: Picture, focus: string): Picture {
  const byId = new Map(picture.nodes.map((node) => [node.id, node]));
  const shown = new Set([focus]);
  const neighbours = (id: string): string[] =>
    picture.edges.flatMap((edge) => (edge.from === id ? [edge.to] : edge.to === id ? [edge.from] : []));
  for (const id of neighbours(focus)) {
    shown.add(id);
    if (!passesOn.has(byId.get(id)?.kind ?? 'function')) continue;
    for (const edge of picture.edges) {
      if (edge.to === id && (edge.kind === 'feeds' || edge.kind === 'writes')) shown.add(edge.from);
      if (edge.from === id && isFailureEdge(edge)) shown.add(edge.to);
    }
  }
  return only(picture, shown);
}

const passesOn: ReadonlySet<NodeKind> = new Set(['queue', 'topic', 'stream', 'dlq']);

function onlyProblems(picture: Picture): Picture {
  const trouble = new Set(picture.nodes.filter((node) => node.problems.length > 0).map((node) => node.id));
  const shown = new Set(trouble);
  for (const edge of picture.edges) {
    if (trouble.has(edge.from)) shown.add(edge.to);
    if (trouble.has(edge.to)) shown.add(edge.from);
  }
  return only(picture, shown);
}

function only(picture: Picture, shown: ReadonlySet<string>): Picture {
  return {
    ...picture,
    nodes: picture.nodes.filter((node) => shown.has(node.id)),
    edges: picture.edges.filter((edge) => shown.has(edge.from) && shown.has(edge.to)),
  };
}

function withUsedFrames(picture: Picture): Picture {
  const used = new Set(picture.nodes.map((node) => node.frame));
  for (const frame of [...picture.frames].reverse()) if (used.has(frame.id)) used.add(frame.parent);
  return { ...picture, frames: picture.frames.filter((frame) => used.has(frame.id)) };
}
