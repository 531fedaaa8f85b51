/** What the languages themselves bring, where a call means more than its arguments: dates, promises, containers, imports. */

import { callBuiltin } from '../interpret/builtins';
import { argsOrigin, callFunction, runCallbacks } from '../interpret/calls';
import { keepBeside } from '../interpret/floating-work';
import { callHanded } from '../interpret/handed-over';
import type { Machine, Site } from '../interpret/machine';
import { chosenClass, fillByBlock } from '../interpret/ruby-methods';
import { askedSize } from '../interpret/sizes';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  listOf,
  noArgs,
  Origin,
  ofOrigin,
  record,
  shapeOf,
  type Value,
} from '../interpret/value';
import { elementOf, guardsInside, textOf } from '../interpret/value-queries';
import { lists, tables } from './collections';
import { callContainer } from './containers';
import { ecmascriptRuntime } from './ecmascript-runtime';
import { callContext } from './go-context';
import { callFiles } from './judge-files';
import { callLocalStorage, storePath } from './local-storage';
import { mediated } from './mediator';
import { membersInOrder } from './members-in-order';
import { noteResolved, resolverPath } from './promises';
import { callProxy, proxyPath } from './proxies';
import { callMade } from './python-callables';
import { pythonRuntime, type Runtime } from './python-runtime';

export function callLanguage(
  machine: Machine,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
  construct: boolean,
): Value | undefined {
  if (construct && madeByMembers.has(callee.path)) return membersOf(callee, args);
  const ofContext = machine.frame.unit.language === 'go' ? callContext(machine, callee, args) : undefined;
  if (ofContext) return ofContext;
  if (callee.path === resolverPath) noteResolved(machine, callee, args);
  if (callee.path.startsWith(storePath)) return callLocalStorage(machine, callee, args, site);
  if (callee.path === proxyPath) return callProxy(machine, callee, args, site, construct);
  const handedOut = callContainer(machine, callee, args, site);
  if (handedOut) return handedOut;
  const isPython = machine.frame.unit.language === 'python';
  return (
    (isPython ? ofPython : runtime).get(callee.path)?.(machine, args, site, construct) ??
    (isPython ? (callMade(machine, callee, args, site) ?? callFiles(machine, callee, args, site)) : undefined)
  );
}

/** Ruby: `Order = Struct.new(:id, :total)`, then `Order.new(id, total)`. */
const madeByMembers: ReadonlySet<string> = new Set(['Struct()', 'Data.define()']);

function membersOf(callee: ExternalShape, args: CallArgs): Value {
  const names = (callee.args?.list ?? []).flatMap((one) => textOf(one) ?? []);
  return membersInOrder(names, args);
}

const now = (via: string): Value => ({ origin: Origin.time, shapes: [], via });

const container: Runtime = (_machine, args, _site, construct) => {
  if (!construct) return undefined;
  const [from] = args.list;
  return from ? ((shapeOf(from, 'record') ?? shapeOf(from, 'list')) ? from : listOf([], elementOf(from))) : record([]);
};

/** Empty, or with what is in another: a number is how much it has room for. */
const list: Runtime = (_machine, args, _site, construct) => {
  if (!construct) return undefined;
  const from = args.list.find((one) => !shapeOf(one, 'literal') && !shapeOf(one, 'function'));
  return from ? (shapeOf(from, 'list') ? from : listOf([], elementOf(from))) : listOf([]);
};

/** `new EnumMap<>(Kind.class)`, `new HashMap<>(16)`, `new Dictionary<string, Work>(StringComparer.Ordinal)`: what it is told is not in it. */
const table: Runtime = (machine, args, site, construct) =>
  shapeOf(args.list[0], 'record') ? container(machine, args, site, construct) : construct ? record([]) : undefined;

/** Map.of("id", id, "name", name) */
const pairs: Runtime = (_machine, args) => {
  const entries: [string, Value][] = [];
  for (let at = 0; at + 1 < args.list.length; at += 2)
    entries.push([textOf(args.list[at]) ?? '', args.list[at + 1] ?? constant]);
  return record(entries);
};

const document: Runtime = (machine, args, site, construct) =>
  construct ? pairs(machine, args, site, construct) : undefined;

const items: Runtime = (_machine, args) => listOf(args.list);

/** `new Writable({ write(chunk, encoding, done) {} })`: what is written goes through its functions. */
const stream: Runtime = (machine, args, site) => {
  const functions = [...(shapeOf(args.list[0], 'record')?.fields.values() ?? [])];
  runCallbacks(machine, { list: functions, named: noArgs.named }, ofOrigin(Origin.unknown), site);
  return undefined;
};

/** `new Lazy<Client>(() => new Client())`: what it makes is its `Value`. */
const lazy: Runtime = (machine, args, site, construct) => {
  const [made] = construct ? runCallbacks(machine, args, null, site) : [];
  return made && record([['Value', made]]);
};

/** Runs a function beside the rest. */
const task: Runtime = (machine, args, site) => {
  const [result = constant] = runCallbacks(machine, args, null, site);
  const fn = shapeOf(args.list[0], 'function')?.fn;
  if (fn) keepBeside(machine, fn, () => runCallbacks(machine, args, null, site));
  return { ...result, pending: true };
};

/** What goes in at one end of a channel of .NET comes out at the other. */
const channel: Runtime = () => {
  const held = listOf([]);
  return record([
    ['Reader', held],
    ['Writer', held],
  ]);
};

/** A function that runs beside the rest, in a thread or a process of its own. */
const thread: Runtime = (machine, args, site) => {
  const target = args.named.get('target') ?? args.list[1];
  const fn = shapeOf(target, 'function');
  const given = args.named.get('args') ?? args.list[3];
  const list = given ? (shapeOf(given, 'list')?.items ?? [elementOf(given)]) : [];
  const named = new Map(shapeOf(args.named.get('kwargs'), 'record')?.fields);
  if (fn) callFunction(machine, fn, { list, named }, site);
  else callHanded(machine, target, { list, named }, site);
  return external('threading.current_thread', { args });
};

/** What is known where a value is true is known of its truth. */
const truthOf: Runtime = (_machine, { list: [value] }) =>
  value && (value.whenTrue ?? value.whenFalse) ? { ...value, shapes: [] } : undefined;

/** `String.join(", ", parts)`, `String.join("-", a, b)`. */
const joined: Runtime = (machine, { list: [mark, ...parts] }, site) => {
  const [only, more] = parts;
  if (!mark || !only) return undefined;
  const all = more === undefined && shapeOf(only, 'list') ? only : listOf(parts);
  return callBuiltin(machine, all, 'join', { list: [mark], named: noArgs.named }, site);
};

const constantByName: Runtime = (machine, { list: [name] }) => name && chosenClass(machine, name);

const runtimes: Readonly<Record<string, Runtime>> = {
  Date: (_machine, args) => (args.list.length === 0 ? now('new Date()') : ofOrigin(argsOrigin(args))),
  'java.util.Date': (_machine, args) => (args.list.length === 0 ? now('new Date()') : ofOrigin(argsOrigin(args))),
  Hash: (machine, args, site, construct) =>
    construct && shapeOf(args.list[0], 'function')
      ? fillByBlock(machine, record([]), args, site)
      : container(machine, args, site, construct),
  'Object.const_get': constantByName,
  'Kernel.const_get': constantByName,
  'Module.const_get': constantByName,
  Document: container,
  'org.bson.Document': document,
  'com.mongodb.BasicDBObject': document,
  'java.util.Map.of': pairs,
  'java.util.Collections.singletonMap': pairs,
  'java.util.stream.Stream.of': (machine, args, site, construct) =>
    args.list.length === 1 && shapeOf(args.list[0], 'list') ? args.list[0] : items(machine, args, site, construct),
  'java.util.List.of': items,
  'java.util.Set.of': items,
  'java.util.Arrays.asList': items,
  'java.util.Collections.singletonList': items,
  'java.util.Collections.singleton': items,
  'com.google.common.collect.ImmutableMap.of': pairs,
  map: (machine, args, site) => pythonEach(machine, args, site, 'map'),
  filter: (machine, args, site) => pythonEach(machine, args, site, 'filter'),
  enumerate: (_machine, { list: [from = constant] }) =>
    listOf([], listOf([ofOrigin(Origin.position), elementOf(from)]), guardsInside(from)),
  bool: truthOf,
  Boolean: truthOf,
  // Of Python and Go.
  len: (_machine, { list: [from = constant] }) => askedSize('len', from),
  'dataclasses.asdict': (machine, args, site) =>
    callBuiltin(machine, args.list[0] ?? constant, 'to_dict', noArgs, site),
  'stream.Writable': stream,
  'stream.Transform': stream,
  'stream.Duplex': stream,
  Lazy: lazy,
  'Channel.CreateUnbounded': channel,
  'Channel.CreateBounded': channel,
  OpenStruct: (_machine, { named }) => record(named),
  'IMediator!.Send': mediated,
  'ISender!.Send': mediated,
  'IMediator!.Publish': mediated,
  'IPublisher!.Publish': mediated,
  'Task.Run': task,
  'threading.Thread': thread,
  'multiprocessing.Process': thread,
  'threading.Timer': (machine, args, site) => {
    const target = shapeOf(args.list[1] ?? args.named.get('function'), 'function');
    if (target) callFunction(machine, target, noArgs, site);
    return external('threading.current_thread', { args });
  },
  'java.util.concurrent.CompletableFuture.runAsync': task,
  'java.util.concurrent.CompletableFuture.supplyAsync': task,
  'string.Join': joined,
  'String.Join': joined,
  'java.lang.String.join': joined,
  'fmt.Sprintf': (machine, args, site) =>
    callBuiltin(machine, args.list[0] ?? constant, 'format', { list: args.list.slice(1), named: new Map() }, site),
  'java.lang.String.format': (machine, args, site) =>
    callBuiltin(machine, args.list[0] ?? constant, 'format', { list: args.list.slice(1), named: new Map() }, site),
  'string.Format': (machine, args, site) =>
    callBuiltin(machine, args.list[0] ?? constant, 'format', { list: args.list.slice(1), named: new Map() }, site),
};

/** A path may be called like what every object has: `constructor`. */
const runtime: ReadonlyMap<string, Runtime> = new Map([
  ...Object.entries({ ...runtimes, ...ecmascriptRuntime }),
  ...tables.map((name) => [name, table] as const),
  ...lists.map((name) => [name, list] as const),
]);
const ofPython: ReadonlyMap<string, Runtime> = new Map([...runtime, ...Object.entries(pythonRuntime)]);

function pythonEach(machine: Machine, args: CallArgs, site: Site, method: string): Value | undefined {
  const [fn, values] = args.list;
  return fn && values && machine.frame.unit.language === 'python'
    ? callBuiltin(machine, values, method, { list: [fn], named: new Map() }, site)
    : undefined;
}
