/** Methods that every language's own lists, dictionaries, texts and objects have, by what they do and not by where they come from. */

import { isEcmascript } from '../handler-facts';
import { fieldOrElse, getField, merge, putField, transformValues } from './builtin-dictionaries';
import { bind, callWith, chosen, constantized, enter, invoke, tapped, thenDo, toRecord } from './builtin-functions';
import { append, eachWithObject, extend, reduce } from './builtin-lists';
import { buildOn, getter, lowerFirst } from './builtin-requests';
import { formatText, joinText, keepText, placeOrigin, splitText } from './builtin-texts';
import { dayOf } from './calendar';
import { functionIn, functionsIn } from './call-arguments';
import { callFunction, runCallbacks } from './calls';
import { inTurns, iterate } from './containers';
import { noteFloating } from './floating-work';
import { addGuards } from './guard';
import { callHandedWith } from './handed-over';
import type { Machine, Site } from './machine';
import { loose, memberOf } from './members';
import { isTame, missed, noteActing, noteMissing } from './missing-method';
import { certainly, collected, flattened, ifThere, isOne, maybeOne, ofPair, otherwise } from './optionals';
import { setMember } from './set-members';
import { askedSize } from './sizes';
import { type CallArgs, joinAll, listOf, noArgs, Origin, ofOrigin, record, shapeOf, type Value } from './value';
import { deepOrigin, elementOf, guardsInside, isNothingKnown } from './value-queries';

export type Method = (machine: Machine, receiver: Value, args: CallArgs, site: Site, name: string) => Value;

export function callBuiltin(machine: Machine, receiver: Value, name: string, args: CallArgs, site: Site): Value {
  const request = shapeOf(receiver, 'record');
  if (request?.type?.startsWith('builder:')) return buildOn(machine, receiver, request, name, args, site);
  const whole = dayOf(receiver, name, args);
  if (whole) return whole;
  const key = loose(name);
  const method = methods.get(key);
  if (method) return method(machine, receiver, args, site, key);
  if (shapeOf(receiver, 'event')) {
    noteActing(machine, receiver, name, args, site);
    return getter(machine, receiver, name, args, site);
  }
  const results = runCallbacks(machine, args, elementOf(receiver), site);
  if (isNothingKnown(receiver) && !isTame(key)) missed(machine, `\`${name}()\` of something unknown`, name, args, site);
  const size = args.list.length === 0 && shapeOf(receiver, 'list') ? askedSize(name, receiver) : undefined;
  if (size) return size;
  noteActing(machine, receiver, name, args, site);
  noteMissing(machine, receiver, name, args, site);
  // Whatever is done with a list of objects, what comes out is mostly some of them.
  if (holdsObjects(receiver)) return sameElements(machine, receiver, args, site, key);
  // A setter or builder of an object that is only known by its type: `order.setStatus(x)`, `builder.id(x)`.
  const [value] = args.list;
  const set = /^(set|with)(?=[A-Z_])/.exec(name);
  if (value && set) {
    setMember(machine, receiver, lowerFirst(name.slice(set[0].length).replace(/^_/, '')), value);
    return receiver;
  }
  const get = /^(get|is)(?=[A-Z])/.exec(name);
  if (get && args.list.length === 0) {
    const field = memberOf(machine, receiver, lowerFirst(name.slice(get[0].length)), site);
    if (field.shapes.length > 0 || field.origin !== receiver.origin) return field;
  }
  const outcome = joinAll(results);
  const guarded =
    receiver.whenTrue && receiver.whenFalse ? { whenTrue: receiver.whenTrue, whenFalse: receiver.whenFalse } : {};
  return { ...ofOrigin(receiver.origin | placeOrigin(args, key) | outcome.origin | stored(receiver)), ...guarded };
}

const stored = (receiver: Value): number =>
  receiver.shapes.reduce(
    (all, shape) =>
      all | (shape.kind === 'text' || shape.kind === 'literal' ? 0 : deepOrigin({ origin: 0, shapes: [shape] })),
    0,
  );

const mapLike: Method = (machine, receiver, args, site, name) => {
  const fn = functionIn(machine, args);
  if (fn && isOne(machine, receiver)) return callFunction(machine, fn, { list: [receiver], named: new Map() }, site);
  const before = machine.work;
  const inside = guardsInside(receiver);
  const hasKeys = fn?.fn.params.length === 2 && hasPairs.has(fn.unit.language);
  const result = inTurns(machine, receiver, (element) => {
    const list = hasKeys ? [ofOrigin(receiver.origin), element] : [element, ofOrigin(Origin.position)];
    return fn
      ? joinAll(
          functionsIn(machine, args).map((one) => callFunction(machine, one, { list, named: noArgs.named }, site)),
        )
      : (callHandedWith(machine, args, element, site) ?? element);
  });
  if (name === 'foreach' && result.pending && machine.work > before) noteFloating(machine, site);
  const { pending, ...plain } = result;
  return {
    origin: Origin.constant,
    shapes: [
      {
        kind: 'list',
        items: [],
        rest: flattened(name, plain),
        guards: inside,
        ...(maybeOne(machine, receiver) ? { maybeOne: true as const } : {}),
      },
    ],
    ...(pending ? { pending: true as const } : {}),
  };
};

/** Where a loop with two names walks over keys and values. */
const hasPairs: ReadonlySet<string> = new Set(['java', 'ruby']);

const holdsObjects = (receiver: Value): boolean =>
  shapeOf(receiver, 'list') !== undefined &&
  elementOf(receiver).shapes.some(({ kind }) => kind === 'instance' || kind === 'function');

/** Keeps the elements: filter, sort, slice, find... */
const sameElements: Method = (machine, receiver, args, site, name) => {
  const size = args.list.length === 0 ? askedSize(name, receiver) : undefined;
  if (size) return size;
  if (isOne(machine, receiver)) {
    runCallbacks(machine, args, receiver, site);
    return name === 'stream' ? listOf([receiver]) : receiver;
  }
  const { element } = iterate(machine, receiver);
  const fn = functionIn(machine, args);
  const tested = fn && callFunction(machine, fn, { list: [element, element], named: new Map() }, site);
  // A dictionary without some of its entries, or a copy of it.
  if (shapeOf(receiver, 'record')) return receiver;
  const path = shapeOf(receiver, 'event') ?? shapeOf(receiver, 'text') ?? shapeOf(receiver, 'literal');
  if (path || receiver.shapes.length === 0) return receiver;
  const inner = name === 'flat' && shapeOf(element, 'list') ? elementOf(element) : element;
  const asked = shapeOf(args.list[0], 'external')?.path === 'Boolean' ? element : tested;
  const passed = name === 'filter' ? asked?.whenTrue : undefined;
  const kept = listOf([], inner, addGuards(guardsInside(receiver), passed));
  const list = shapeOf(kept, 'list');
  const before = shapeOf(receiver, 'list');
  if (list && before?.maybeOne) list.maybeOne = true;
  // The last fifty of a longer list.
  if (list && before?.longerThan !== undefined && !fn) list.longerThan = before.longerThan;
  return kept;
};

/** Ruby's `collect` makes something of each, Java's ends a stream. */
const collect: Method = (machine, receiver, args, site, name) =>
  functionIn(machine, args) ? mapLike(machine, receiver, args, site, name) : collected(machine, receiver, args, site);

const findOne: Method = (machine, receiver, args, site, name) => {
  sameElements(machine, receiver, args, site, name);
  const found = elementOf(receiver);
  // A step of an iterator.
  return name === 'next' && isEcmascript(machine.frame.unit.language)
    ? record([
        ['value', found],
        ['done', ofOrigin(found.origin)],
      ])
    : found;
};

/** `queue.take()`, `queue.peek()` give one; a stream is told how many, or what to do with each. */
const oneOrSome: Method = (machine, receiver, args, site, name) =>
  (args.list.length === 0 ? findOne : sameElements)(machine, receiver, args, site, name);

const pairsOf: Method = (_machine, receiver) => {
  const element = elementOf(receiver);
  const key = shapeOf(receiver, 'record')?.restKey ?? ofOrigin(receiver.origin);
  return listOf([], listOf([key, element]));
};

const keysOf: Method = (_machine, receiver) => {
  const fields = shapeOf(receiver, 'record');
  if (fields && !fields.rest)
    return listOf(
      [...fields.fields.keys()].map((key): Value => ({ origin: 0, shapes: [{ kind: 'literal', value: key }] })),
    );
  return listOf([], fields?.restKey ?? ofOrigin(receiver.origin | stored(receiver)));
};

const valuesOf: Method = (_machine, receiver) => listOf([], elementOf(receiver));

const names = (text: string, method: Method): [string, Method][] =>
  text.split(' ').map((name) => [loose(name), method]);

export const methods: ReadonlyMap<string, Method> = new Map([
  ...names('push append add unshift addLast addFirst offer appendleft << WriteAsync TryWrite Enqueue', append),
  ...names('extend addAll AddRange concat', extend),
  ...names(
    'map forEach flatMap Select SelectMany each each_with_index filter_map mapToObj each_slice parallelStream ConvertAll each_pair each_entry each_value each_key',
    mapLike,
  ),
  ...names('each_with_object', eachWithObject),
  ...names(
    'filter sort sorted slice reverse distinct Where OrderBy OrderByDescending Skip ToList toList ToArray stream select reject sort_by uniq compact flatten flat iterator limit asList toSorted toReversed values_at Distinct AsEnumerable each_cons splice copy sequential lazy some every any all anyMatch allMatch noneMatch Any All',
    sameElements,
  ),
  ...names(
    'find First FirstOrDefault Single SingleOrDefault Last findFirst findAny shift pop popleft at first last detect next head getFirst getLast poll pollFirst pollLast peekFirst peekLast removeFirst removeLast Dequeue ReadAsync',
    findOne,
  ),
  ...names('take peek', oneOrSome),
  ...names('reduce reduceRight fold inject Aggregate', reduce),
  ...names('get fetch dig GetValueOrDefault getOrDefault get_string_value', getField),
  ...names('put set putIfAbsent store setItem', putField),
  ...names('setdefault computeIfAbsent GetOrAdd', fieldOrElse),
  ...names('update merge merge! assign putAll', merge),
  ...names('items entries entrySet', pairsOf),
  ...names('keys keySet', keysOf),
  ...names('values', valuesOf),
  ...names('join', joinText),
  ...names('format formatted', formatText),
  ...names(
    'strip trim lower upper toLowerCase toUpperCase lstrip rstrip decode encode toString to_s to_sym valueOf ToString isoformat replace replaceAll substring substr ToLower ToUpper Trim chomp padStart padEnd zfill upcase downcase capitalize camelize classify title normalize String',
    keepText,
  ),
  ...names('rsplit', splitText),
  ...names('tap', tapped),
  ...names('then thenApply thenCompose thenAccept catch exceptionally finally ContinueWith', thenDo),
  ...names('orElse orElseGet or', otherwise),
  ...names('orElseThrow', certainly),
  ...names('ifPresent ifPresentOrElse', ifThere),
  ...names('collect', collect),
  ...names('getKey', ofPair(0)),
  ...names('getValue', ofPair(1)),
  ...names('bind', bind),
  ...names('__getattribute__', chosen),
  ...names('call apply', callWith),
  ...names('constantize safe_constantize', constantized),
  ...names('transform_values', transformValues),
  ...names('freeze itself dup clone', enter),
  ...names(
    '[Symbol.iterator] [Symbol.asyncIterator] deref __enter__ promise unwrap await ConfigureAwait GetAwaiter GetResult ReadAllAsync result toPromise strict',
    enter,
  ),
  ...names('invoke accept Invoke', invoke),
  ...names('dict model_dump to_dict to_h toJSON asdict to_hash', toRecord),
]);
