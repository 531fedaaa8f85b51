/**
 * The picture as Mermaid text for files, the clipboard and the command line: it stands alone, and stays within what
 * renderers take that one can't configure, GitHub's among them.
 */
import { mermaidText } from './mermaid';
import type { Picture } from './picture';
import type { PictureView } from './picture-view';
import { viewPicture } from './view-picture';

/** Mermaid's own defaults (`maxTextSize`, `maxEdges` of its configuration), which GitHub keeps; counted with some room. */
const mostCharacters = 49_000;
const mostEdges = 490;

export function portableText(picture: Picture, view: PictureView): string {
  const whole = drawn(picture, view);
  if (fits(whole)) return whole.text;
  const smaller = smallerViews.map((less) => drawn(picture, { ...view, ...less }));
  const chosen = smaller.find(fits) ?? smaller.at(-1) ?? whole;
  return `%% ${whole.nodes} parts are more than Mermaid takes by default, so some are gathered or left out.\n${chosen.text}`;
}

/** What is given up first comes first. */
const smallerViews: readonly Partial<PictureView>[] = [
  { grouping: 'auto', expanded: [] },
  { grouping: 'auto', expanded: [], targets: false },
  { grouping: 'auto', expanded: [], targets: false, failurePaths: false },
];

interface Drawn {
  readonly text: string;
  readonly nodes: number;
  readonly edges: number;
}

function drawn(picture: Picture, view: PictureView): Drawn {
  const shown = viewPicture(picture, view);
  const text = mermaidText(shown, { direction: view.direction, use: 'plain' });
  return { text, nodes: shown.nodes.length, edges: shown.edges.length };
}

const fits = ({ text, edges }: Drawn): boolean => text.length <= mostCharacters && edges <= mostEdges;
