/** The library `async`: functions run one after the other or at once, each with a callback of its own, and one when all are done. */
import { argsOrigin, callFunction } from '../interpret/calls';
import { iterate } from '../interpret/containers';
import type { Machine, Site } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  type FunctionShape,
  joinAll,
  Origin,
  ofOrigin,
  shapeOf,
  type Value,
} from '../interpret/value';

/** Undefined where the call is another. */
export function callAsyncControl(
  machine: Machine,
  { path }: ExternalShape,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const name = /^(?:async|neo-async)(?:\/|\.)(\w+)$/.exec(path)?.[1] ?? others[path];
  const [over, ...rest] = args.list;
  if (name === undefined || !over) return undefined;
  if (tasked.test(name)) {
    const results = functionsIn(over).map((fn) => run(machine, fn, [], args, site));
    return finish(machine, joinAll(results), rest, args, site);
  }
  if (!looping.test(name)) return undefined;
  const [each, ...after] = rest.filter((one) => shapeOf(one, 'function'));
  const fn = shapeOf(each, 'function');
  if (!fn) return undefined;
  const { element, overRecords } = iterate(machine, over);
  if (overRecords) machine.recordLoops++;
  machine.loops++;
  const result = run(machine, fn, [element], args, site);
  machine.loops--;
  if (overRecords) machine.recordLoops--;
  return finish(machine, result, after, args, site);
}

/** Packages that do the same under names of their own. */
const others: Readonly<Record<string, string>> = {
  'p-all': 'parallel',
  'p-series': 'series',
  'p-waterfall': 'waterfall',
  'run-parallel': 'parallel',
  'run-series': 'series',
  'run-waterfall': 'waterfall',
  'p-each-series': 'eachSeries',
  'p-map-series': 'mapSeries',
  'p-filter': 'filter',
};

const tasked = /^(parallel|parallelLimit|series|waterfall|auto|autoInject|race|tryEach)$/;
const looping =
  /^(each|eachSeries|eachLimit|eachOf|eachOfSeries|eachOfLimit|forEach|forEachSeries|forEachLimit|forEachOf|forEachOfSeries|forEachOfLimit|map|mapSeries|mapLimit|mapValues|mapValuesSeries|filter|filterSeries|filterLimit|reject|concat|concatSeries|some|every|detect|groupBy)$/;

/** What the parameters behind the given ones hold: the callback, and with some functions what the one before answered. */
const further: Value = {
  origin: Origin.read,
  shapes: [{ kind: 'external', path: 'console.resolve', args: null, base: null }],
};

function run(machine: Machine, fn: FunctionShape, given: readonly Value[], args: CallArgs, site: Site): Value {
  const list = fn.fn.params.map((_, index) => given[index] ?? further);
  const result = callFunction(machine, fn, { list, named: args.named }, site);
  return { ...result, origin: result.origin | Origin.read };
}

function finish(machine: Machine, result: Value, after: readonly Value[], args: CallArgs, site: Site): Value {
  const done = ofOrigin(argsOrigin(args) | result.origin | Origin.read);
  for (const one of after) {
    const fn = shapeOf(one, 'function');
    if (fn) callFunction(machine, fn, { list: [ofOrigin(Origin.constant), done], named: args.named }, site);
  }
  return { ...done, pending: true };
}

/** The functions in a list or an object, also at the end of a list of what they wait for: `auto({ b: ['a', fn] })`. */
function functionsIn(value: Value, depth = 0): FunctionShape[] {
  if (depth > 2) return [];
  return value.shapes.flatMap((shape): FunctionShape[] => {
    if (shape.kind === 'function') return [shape];
    const inside =
      shape.kind === 'list' ? shape.items : shape.kind === 'record' ? [...shape.fields.values()] : ([] as const);
    const rest = shape.kind === 'list' || shape.kind === 'record' ? shape.rest : null;
    return [...inside, ...(rest ? [rest] : [])].flatMap((one) => functionsIn(one, depth + 1));
  });
}
