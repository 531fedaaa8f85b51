/** Walking from node to node with the arrow keys: the nearest one in that direction. */

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function nearest(boxes: ReadonlyMap<string, Box>, from: string, direction: Direction): string | undefined {
  const start = boxes.get(from);
  if (start === undefined) return undefined;
  let best: { id: string; cost: number } | undefined;
  for (const [id, box] of boxes) {
    if (id === from) continue;
    const dx = box.left + box.width / 2 - (start.left + start.width / 2);
    const dy = box.top + box.height / 2 - (start.top + start.height / 2);
    const [along, across] = direction === 'ArrowLeft' || direction === 'ArrowRight' ? [dx, dy] : [dy, dx];
    const ahead = direction === 'ArrowLeft' || direction === 'ArrowUp' ? -along : along;
    if (ahead < 4) continue;
    // What lies straight ahead wins over what is nearer but aside.
    const cost = ahead + Math.abs(across) * 2.5;
    if (best === undefined || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}
