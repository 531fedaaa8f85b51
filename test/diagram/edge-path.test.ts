/** The ways of lines, as numbers: apart on a side, level at both ends, and around what stands between. */
import { describe, expect, it } from 'vitest';
import { type Box, curvesThrough, type Gate, spread } from '../../client/webview/edge-path';

describe('lines on one side of a part', () => {
  const cases: readonly (readonly [what: string, wanted: readonly number[], places: readonly number[]])[] = [
    ['one goes where it wants to', [12], [12]],
    ['one does not leave the side', [90], [30]],
    ['two that want the same are kept apart', [10, 10], [10, 24]],
    ['those at the end make room', [40, 50], [16, 30]],
    ['their order is that of where they go', [25, 5], [25, 5]],
    ['too many share the middle', [1, 2, 3, 4, 5, 6, 7, 8], [15, 15, 15, 15, 15, 15, 15, 15]],
    ['none', [], []],
  ];
  it.each(cases)('%s', (_, wanted, places) => expect(spread(wanted, 0, 30)).toEqual(places));
});

describe('the way between two parts', () => {
  const gate = (u: number, v: number, fixed = true): Gate => ({ u0: u, u1: u, v, fixed });
  const box = (u0: number, u1: number, v0: number, v1: number): Box => ({ u0, u1, v0, v1 });
  const cases: readonly {
    readonly what: string;
    readonly gates: readonly Gate[];
    readonly obstacles?: readonly Box[];
    readonly curves: readonly (readonly [u0: number, v0: number, u1: number, v1: number])[];
  }[] = [
    { what: 'nothing between: one curve', gates: [gate(0, 0), gate(100, 50)], curves: [[0, 0, 100, 50]] },
    {
      what: 'a bend that nothing asks for is left out',
      gates: [gate(0, 0), gate(50, 40, false), gate(100, 50)],
      curves: [[0, 0, 100, 50]],
    },
    {
      what: 'what stands at the end: it turns before',
      gates: [gate(0, 0), gate(100, 50)],
      obstacles: [box(40, 90, 10, 40)],
      curves: [[0, 0, 40, 50]],
    },
    {
      what: 'what stands at the start: it turns behind',
      gates: [gate(0, 0), gate(100, 50)],
      obstacles: [box(5, 60, 5, 60)],
      curves: [[60, 0, 100, 50]],
    },
    {
      what: 'what stands right in the way: it takes the bend around',
      gates: [gate(0, 0), gate(50, 80, false), gate(100, 0)],
      obstacles: [box(10, 90, -20, 20)],
      curves: [
        [0, 0, 10, 80],
        [90, 80, 100, 0],
      ],
    },
    {
      what: 'it passes level through its label',
      gates: [gate(0, 0), { u0: 40, u1: 60, v: 30, fixed: true }, gate(100, 0)],
      curves: [
        [0, 0, 40, 30],
        [60, 30, 100, 0],
      ],
    },
    {
      what: 'no way is free: it goes straight through',
      gates: [gate(0, 0), gate(100, 50)],
      obstacles: [box(-10, 110, -10, 60)],
      curves: [[0, 0, 100, 50]],
    },
  ];
  it.each(cases)('$what', ({ gates, obstacles = [], curves }) => {
    expect(curvesThrough(gates, obstacles).map(({ u0, v0, u1, v1 }) => [u0, v0, u1, v1])).toEqual(curves);
  });
});
