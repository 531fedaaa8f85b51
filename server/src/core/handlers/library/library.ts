/** What library code does, by the catalogue: the interpreter asks here whenever a call leaves the app's own files. */
import type { Does } from '../../catalog/operations/api';
import { keptByText } from '../../text/kept-by-text';
import { argsOrigin, runCallbacks } from '../interpret/calls';
import { gap, type Library, type Machine, type Site } from '../interpret/machine';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  joinAll,
  literalOf,
  Origin,
  ofOrigin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { lookup } from './api-lookup';
import { callAws, pendingIn } from './aws-calls';
import { canonicalAws } from './aws-paths';
import { requestBuilder } from './aws-requests';
import { awsService } from './aws-services';
import { builtExpression } from './dynamodb-builder';
import { noteHeader } from './http-requests';
import { enterIdempotent, type IdempotencyUse } from './idempotent';
import { callHttp } from './judge-http';
import { callInherited } from './judge-models';
import { callRepository } from './judge-repositories';
import { callSend } from './judge-send';
import { callLanguage } from './language-runtime';
import { env, member } from './runtime-members';
import { callStore, storeFamily } from './stores';
import { awaitAll, invokeObject, runBatch, runRoutes } from './wrappers';

export function createLibrary(): Library {
  const uses = new Map<string, IdempotencyUse>();
  return {
    uses,
    member,
    call,
    imported: (path) => external(canonicalAws(`module:${path}`) ?? path),
    typed(machine, path) {
      const canonical = canonicalAws(`${path}!`);
      if (canonical !== undefined) return external(canonical);
      const does = lookup(machine, `${path}!`);
      return external(does?.is === 'object' ? does.path : `${path}!`);
    },
    inherited(machine, base, owner, receiver, method, args, site) {
      const stored =
        callInherited(machine, base, owner, receiver, method, args, site) ??
        callRepository(machine, base, method, args, site);
      if (stored) return stored;
      const does = lookup(machine, `${base}().${method}`);
      const store = does ? undefined : lookup(machine, `${base}!`);
      const family = store?.is === 'object' ? storeFamily(store.path) : undefined;
      if (store?.is === 'object' && family !== undefined) {
        const callee = { kind: 'external', path: `${store.path}.${method}`, args: null, base: null } as const;
        return callStore(machine, family, callee, args, site);
      }
      if (does && does.is !== 'pure' && does.is !== 'nothing')
        return perform(
          machine,
          does,
          { kind: 'external', path: `${base}().${method}`, args: null, base: null },
          args,
          site,
        );
      if (!does && !tame.test(`.${method}`) && !lookup(machine, base))
        gap(machine, `\`${shortPath(base)}.${method}()\` is not known`, site);
      return undefined;
    },
    decorate(machine, decorator, fn) {
      const does = lookup(machine, decorator.path.replace(/\(\)$/, ''));
      if (does?.is === 'idempotent' || does?.is === 'batch' || does?.is === 'durable')
        return { origin: 0, shapes: [{ ...fn, wraps: [...fn.wraps, decorator] }] };
      if (machine.loading > 0 && registering.test(decorator.path)) machine.registered.push(fn);
      return undefined;
    },
    enter(machine, wrap, fn, args) {
      const does = lookup(machine, wrap.path.replace(/\(\)$/, ''));
      if (does?.is === 'idempotent') return enterIdempotent(machine, wrap, does.form, fn, args, uses);
      if (does?.is === 'durable')
        return { text: 'inside a durable execution', strength: 'maybe', at: fn.fn.at, uri: fn.unit.uri };
      if (does?.is === 'batch' && wrap.args) runBatch(machine, wrap.args, { at: fn.fn.at, end: fn.fn.end });
      return null;
    },
    invoke: invokeObject,
  };
}

/** Decorators of routers: what they stand on runs when the app is called. */
const registering =
  /\.(get|post|put|patch|delete|route|resolver|on_event|exception_handler|handler|on_publish|event|function|create|update|command|action|not_found)(\(\))?$/;

function call(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site, construct: boolean): Value {
  const { path } = callee;
  if (path.endsWith('.Done') || path.endsWith('.done')) machine.signals++;
  // The callback of a handler: an error handed to it is told.
  const [error] = args.list;
  if (path === 'console.callback' && error && literalOf(error) !== null) machine.reports++;
  const request = requestBuilder(path, args, construct) ?? callAws(machine, callee, args, site);
  if (request) return request;
  const { made, itself, family } = spokenOf(path);
  const canonical = made ?? (construct ? undefined : itself);
  if (canonical === 'aws-read:') return ofOrigin(Origin.read);
  if (canonical !== undefined) return external(canonical, { args, base: callee });
  if (family !== undefined) return callStore(machine, family, callee, args, site);
  if (noteHeader(machine, callee, args)) return constant;
  const special = builtExpression(callee) ?? callLanguage(machine, callee, args, site, construct);
  if (special) return special;
  const does = lookupMade(machine, path, construct);
  return does ? perform(machine, does, callee, args, site) : callUnknown(machine, callee, args, site);
}

/** What the path of a call says by itself: of AWS, what is made by calling it and what it is itself. */
const spokenOf = keptByText((path) => ({
  made: canonicalAws(`${path}()`),
  itself: canonicalAws(path),
  family: storeFamily(path),
}));

/** What is said of `new X()` itself goes before what is said of everything in its package. */
function lookupMade(machine: Machine, path: string, construct: boolean): Does | undefined {
  const made = construct ? lookup(machine, `${path}()`) : undefined;
  return made?.is === 'object' ? made : (lookup(machine, path) ?? made);
}

function perform(machine: Machine, does: Does, callee: ExternalShape, args: CallArgs, site: Site): Value {
  switch (does.is) {
    case 'random':
    case 'time':
    case 'day':
    case 'request':
      return { origin: Origin[does.is], shapes: [], via: `${shortPath(callee.path)}()` };
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
    case 'open':
      return callUnknown(machine, callee, args, site);
    case 'first':
      return args.list[0] ?? [...args.named.values()][0] ?? constant;
    case 'object':
      return external(does.path, { args, base: callee });
    case 'aws':
      return awsClient(does, callee, args);
    case 'all':
      return awaitAll(machine, args, site);
    case 'batch':
      return runBatch(machine, args, site);
    case 'routes':
      return runRoutes(machine, args);
    case 'http': {
      const result = pendingIn(machine, callHttp(machine, does, callee, args, site));
      runCallbacks(machine, args, result, site);
      return result;
    }
    case 'send':
      return callSend(machine, does, args, site);
    case 'idempotent':
      return wrapped(does.form === 'wrapper', callee, args);
    case 'durable':
      return wrapped(true, callee, args);
    case 'start':
      machine.started = args.list[0] ?? null;
      return constant;
  }
}

const shortPath = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function awsClient(does: Extract<Does, { is: 'aws' }>, callee: ExternalShape, args: CallArgs): Value {
  const name = does.service ?? textOf(args.list[0] ?? args.named.get('service_name'));
  const service = name === undefined ? undefined : awsService(name);
  if (service === undefined) return ofOrigin(Origin.unknown);
  const base: ExternalShape = { ...callee, path: `${callee.path}()`, args, base: callee };
  return external(does.kind === 'resource' ? `aws:${service}:resource` : `aws:${service}`, { base });
}

/** The result stands for its arguments; functions among them are run. */
function pure(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value {
  const results = runCallbacks(machine, args, args.list.find((one) => !shapeOf(one, 'function')) ?? null, site);
  const origin = argsOrigin(args) | chainOrigin(callee) | joinAll(results).origin;
  return { origin, shapes: [{ kind: 'external', path: `${callee.path}()`, args, base: callee }] };
}

/** `moment(event.time).format()`: what the chain began with still counts. */
function chainOrigin(callee: ExternalShape): number {
  let origin = 0;
  for (let at: ExternalShape | null = callee, depth = 0; at && depth < 8; at = at.base, depth++)
    if (at.args) origin |= argsOrigin(at.args);
  return origin;
}

/** The given function inside a library's wrapper, or the wrapper itself where it takes the function later. */
function wrapped(takesFunction: boolean, callee: ExternalShape, args: CallArgs): Value {
  const made: ExternalShape = { ...callee, path: `${callee.path}()`, args, base: callee };
  const fn = takesFunction ? shapeOf(args.list[0], 'function') : undefined;
  return { origin: Origin.constant, shapes: [fn ? { ...fn, wraps: [...fn.wraps, made] } : made] };
}

/** Method names that do nothing outside, whatever library they belong to. */
const tame =
  /(\.|^)(toString|trim|toISOString|format|length|push|join|map|split|on|once|use|setHeader|json|keys|values|add|get|has|parse|build|builder|equals|hashCode|size|isEmpty|to_s|to_h|each|ToString|Length|Error|String|isinstance|reject|resolve|with\w+|set[A-Z]\w*)$/;

/** Third-party code that no entry knows: its functions run, its result is made of what went in, and the walk is not complete. */
function callUnknown(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value {
  const results = runCallbacks(machine, args, null, site);
  if (!tame.test(callee.path)) gap(machine, `\`${shortPath(callee.path).slice(0, 60)}()\` is not known`, site);
  const origin = argsOrigin(args) | chainOrigin(callee) | joinAll(results).origin;
  return {
    origin: origin === Origin.constant ? Origin.unknown : origin,
    shapes: [{ kind: 'external', path: `${callee.path}()`, args, base: callee }],
  };
}
