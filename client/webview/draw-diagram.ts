/** Runs Mermaid and finds the parts of its drawing again: which element is which node, edge and frame. */
import mermaid from 'mermaid';
import type { WirePicture, WirePictureEdge, WirePictureFrame, WirePictureNode } from '../../server/src/protocol';
import { el } from './element';
import { fitFrames } from './fit-frames';
import { routeEdges } from './route-edges';

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly picture: WirePicture;
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly edges: readonly DrawnEdge[];
  readonly frames: readonly DrawnFrame[];
  readonly milliseconds: number;
}

export interface DrawnNode {
  readonly node: WirePictureNode;
  readonly element: SVGGElement;
}

export interface DrawnFrame {
  readonly frame: WirePictureFrame;
  readonly element: SVGGElement;
  readonly title: SVGGElement | null;
}

export interface DrawnEdge {
  readonly edge: WirePictureEdge;
  readonly path: SVGPathElement;
  readonly label: SVGGElement | null;
}

let drawings = 0;

const margin = 8;

/** Draws into `canvas`, in place of what was there. */
export async function drawDiagram(canvas: HTMLElement, picture: WirePicture): Promise<Drawing> {
  const start = performance.now();
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    suppressErrorRendering: true,
    // The server keeps pictures small by grouping; what one asks to see whole is shown whole.
    maxTextSize: 5_000_000,
    maxEdges: 20_000,
    fontFamily: getComputedStyle(document.body).fontFamily,
    themeVariables: { fontSize: '13px' },
    flowchart: {
      htmlLabels: true,
      useMaxWidth: false,
      // Lines are routed afterwards; with straight ones Mermaid leaves labels where its layout made room for them.
      curve: 'linear',
      padding: 16,
      nodeSpacing: 32,
      rankSpacing: 56,
      wrappingWidth: 320,
      subGraphTitleMargin: { top: 4, bottom: 10 },
    },
  });
  const id = `picture-${++drawings}`;
  const { svg: text } = await mermaid.render(id, picture.mermaid, measuring(canvas));
  // Mermaid has cleaned the text (`strict`); parsing it as a document of its own runs nothing.
  const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('svg');
  if (!(parsed instanceof SVGSVGElement)) throw new Error('Mermaid gave no picture');
  const svg = document.importNode(parsed, true);
  // Colours and lines are the page's own, so that they follow the editor's theme.
  svg.querySelector('style')?.remove();
  canvas.replaceChildren(svg);
  const drawing: Drawing = { svg, picture, ...find(svg, picture), milliseconds: performance.now() - start };
  fitFrames(drawing);
  routeEdges(drawing);
  const { x, y, width, height } = (svg.querySelector('g') ?? svg).getBBox();
  svg.setAttribute('viewBox', `${x - margin} ${y - margin} ${width + margin * 2} ${height + margin * 2}`);
  return { ...drawing, milliseconds: performance.now() - start };
}

/** Mermaid measures labels where it draws; beside the sheet they have the same fonts as on it. */
function measuring(canvas: HTMLElement): HTMLElement {
  const found = canvas.parentElement?.querySelector<HTMLElement>('.measuring');
  if (found) return found;
  const made = el('div', { class: 'sheet measuring', 'aria-hidden': 'true' });
  canvas.before(made);
  return made;
}

function find(svg: SVGSVGElement, picture: WirePicture): Pick<Drawing, 'nodes' | 'edges' | 'frames'> {
  const nodeElements = new Map<string, SVGGElement>();
  for (const element of svg.querySelectorAll<SVGGElement>('g.node')) {
    const id = /(?:^|-)flowchart-(.+)-\d+$/.exec(element.id)?.[1];
    if (id !== undefined) nodeElements.set(id, element);
  }
  const paths = new Map<string, SVGPathElement>();
  for (const path of svg.querySelectorAll<SVGPathElement>('path[data-id]')) paths.set(path.dataset.id ?? '', path);
  const labels = new Map<string, SVGGElement>();
  for (const label of svg.querySelectorAll<SVGGElement>('.edgeLabel .label[data-id]')) {
    const holder = label.closest<SVGGElement>('g.edgeLabel');
    if (holder && label.textContent?.trim()) labels.set(label.dataset.id ?? '', holder);
  }
  const nodes = new Map<string, DrawnNode>();
  for (const node of picture.nodes) {
    const element = nodeElements.get(node.id);
    if (element) nodes.set(node.id, { node, element });
  }
  return {
    nodes,
    edges: picture.edges.flatMap((edge, index) => {
      const path = paths.get(`e${index}`);
      return path ? [{ edge, path, label: labels.get(`e${index}`) ?? null }] : [];
    }),
    frames: picture.frames.flatMap((frame) => {
      const element = [...svg.querySelectorAll<SVGGElement>('g.cluster')].find(
        ({ id }) => id === frame.id || id.endsWith(`-${frame.id}`),
      );
      return element ? [{ frame, element, title: element.querySelector<SVGGElement>('.cluster-label') }] : [];
    }),
  };
}
