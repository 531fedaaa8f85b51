/** Java and C# have several methods of one name: which of them a call means. */
import { keptByText } from '../../text/kept-by-text';
import { isJavaOrCSharp } from '../handler-facts';
import type { Func } from '../ir/ir';
import { inLine } from './class-line';
import type { Machine } from './machine';
import { type CallArgs, type FunctionShape, literalOf, shapeOf, type Value } from './value';

/** Those with as many parameters, of several those that what is given fits best, and not the one that is running. */
export function overloads(machine: Machine, shape: FunctionShape, args: CallArgs): readonly FunctionShape[] {
  const { owner, fn } = shape;
  if (!owner || !isJavaOrCSharp(shape.unit.language)) return [shape];
  const same = owner.cls.methods.filter((one) => one.name === fn.name);
  if (same.length < 2) return [shape];
  const count = args.list.length + args.named.size;
  const exact = same.filter((one) => one.params.length === count);
  const fitting = exact.length > 0 ? exact : same.filter((one) => one.params.at(-1)?.rest === true);
  const waiting = fitting.filter((one) => !machine.stack.includes(one));
  const chosen = waiting.length > 1 ? best(machine, waiting, args) : waiting;
  const [only = fitting[0] ?? fn, ...more] = chosen;
  return [only, ...more].map((one) => (one === fn ? shape : { ...shape, fn: one }));
}

function best(machine: Machine, all: readonly Func[], args: CallArgs): readonly Func[] {
  const fits = all.map((one) => fitness(machine, one, args));
  const most = Math.max(...fits);
  // Where everything seems to be wrong, what is known of the arguments is.
  const fitting = most < 0 ? all : all.filter((_, index) => fits[index] === most);
  // `trace(Runnable)` and `trace(Supplier)` do the same with what they are given.
  return args.list.some((one) => shapeOf(one, 'function')) ? fitting.slice(0, 1) : fitting;
}

/** How many arguments are for certain what a method takes; below zero where one is something else. */
function fitness(machine: Machine, { params }: Func, { list }: CallArgs): number {
  let count = 0;
  for (const [index, { type }] of params.entries()) {
    const given = list[index];
    const fits = given && type !== null ? isOf(machine, given, type) : undefined;
    if (fits === false) return -1;
    if (fits) count++;
  }
  return count;
}

/** Whether a value is of a written type; undefined where it may be. */
function isOf(machine: Machine, value: Value, type: string): boolean | undefined {
  const wanted = kindOfType(type);
  if (wanted === 'any') return undefined;
  const of = shapeOf(value, 'instance')?.of;
  if (of) {
    if (of.cls.name === type) return true;
    const isBase = inLine(machine, of, ({ cls }) => cls.name === type || cls.bases.includes(type) || undefined);
    return isBase ? undefined : false;
  }
  const path = shapeOf(value, 'event')?.path;
  if (path !== undefined && /\[\]$/.test(path)) return wanted === 'class' ? /(Message|Record)$/.test(type) : undefined;
  const kind = kindOf(value, path);
  if (kind === undefined) return undefined;
  if (wanted === kind) return true;
  // `String[]` is written without its brackets here, constants of enums are texts, and any interface may be a function's.
  const isOpen = kind === 'list' || (wanted === 'class' && (kind === 'text' || kind === 'function'));
  return isOpen ? undefined : false;
}

function kindOf(value: Value, path: string | undefined): string | undefined {
  const known = literalOf(value);
  if (known !== undefined && known !== null) return kinds.get(typeof known);
  if (shapeOf(value, 'text') ?? shapeOf(value, 'env')) return 'text';
  if (shapeOf(value, 'function')) return 'function';
  if (shapeOf(value, 'list')) return 'list';
  if (path !== undefined && texts.test(path)) return 'text';
  const made = shapeOf(value, 'external')?.path ?? '';
  return numbers.test(made) ? 'number' : undefined;
}

/** Parts of an event that are texts, whoever sends it. */
const texts =
  /\.(body|messageid|eventsourcearn|receipthandle|sns\.(message|subject|messageid)|object\.key|bucket\.name)$/;

const numbers =
  /(^|\.)(Integer|Long|Double|Float|Short|BigDecimal|int|long|decimal|double)\.(parse|valueOf|Parse)\w*\(\)$/;

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'number'],
  ['boolean', 'boolean'],
]);

const written: readonly (readonly [string, RegExp])[] = [
  ['any', /^([Oo]bject|dynamic|[A-Z]\d?|T[A-Z]\w*)$/],
  ['text', /^([Ss]tring|CharSequence)$/],
  [
    'number',
    /^(int|long|short|byte|float|double|decimal|Integer|Long|Short|Byte|Float|Double|Number|Big(Decimal|Integer))$/,
  ],
  ['boolean', /^(bool(ean)?|Boolean)$/],
  ['list', /^I?(ReadOnly)?(List|Collection|Set|Enumerable|Iterable|Array)$|^\[\]/],
  ['function', /^((Bi|Int|Long|Double|To\w+)?(Function|Consumer|Supplier|Predicate)|Runnable|Callable|Func|Action)$/],
];

const kindOfType = keptByText((type) => written.find(([, name]) => name.test(type))?.[0] ?? 'class');
