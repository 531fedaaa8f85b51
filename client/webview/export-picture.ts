/** The picture as files that stand alone: colours written into the elements, labels as plain SVG text that every program shows. */
import type { Drawing } from './draw-diagram';
import { svgEl } from './element';

const margin = 24;
const styles = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'display',
];
const textStyles = ['font-family', 'font-size', 'font-weight'];

export function pictureSvg(
  drawing: Drawing,
  background: string,
): { readonly text: string; readonly width: number; readonly height: number } {
  const live = drawing.svg;
  const copy = live.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('the picture is no SVG');
  inline(live, copy);
  const box = (live.querySelector('g') ?? live).getBBox();
  const width = Math.ceil(box.width + margin * 2);
  const height = Math.ceil(box.height + margin * 2);
  const origin = { x: box.x - margin, y: box.y - margin };
  copy.setAttribute('viewBox', `${origin.x} ${origin.y} ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('style');
  copy.prepend(
    svgEl('title', {}, drawing.picture.title),
    svgEl('rect', { ...origin, width, height, fill: background }),
  );
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

export async function picturePng(drawing: Drawing, background: string): Promise<string> {
  const { text, width, height } = pictureSvg(drawing, background);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  // Twice the size reads well on any screen; browsers refuse canvases much larger than this.
  const scale = Math.min(2, 16_000 / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this window can not draw images');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}

function inline(live: Element, copy: Element): void {
  if (live instanceof SVGForeignObjectElement) {
    copy.replaceWith(...labelText(live));
    return;
  }
  const liveChildren = [...live.children];
  const copyChildren = [...copy.children];
  for (const [index, child] of liveChildren.entries()) {
    const twin = copyChildren[index];
    if (twin) inline(child, twin);
  }
  if (live instanceof SVGStyleElement || live.classList.contains('edge-hit')) {
    copy.remove();
    return;
  }
  if (live instanceof SVGGraphicsElement || live.closest('marker')) {
    const computed = getComputedStyle(live);
    const names =
      live instanceof SVGTextElement
        ? [...styles, ...textStyles]
        : live instanceof SVGGElement
          ? ['opacity', 'display']
          : styles;
    copy.setAttribute(
      'style',
      names.map((name) => `${name}:${computed.getPropertyValue(name).replaceAll('"', "'")}`).join(';'),
    );
  }
  for (const name of ['tabindex', 'role', 'aria-label', 'class'])
    if (!(live instanceof SVGSVGElement)) copy.removeAttribute(name);
}

/** The lines of an HTML label as SVG text, each where it stands on the screen. */
function labelText(label: SVGForeignObjectElement): readonly SVGElement[] {
  const matrix = (label.parentNode as SVGGraphicsElement).getScreenCTM()?.inverse();
  if (!matrix) return [];
  const found: SVGElement[] = [];
  const background = label.querySelector('.labelBkg');
  if (background) {
    const box = background.getBoundingClientRect();
    const from = new DOMPoint(box.left, box.top).matrixTransform(matrix);
    const to = new DOMPoint(box.right, box.bottom).matrixTransform(matrix);
    const fill = getComputedStyle(background).backgroundColor;
    found.push(svgEl('rect', { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y, fill }));
  }
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (!parent) continue;
    const computed = getComputedStyle(parent);
    for (const { line, box } of linesOf(text)) {
      const middle = new DOMPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2).matrixTransform(matrix);
      found.push(
        svgEl(
          'text',
          {
            x: middle.x,
            y: middle.y,
            'text-anchor': 'middle',
            'dominant-baseline': 'central',
            fill: computed.color,
            'font-family': computed.fontFamily.replaceAll('"', "'"),
            'font-size': computed.fontSize,
            'font-weight': computed.fontWeight,
          },
          line,
        ),
      );
    }
  }
  return found;
}

function linesOf(text: Node): readonly { readonly line: string; readonly box: DOMRect }[] {
  const content = text.textContent ?? '';
  const range = document.createRange();
  const found: { line: string; box: DOMRect }[] = [];
  let start = 0;
  const take = (from: number, to: number): void => {
    range.setStart(text, from);
    range.setEnd(text, to);
    const line = content.slice(from, to).trim();
    if (line !== '') found.push({ line, box: range.getBoundingClientRect() });
  };
  let top: number | undefined;
  for (let at = 0; at < content.length; at++) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    if (top !== undefined && box.top > top + box.height / 2) {
      take(start, at);
      start = at;
    }
    top = box.top;
  }
  take(start, content.length);
  return found;
}
