/** What a picky eye would find in a drawing: cut labels, parts over each other, lines over parts and over other lines' labels. Runs in the page. */

export function layoutFaults(): string[] {
  interface Box {
    readonly name: string;
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const found: string[] = [];
  const boxOf = (name: string, element: Element): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { name, left, top, right, bottom };
  };
  const apart = (a: Box, b: Box): boolean =>
    a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  const inside = ({ left, top, right, bottom }: Box, x: number, y: number): boolean =>
    x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1;

  for (const label of document.querySelectorAll('.sheet:not(.measuring) foreignObject')) {
    const inner = label.querySelector('span')?.getBoundingClientRect();
    const outer = label.getBoundingClientRect();
    if (inner && (inner.width > outer.width + 1 || inner.height > outer.height + 1))
      found.push(`cut: ${label.textContent}`);
  }
  const parts = [...document.querySelectorAll<SVGElement>('[data-node]')].map((element) =>
    boxOf(element.dataset.node ?? '', element.querySelector('.label-container') ?? element),
  );
  const labels = [...document.querySelectorAll<SVGElement>('.sheet:not(.measuring) .edge-label')].map((element) =>
    boxOf(`label ${element.textContent?.trim()}`, element),
  );
  const titles = [...document.querySelectorAll('.sheet:not(.measuring) .frame-title')].map((element) =>
    boxOf(`title ${element.textContent?.trim()}`, element),
  );
  const solid = [...parts, ...labels, ...titles];
  for (const [index, a] of solid.entries())
    for (const b of solid.slice(index + 1)) if (!apart(a, b)) found.push(`overlap: ${a.name} and ${b.name}`);

  for (const path of document.querySelectorAll<SVGPathElement>('.sheet:not(.measuring) path.edge')) {
    const matrix = path.getScreenCTM();
    if (!matrix) continue;
    const ends = (path.dataset.ends ?? '').split(' ');
    const own = document.querySelector<SVGElement>(`.edgeLabel .label[data-id="${path.dataset.id}"]`);
    const ownLabel = own?.closest('.edge-label');
    const ownBox = ownLabel && boxOf('', ownLabel);
    // The head of an arrow is turned as the last stretch of its line, which therefore has to have a length.
    const stops = (path.getAttribute('d') ?? '')
      .split(/(?=[MLC])/)
      .map((part) => part.match(/-?[\d.]+[ ,]-?[\d.]+$/)?.[0]);
    if (stops.some((stop, index) => stop === stops[index - 1]))
      found.push(`a stretch of no length: ${ends.join(' to ')}`);
    const length = path.getTotalLength();
    const over = new Set<string>();
    for (let at = 6; at < length - 6; at += 3) {
      const point = path.getPointAtLength(at).matrixTransform(matrix);
      // A title covers the line that comes in behind it.
      for (const box of [...parts, ...labels]) {
        if (!inside(box, point.x, point.y)) continue;
        const mine = ownBox && box.left === ownBox.left && box.top === ownBox.top;
        if (!mine && !ends.includes(box.name)) over.add(box.name);
      }
    }
    for (const name of over) found.push(`the line ${ends.join(' to ')} runs over ${name}`);
  }
  return found;
}
