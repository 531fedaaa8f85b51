/** What library code does, by the catalogue: the interpreter asks here whenever a call leaves the app's own files. */

import type { Api, Does } from '../../catalog/operations/api';
import { ecmascriptApis } from '../../catalog/operations/ecmascript-apis';
import { pythonApis } from '../../catalog/operations/python-apis';
import type { Language } from '../handler-facts';
import { callBuiltin } from '../interpret/builtins';
import { argsOrigin, callFunction, runCallbacks } from '../interpret/calls';
import { gap, type Library, type Machine, type Site } from '../interpret/machine';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  elementOf,
  eventValue,
  external,
  type FunctionShape,
  joinAll,
  listOf,
  literalOf,
  noArgs,
  Origin,
  ofOrigin,
  record,
  shapeOf,
  textOf,
  type Value,
} from '../interpret/value';
import { type ApiTable, compileApis } from './api-table';
import { callAws, canonicalAws, pendingIn } from './aws-objects';
import { enterIdempotent, type IdempotencyUse } from './idempotent';
import { awsService } from './judge-aws';
import { callHttp } from './judge-http';
import { callSql } from './judge-sql';
import { callMapper, callMongo, callRedis } from './judge-stores';
import { keyOrigin, repeats, sourceText } from './origin';
import { fieldOf } from './params';
import { reportEffect, reportOutbound } from './report';

const tables = new Map<Language, ApiTable>();

const apisOf: Readonly<Partial<Record<Language, readonly Api[]>>> = {
  python: pythonApis,
  javascript: ecmascriptApis,
  typescript: ecmascriptApis,
};

function tableOf(language: Language): ApiTable {
  const known = tables.get(language);
  if (known) return known;
  const table = compileApis(apisOf[language] ?? []);
  tables.set(language, table);
  return table;
}

export function createLibrary(): Library {
  const uses = new Map<string, IdempotencyUse>();
  return {
    uses,
    member,
    call: (machine, callee, args, site, construct) => call(machine, callee, args, site, construct),
    decorate(machine, decorator, fn) {
      const does = lookup(machine, decorator.path.replace(/\(\)$/, ''));
      if (does?.is === 'idempotent' || does?.is === 'batch')
        return { origin: 0, shapes: [{ ...fn, wraps: [...fn.wraps, decorator] }] };
      if (
        machine.loading > 0 &&
        /\.(get|post|put|patch|delete|route|resolver|on_event|exception_handler|handler|on_publish|event|function|create|update|command|action)(\(\))?$/.test(
          decorator.path,
        )
      )
        machine.registered.push(fn);
      return undefined;
    },
    enter(machine, wrap, fn, args) {
      const does = lookup(machine, wrap.path.replace(/\(\)$/, ''));
      if (does?.is === 'idempotent') return enterIdempotent(machine, wrap, does.form, fn, args, uses);
      if (does?.is === 'batch' && wrap.args) runBatch(machine, wrap.args, { at: fn.fn.at, end: fn.fn.end });
      return null;
    },
    invoke: invokeObject,
  };
}

function lookup(machine: Machine, path: string): Does | undefined {
  return tableOf(machine.frame.unit.language)(path);
}

const environments: ReadonlySet<string> = new Set(['process.env', 'os.environ', 'ENV', 'import.meta.env', 'Deno.env']);

function member(_machine: Machine, object: ExternalShape, name: string): Value | undefined {
  if (name === '__enter__' || name === 'default') return { origin: 0, shapes: [object] };
  if (environments.has(object.path) && !/^(get|__getitem__|fetch|copy|items|keys|has_key\?|key\?)$/.test(name))
    return env(name);
  if (object.path === 'lambda:context')
    return /request_?id/i.test(name) ? { origin: Origin.request, shapes: [], via: name } : undefined;
  if (name === '[]') return ofOrigin(Origin.read);
  const shared = /^aws:([\w-]+):resource\.meta$/.exec(object.path);
  if (shared && name === 'client') return external(`aws:${shared[1]}`);
  if (object.path === 'process' && name === 'env') return undefined;
  return undefined;
}

const env = (name: string, fallback: Value | null = null): Value => ({
  origin: Origin.env,
  shapes: [{ kind: 'env', name, fallback }],
});

function call(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site, construct: boolean): Value {
  const { path } = callee;
  const aws = callAws(machine, callee, args, site);
  if (aws) return aws;
  const canonical = canonicalAws(`${path}()`) ?? (construct ? undefined : canonicalAws(path));
  if (canonical) return canonical === 'aws-read:' ? ofOrigin(Origin.read) : external(canonical, { args, base: callee });
  const family = /^(sql|redis|mongo|mongoose|knex|prisma|drizzle|typeorm|sequelize|orm|search|dynamo-orm):/.exec(
    path,
  )?.[1];
  if (family !== undefined) return callStore(machine, family, callee, args, site);
  const special = callLanguage(machine, callee, args, site, construct);
  if (special) return special;
  const does = lookup(machine, path);
  if (does) return perform(machine, does, callee, args, site);
  return callUnknown(machine, callee, args, site);
}

function perform(machine: Machine, does: Does, callee: ExternalShape, args: CallArgs, site: Site): Value {
  switch (does.is) {
    case 'random':
    case 'time':
    case 'day':
    case 'request':
      return { origin: Origin[does.is], shapes: [], via: `${callee.path}()` };
    case 'read':
      runCallbacks(machine, args, ofOrigin(Origin.read), site);
      return ofOrigin(Origin.read);
    case 'env': {
      const name = textOf(args.list[0]);
      return name === undefined ? ofOrigin(Origin.env) : env(name, args.list[1] ?? args.named.get('default') ?? null);
    }
    case 'nothing':
      runCallbacks(machine, args, null, site);
      return external(`${callee.path}()`, { args, base: callee });
    case 'exit':
      return external('!exit');
    case 'pure':
      return pure(machine, callee, args, site);
    case 'first':
      return args.list[0] ?? [...args.named.values()][0] ?? constant;
    case 'object':
      return external(does.path, { args, base: callee });
    case 'aws':
      return awsClient(does, args);
    case 'all':
      return all(machine, args, site);
    case 'batch':
      return runBatch(machine, args, site);
    case 'routes':
      return runRoutes(machine, args, site);
    case 'http': {
      const result = pendingIn(machine, callHttp(machine, does, args, site));
      runCallbacks(machine, args, result, site);
      return result;
    }
    case 'send':
      return send(machine, does, args, site);
    case 'idempotent':
      return wrapIdempotent(does, callee, args);
    case 'wrapper':
      return args.list[0] ?? constant;
  }
}

function awsClient(does: Extract<Does, { is: 'aws' }>, args: CallArgs): Value {
  const name = does.service ?? textOf(args.list[0] ?? args.named.get('service_name'));
  const service = name === undefined ? undefined : awsService(name);
  if (service === undefined) return ofOrigin(Origin.unknown);
  return external(does.kind === 'resource' ? `aws:${service}:resource` : `aws:${service}`);
}

/** The result stands for its arguments; functions among them are run. */
function pure(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value {
  const results = runCallbacks(machine, args, args.list.find((one) => !shapeOf(one, 'function')) ?? null, site);
  const given = args.list.find((one) => shapeOf(one, 'function'));
  if (given && args.list.length <= 2 && machine.loading > 0)
    return external(`${callee.path}()`, { args, base: callee });
  const origin = argsOrigin(args) | (callee.base ? chainOrigin(callee) : 0) | joinAll(results).origin;
  return { origin, shapes: [{ kind: 'external', path: `${callee.path}()`, args, base: callee, effect: null }] };
}

/** `moment(event.time).format()`: what the chain began with still counts. */
function chainOrigin(callee: ExternalShape): number {
  let origin = 0;
  for (let at: ExternalShape | null = callee, depth = 0; at && depth < 8; at = at.base, depth++)
    if (at.args) origin |= argsOrigin(at.args);
  return origin;
}

function all(machine: Machine, args: CallArgs, site: Site): Value {
  const [first] = args.list;
  const callbacks = args.list.filter((one) => shapeOf(one, 'function'));
  if (callbacks.length > 0 && first && !shapeOf(first, 'function')) {
    const { pending: _, ...result } = callBuiltin(machine, first, 'map', { list: callbacks, named: new Map() }, site);
    return { ...result, pending: true };
  }
  const items =
    args.list.length === 1 && first && shapeOf(first, 'list')
      ? first
      : listOf(args.list.map((one) => (shapeOf(one, 'list') ? elementOf(one) : one)));
  return { ...items, pending: true };
}

/** Powertools batch processors and their like: the record handler gets one record of the event. */
function runBatch(machine: Machine, args: CallArgs, site: Site): Value {
  const record_ = eventValue('records[]');
  machine.recordLoops++;
  machine.loops++;
  for (const value of [...args.list, ...args.named.values()]) {
    const fn = shapeOf(value, 'function');
    if (fn) callFunction(machine, fn, { list: [record_, external('lambda:context')], named: new Map() }, site);
  }
  machine.loops--;
  machine.recordLoops--;
  return { ...record([['batchItemFailures', ofOrigin(Origin.event)]]), pending: true };
}

function runRoutes(machine: Machine, args: CallArgs, site: Site): Value {
  const seen = new Set<unknown>();
  for (const fn of [...machine.registered]) {
    if (seen.has(fn.fn)) continue;
    seen.add(fn.fn);
    callFunction(machine, fn, { list: fn.fn.params.map(() => eventValue('body')), named: new Map() }, site);
  }
  return ofOrigin(argsOrigin(args));
}

function send(machine: Machine, does: Extract<Does, { is: 'send' }>, args: CallArgs, site: Site): Value {
  if (does.host !== null) reportOutbound(machine, site, 'http', does.host);
  const values = [...args.list];
  const token = does.keys
    ?.map((name) => args.named.get(name) ?? values.map((one) => fieldOf(one, name)).find((one) => one !== undefined))
    .find((one) => one !== undefined);
  const key = keyOrigin(token);
  if (token && repeats(key)) {
    reportEffect(machine, site, {
      operation: does.operation,
      repeat: 'harmless',
      key,
      guard: `idempotency key from ${sourceText(token, key)}`,
      reason: 'the key makes a second call the same',
    });
  } else if (token && (key === 'random' || key === 'time')) {
    reportEffect(machine, site, {
      operation: does.operation,
      repeat: 'harmful',
      key,
      reason: `the idempotency key comes from ${sourceText(token, key)}`,
      randomToken: { parameter: does.keys?.[0] ?? '', origin: key },
    });
  } else {
    reportEffect(machine, site, {
      operation: does.operation,
      repeat: token ? 'unknown' : 'harmful',
      key,
      reason: 'each delivery does it once more',
    });
  }
  runCallbacks(machine, args, ofOrigin(Origin.read), site);
  return pendingIn(machine, ofOrigin(Origin.read | Origin.unknown));
}

function wrapIdempotent(does: Extract<Does, { is: 'idempotent' }>, callee: ExternalShape, args: CallArgs): Value {
  const made: ExternalShape = { ...callee, path: `${callee.path}()`, args, base: callee };
  const fn = does.form === 'wrapper' ? shapeOf(args.list[0], 'function') : undefined;
  return { origin: 0, shapes: [fn ? { ...fn, wraps: [...fn.wraps, made] } : made] };
}

/** A library's object in the handler's place: every function it was given runs, inside the middlewares it was given. */
function invokeObject(machine: Machine, callee: ExternalShape, args: CallArgs): Value | undefined {
  const site = { at: 0, end: 0 };
  const functions: FunctionShape[] = [];
  const wraps: ExternalShape[] = [];
  let routes = false;
  const visit = (at: ExternalShape | null, depth: number): void => {
    for (let shape = at, steps = 0; shape && steps < 24; shape = shape.base, steps++) {
      if (lookup(machine, shape.path)?.is === 'routes') routes = true;
      for (const value of [...(shape.args?.list ?? []), ...(shape.args?.named.values() ?? [])]) {
        for (const one of value.shapes) {
          if (one.kind === 'function') functions.push(one);
          else if (one.kind === 'external' && lookup(machine, one.path.replace(/\(\)$/, ''))?.is === 'idempotent')
            wraps.push(one);
          else if (one.kind === 'external' && depth < 4) visit(one, depth + 1);
        }
      }
    }
  };
  visit(callee, 0);
  const unique = [...new Map(functions.map((fn) => [fn.fn, fn])).values()];
  if (unique.length === 0 || routes) {
    if (machine.registered.length === 0) return undefined;
    return runRoutes(machine, args, site);
  }
  return joinAll(unique.map((fn) => callFunction(machine, { ...fn, wraps: [...fn.wraps, ...wraps] }, args, site)));
}

function callStore(machine: Machine, family: string, callee: ExternalShape, args: CallArgs, site: Site): Value {
  const method = callee.path.slice(Math.max(callee.path.lastIndexOf('.'), callee.path.lastIndexOf(':')) + 1);
  const next = external(
    `${family}:${callee.path
      .slice(family.length + 1)
      .split('.')
      .slice(0, 1)
      .join('')}.${method}()`,
    { args, base: callee },
  );
  const inTransaction = (): Value => {
    runCallbacks(machine, args, external(`${family}:`), site);
    return external(`${family}:tx`, { args, base: callee });
  };
  if (family === 'redis')
    return pendingIn(
      machine,
      method === 'pipeline' || method === 'multi' ? external('redis:') : callRedis(machine, method, args, site),
    );
  if (
    /^(transaction|\$transaction|withTransaction|withSession|begin|connection|with_session|runInTransaction)$/.test(
      method,
    )
  )
    return inTransaction();
  if (family === 'mongo')
    return pendingIn(machine, callMongo(machine, method, args, site) ?? external('mongo:', { args, base: callee }));
  if (family === 'mongoose') {
    const done =
      callMongo(machine, method, args, site) ??
      (method === 'save' ? callMapper(machine, 'mongoose', method, saved(callee, args), site) : undefined);
    return pendingIn(machine, done ?? external('mongoose:model', { args, base: callee }));
  }
  if (family === 'sql') {
    const result = callSql(machine, site, method, args.list, args.named);
    if (result) {
      runCallbacks(machine, args, ofOrigin(Origin.read), site);
      return pendingIn(machine, result);
    }
    return external('sql:', { args, base: callee });
  }
  if (
    method === 'onConflict' ||
    method === 'onConflictDoNothing' ||
    method === 'onConflictDoUpdate' ||
    method === 'orIgnore'
  ) {
    relax(machine, callee);
    return next;
  }
  const effect =
    callMapper(machine, family, method, args, site) ??
    callSql(
      machine,
      site,
      method,
      args.list.filter((one) => textOf(one) !== undefined),
      args.named,
    );
  if (!effect) return next;
  if (family === 'knex' || family === 'drizzle')
    return { ...external(`${family}:${method}()`, { args, base: callee }), pending: true };
  return pendingIn(machine, effect);
}

/** `.onConflict()` comes after `.insert()` in the chain: the insert is no second row any more. */
function relax(machine: Machine, callee: ExternalShape): void {
  for (const [id, effect] of machine.effects) {
    const inChain =
      effect.repeat !== 'harmless' &&
      /insert|values/.test(effect.operation) &&
      callee.path.length > 0 &&
      effect.uri === machine.frame.unit.uri;
    if (inChain && machine.stack.length > 0 && effect === [...machine.effects.values()].at(-1)) {
      machine.effects.set(id, {
        ...effect,
        repeat: 'harmless',
        guard: 'conflict clause',
        reason: 'a second row of the same key is not inserted',
      });
    }
  }
}

const saved = (callee: ExternalShape, args: CallArgs): CallArgs => callee.base?.args ?? args;

/** What the language itself brings: dates, promises, containers. */
function callLanguage(
  machine: Machine,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
  construct: boolean,
): Value | undefined {
  switch (callee.path) {
    case 'Date':
      if (args.list.length === 0) return { origin: Origin.time, shapes: [], via: 'new Date()' };
      return ofOrigin(argsOrigin(args));
    case 'Promise': {
      const resolver = external('console.resolve');
      const fn = shapeOf(args.list[0], 'function');
      if (fn) callFunction(machine, fn, { list: [resolver, resolver], named: new Map() }, site);
      return { ...ofOrigin(Origin.read), pending: true };
    }
    case 'require':
    case 'import':
      return machine.program.importModule(machine, machine.frame.unit, textOf(args.list[0]) ?? '');
    case 'Object.keys':
      return callBuiltin(machine, args.list[0] ?? constant, 'keys', noArgs, site);
    case 'Object.values':
      return callBuiltin(machine, args.list[0] ?? constant, 'values', noArgs, site);
    case 'Object.entries':
      return callBuiltin(machine, args.list[0] ?? constant, 'entries', noArgs, site);
    case 'Object.assign':
      return callBuiltin(
        machine,
        args.list[0] ?? constant,
        'update',
        { list: args.list.slice(1), named: args.named },
        site,
      );
    case 'dict':
      return args.list.length === 0 ? record(args.named) : undefined;
    case 'Map':
    case 'Set':
      return construct ? (args.list[0] ? listOf([], elementOf(args.list[0])) : record([])) : undefined;
    case 'map':
    case 'filter': {
      const [fn, items] = args.list;
      return fn && items && machine.frame.unit.language === 'python'
        ? callBuiltin(machine, items, callee.path, { list: [fn], named: new Map() }, site)
        : undefined;
    }
    case 'enumerate':
      return listOf([], listOf([ofOrigin(Origin.position), elementOf(args.list[0] ?? constant)]));
    case 'zip':
      return listOf([], listOf(args.list.map((one) => elementOf(one))));
    case 'functools.partial': {
      const fn = shapeOf(args.list[0], 'function');
      return fn ? { origin: 0, shapes: [fn] } : constant;
    }
    case 'getattr': {
      const name = textOf(args.list[1]);
      const [object] = args.list;
      return name !== undefined && object
        ? callBuiltin(machine, object, 'get', { list: [args.list[1] ?? constant], named: new Map() }, site)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Third-party code that no entry knows: its functions run, its result is made of what went in, and the walk is not complete. */
function callUnknown(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value {
  const results = runCallbacks(machine, args, null, site);
  const root = callee.path.split(/[.(!]/)[0] ?? callee.path;
  const tame =
    /\.(toString|trim|toISOString|format|length|push|join|map|split|on|once|use|setHeader|json|keys|values|add|get|has|parse|build|builder)$/.test(
      callee.path,
    );
  if (!tame && literalOf(args.list[0]) !== undefined && root === '') return constant;
  if (!tame) gap(machine, `\`${callee.path.slice(0, 60)}()\` is not known`, site);
  const origin = argsOrigin(args) | chainOrigin(callee) | joinAll(results).origin;
  return {
    origin: origin === 0 ? Origin.unknown : origin,
    shapes: [{ kind: 'external', path: `${callee.path}()`, args, base: callee, effect: null }],
  };
}
