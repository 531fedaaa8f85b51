/** What Python's own library brings, where a call means more than its arguments. */

import { hole } from '../handler-facts';
import { callFunction, callValue } from '../interpret/calls';
import { chosenMember } from '../interpret/chosen-member';
import { noteKey, spreadInto } from '../interpret/containers';
import type { Machine, Site } from '../interpret/machine';
import { setMember } from '../interpret/set-members';
import { numbersUpTo } from '../interpret/sizes';
import {
  type CallArgs,
  constant,
  join,
  listOf,
  literalOf,
  literalValue,
  noArgs,
  Origin,
  type RecordShape,
  record,
  shapeOf,
  unknown,
  type Value,
} from '../interpret/value';
import { elementOf, textOf } from '../interpret/value-queries';
import { parsed, structured } from './parsed-models';
import { partial } from './python-callables';
import { pythonChoices } from './python-choices';
import { judgeBulk } from './search-engines';
import { callSql } from './sql-calls';

export type Runtime = (machine: Machine, args: CallArgs, site: Site, construct: boolean) => Value | undefined;

/** `clients: object = field(default_factory=make)`: what each object begins with. */
const field: Runtime = (machine, { list, named }, site) => {
  const factory = shapeOf(named.get('default_factory') ?? named.get('factory'), 'function');
  return factory ? callFunction(machine, factory, noArgs, site) : (named.get('default') ?? list[0] ?? constant);
};

/** `dict(pairs)`, `dict(other, name=value)`. */
const dict: Runtime = (machine, { list: [from], named }) => {
  const made = record([]);
  const shape = shapeOf(made, 'record');
  const pairs = shapeOf(from, 'list');
  if (!shape || (from && !pairs && !shapeOf(from, 'record') && named.size === 0)) return undefined;
  for (const pair of pairs ? [...pairs.items, ...(pairs.rest ? [pairs.rest] : [])] : []) {
    const { items, rest } = shapeOf(pair, 'list') ?? { items: [], rest: null };
    const value = items[1] ?? rest ?? elementOf(pair);
    setMember(machine, made, textOf(items[0]) ?? null, value);
    noteKey(shape, items[0]);
  }
  if (from && !pairs) spreadInto(shape, from);
  for (const [name, value] of named) shape.fields.set(name, value);
  return made;
};

/** `defaultdict(list)`: under any name there is what its factory makes. */
const dictWithDefault: Runtime = (machine, { list: [factory, ...list], named }, site, construct) => {
  const made = dict(machine, { list, named }, site, construct);
  const fn = shapeOf(factory, 'function');
  const path = shapeOf(factory, 'external')?.path ?? '';
  const start = fn ? callFunction(machine, fn, noArgs, site) : startOf[path]?.();
  const shape: RecordShape | undefined = shapeOf(made, 'record');
  if (shape && start) shape.rest = start;
  return made;
};

const startOf: Readonly<Record<string, (() => Value) | undefined>> = {
  list: () => listOf([]),
  set: () => listOf([]),
  dict: () => record([]),
  'collections.deque': () => listOf([]),
  int: () => constant,
};

/** What stands at the same place of each, where all are known. */
const zip: Runtime = (_machine, { list }) => {
  const lists = list.map((one) => shapeOf(one, 'list'));
  const length = lists[0]?.items.length ?? 0;
  const isKnown = lists.every((one) => one && one.rest === null && one.items.length === length);
  if (!isKnown) return listOf([], listOf(list.map((one) => elementOf(one))));
  return listOf(Array.from({ length }, (_, at) => listOf(lists.map((one) => one?.items[at] ?? constant))));
};

/** A module by its name; one whose name is made while the code runs may be any that the name can mean. */
const module: Runtime = (machine, { list: [name] }) => {
  const text = textOf(name);
  const { unit } = machine.frame;
  if (text === undefined) return unknown;
  if (!text.includes(hole)) return machine.program.importModule(machine, unit, text);
  return machine.program.modulesLike(machine, unit, text) ?? unknown;
};

/** `execute_values(cursor, statement, rows)`. */
const sentByHelper: Runtime = (machine, { list: [, ...list], named }, site) =>
  callSql(machine, site, 'executemany', list, named);

/** `inspect.getmembers(steps)`: the functions and classes of a module, with their names. */
const membersOf: Runtime = (_machine, { list: [from] }) => {
  const module = shapeOf(from, 'module')?.unit;
  const named = [...(module?.scope.vars ?? [])].filter(
    ([, value]) => shapeOf(value, 'function') ?? shapeOf(value, 'class'),
  );
  return module && listOf(named.map(([name, value]) => listOf([literalValue(name), value])));
};

const ownModule: Runtime = ({ frame: { unit } }) => ({ origin: Origin.constant, shapes: [{ kind: 'module', unit }] });

/** `getattr(object, name, fallback)`. */
const attribute: Runtime = (machine, { list: [object, name, fallback] }, site) => {
  if (!object || !name) return undefined;
  const isOwn = shapeOf(object, 'external')?.path === 'sys.modules[]';
  const from = (isOwn ? ownModule(machine, noArgs, site, false) : undefined) ?? object;
  const found = chosenMember(machine, from, name, site);
  if (!fallback || literalOf(fallback) === null || !found || found.shapes.length === 0) return found;
  return found.shapes.some(({ kind }) => kind === 'external') ? found : join(found, fallback);
};

export const pythonRuntime: Readonly<Record<string, Runtime>> = {
  'dataclasses.field': field,
  'pydantic.Field': field,
  'attr.ib': field,
  'attrs.field': field,
  setattr: (machine, { list: [object, name, value] }) => {
    if (object && value) setMember(machine, object, textOf(name) ?? null, value);
    return constant;
  },
  ...pythonChoices,
  dict,
  'collections.OrderedDict': dict,
  'collections.defaultdict': dictWithDefault,
  zip,
  range: (_machine, { list }) => numbersUpTo(list),
  'importlib.import_module': module,
  __import__: module,
  globals: ownModule,
  'threading.local': () => record([]),
  'inspect.getmembers': membersOf,
  getattr: attribute,
  'functools.partial': (_machine, args) => partial(args),
  'functools.partialmethod': (_machine, args) => partial(args),
  'aws_lambda_powertools.utilities.parser.parse': (machine, args) => parsed(machine, args),
  'dacite.from_dict': (machine, args) => structured(machine, args),
  'cattrs.structure': (machine, args) => structured(machine, args),
  'fastapi.Depends': (machine, { list: [fn] }, site) => fn && callValue(machine, fn, null, null, noArgs, site),
  'psycopg2.extras.execute_values': sentByHelper,
  'psycopg2.extras.execute_batch': sentByHelper,
  ...Object.fromEntries(
    ['elasticsearch.helpers', 'opensearchpy.helpers', 'elasticsearch_dsl.connections'].flatMap((module) =>
      ['bulk', 'streaming_bulk', 'parallel_bulk', 'async_bulk'].map((name): [string, Runtime] => [
        `${module}.${name}`,
        (machine, args, site) => judgeBulk(machine, args, site),
      ]),
    ),
  ),
  next: (_machine, { list: [from] }) => from && elementOf(from),
  'types.SimpleNamespace': (_machine, { named }) => record(named),
  'argparse.Namespace': (_machine, { named }) => record(named),
};
