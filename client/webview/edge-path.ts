/**
 * The way of one line between two parts, as pure geometry: it leaves and arrives level, changes its height only where
 * nothing stands, and passes through its own label. `u` runs with the picture's direction, `v` across it.
 */

export interface Box {
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
}

/** A place that the line passes level: where it begins or ends, its label, a gap between other parts. */
export interface Gate {
  readonly u0: number;
  readonly u1: number;
  readonly v: number;
  /** The line may not take a short cut past it. */
  readonly fixed: boolean;
}

export interface Curve {
  readonly u0: number;
  readonly v0: number;
  readonly u1: number;
  readonly v1: number;
}

/** Curves from the first gate to the last; between them the line is level. Gates come in rising order of `u`. */
export function curvesThrough(gates: readonly Gate[], obstacles: readonly Box[]): readonly Curve[] {
  const curves: Curve[] = [];
  let at = 0;
  while (at < gates.length - 1) {
    const from = gates[at];
    if (from === undefined) break;
    let next: { readonly index: number; readonly curve: Curve } | undefined;
    for (let index = farthest(gates, at); index > at; index--) {
      const to = gates[index];
      const curve = to && (freeCurve(from, to, obstacles) ?? (index === at + 1 ? plain(from, to) : undefined));
      if (curve === undefined) continue;
      next = { index, curve };
      break;
    }
    if (next === undefined) break;
    curves.push(next.curve);
    at = next.index;
  }
  return curves;
}

function farthest(gates: readonly Gate[], from: number): number {
  const fixed = gates.findIndex((gate, index) => index > from && gate.fixed);
  return fixed < 0 ? gates.length - 1 : fixed;
}

const plain = (from: Gate, to: Gate): Curve => ({ u0: from.u1, v0: from.v, u1: to.u0, v1: to.v });

/** The widest curve between two gates that touches nothing: over the whole way, or in a gap between what is in the way. */
function freeCurve(from: Gate, to: Gate, obstacles: readonly Box[]): Curve | undefined {
  const whole = plain(from, to);
  const [low, high] = from.v < to.v ? [from.v, to.v] : [to.v, from.v];
  const near = obstacles.filter((box) => box.u1 > whole.u0 && box.u0 < whole.u1 && box.v1 > low && box.v0 < high);
  if (near.length === 0 || isFree(whole, whole, near)) return whole;
  return gaps(whole, near)
    .map(([u0, u1]): Curve => ({ ...whole, u0, u1 }))
    .find((curve) => isFree(curve, whole, near));
}

const smallestGap = 10;

/** Stretches of `u` in which nothing stands between the two heights; the widest first. */
function gaps(whole: Curve, obstacles: readonly Box[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let at = whole.u0;
  for (const { u0, u1 } of [...obstacles].sort((a, b) => a.u0 - b.u0)) {
    if (u0 - at >= smallestGap) found.push([at, u0]);
    at = Math.max(at, u1);
  }
  if (whole.u1 - at >= smallestGap) found.push([at, whole.u1]);
  return found.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
}

const samples = 24;

/** Whether the curve, and the level line before and after it, stay outside of all boxes. */
function isFree(curve: Curve, whole: Curve, boxes: readonly Box[]): boolean {
  const hits = (u: number, v: number): boolean =>
    boxes.some((box) => u > box.u0 && u < box.u1 && v > box.v0 && v < box.v1);
  const crosses = (from: number, to: number, v: number): boolean =>
    to > from && boxes.some((box) => box.u1 > from && box.u0 < to && v > box.v0 && v < box.v1);
  if (crosses(whole.u0, curve.u0, curve.v0) || crosses(curve.u1, whole.u1, curve.v1)) return false;
  for (let step = 1; step < samples; step++) {
    const t = step / samples;
    if (hits(bezier(curve.u0, curve.u1, t, 0.5), bezier(curve.v0, curve.v1, t, 0))) return false;
  }
  return true;
}

/** A cubic whose inner points lie `pull` of the way towards the other end. */
function bezier(from: number, to: number, t: number, pull: number): number {
  const near = from + (to - from) * pull;
  const far = to - (to - from) * pull;
  const s = 1 - t;
  return s ** 3 * from + 3 * s * s * t * near + 3 * s * t * t * far + t ** 3 * to;
}

/** Closer than this, the heads of arrows would lie over each other. */
const leastApart = 7;

/** Places on a side, as near as can be to where each line wants to go, in their order and apart from each other; too many share one place. */
export function spread(wanted: readonly number[], low: number, high: number): readonly number[] {
  if (wanted.length === 0) return [];
  const apart = wanted.length > 1 ? Math.min(14, (high - low) / (wanted.length - 1)) : leastApart;
  if (apart < leastApart) return wanted.map(() => (low + high) / 2);
  const order = wanted.map((v, index) => ({ v, index })).sort((a, b) => a.v - b.v || a.index - b.index);
  const places: number[] = [];
  let least = low;
  for (const [rank, { v, index }] of order.entries()) {
    const most = high - apart * (order.length - 1 - rank);
    places[index] = Math.min(Math.max(v, least), most);
    least = (places[index] ?? least) + apart;
  }
  return places;
}
