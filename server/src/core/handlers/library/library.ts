/** What library code does, by the catalogue: the interpreter asks here whenever a call leaves the app's own files. */
import type { Does } from '../../catalog/operations/api';
import { keptByText } from '../../text/kept-by-text';
import { isEcmascript } from '../handler-facts';
import { runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { missed } from '../interpret/missing-method';
import type { Library } from '../interpret/surroundings';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  literalOf,
  Origin,
  ofOrigin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { inheritedFrom, lookup, namesClass } from './api-lookup';
import { callAsyncControl } from './async-control';
import { awsClient, callAws, pendingIn } from './aws-calls';
import { canonicalAws, isAwsData } from './aws-paths';
import { requestBuilder } from './aws-requests';
import { calledByName } from './borrowed-methods';
import { injected } from './containers';
import { decorate, wrappedMember } from './decorations';
import { builtExpression } from './dynamodb-builder';
import { callEmitter, callMadeEmitter, writeToOwn } from './emitters';
import { calledOnFound } from './found-objects';
import { isGiven, renewed } from './fresh-values';
import { callGureguDynamo } from './guregu-dynamo';
import { noteHeader } from './http-requests';
import { enterIdempotent, type IdempotencyUse } from './idempotent';
import { callGraphql } from './judge-graphql';
import { callHttp } from './judge-http';
import { callInherited } from './judge-models';
import { callRepository } from './judge-repositories';
import { callSend } from './judge-send';
import { callLanguage } from './language-runtime';
import { callLodash } from './lodash';
import { callMade, isMadeFunction, ranBy } from './made-functions';
import { startThread } from './own-threads';
import { readModel } from './parsed-models';
import { pure } from './pure-calls';
import { innerOfPartial } from './python-callables';
import { env, idOfRequest, member, requestId } from './runtime-members';
import { searchRequest } from './search-engines';
import { callStore, storeFamily } from './stores';
import { toldByName } from './told-by-name';
import { anyObjects, callUnknown, shortPath, tame } from './unknown-calls';
import { awaitAll, batchOf, invokeObject, runBatch, runRoutes, wrapped } from './wrappers';

export function createLibrary(): Library {
  const uses = new Map<string, IdempotencyUse>();
  return {
    uses,
    member,
    injected,
    call,
    acts(machine, shape) {
      const { path } = innerOfPartial(shape) ?? shape;
      if (isMadeFunction(shape)) return true;
      if (path.startsWith('aws:')) return /^aws:[\w-]+\.\w+$/.test(path);
      const does = path.endsWith(')') ? undefined : lookup(machine, path);
      return does?.is === 'send' || does?.is === 'http' || does?.is === 'aws';
    },
    names: (machine, path) => namesClass(machine, path) || canonicalAws(`${path}!`) !== undefined,
    imported: (path) => external(canonicalAws(`module:${path}`) ?? path),
    typed(machine, path) {
      const canonical = canonicalAws(`${path}!`);
      if (canonical !== undefined) return external(canonical);
      if (isAwsData(path)) return constant;
      const does = lookup(machine, `${path}!`) ?? madeOf(machine, path);
      return external(does?.is === 'object' ? does.path : `${path}!`);
    },
    inherited(machine, base, owner, receiver, method, args, site) {
      const stored =
        callInherited(machine, base, owner, receiver, method, args, site) ??
        callRepository(machine, base, method, args, site) ??
        startThread(machine, base, owner, receiver, method, site) ??
        readModel(machine, base, owner, method, args) ??
        callEmitter(machine, base, method, args, site) ??
        writeToOwn(machine, receiver, method, args, site);
      if (stored) return stored;
      const does = inheritedFrom(machine, base, method);
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
      if (!does && !tame.test(`.${method}`) && !anyObjects.test(method) && !lookup(machine, base))
        missed(machine, `\`${shortPath(base)}.${method}()\` is not known`, method, args, site);
      return undefined;
    },
    decorate,
    wrappedMember,
    enter(machine, wrap, fn, args) {
      const does = lookup(machine, wrap.path.replace(/\(\)$/, ''));
      if (does?.is === 'idempotent') return enterIdempotent(machine, wrap, does.form, fn, args, uses);
      if (does?.is === 'durable')
        return { text: 'inside a durable execution', strength: 'maybe', at: fn.fn.at, uri: fn.unit.uri };
      if (does?.is === 'batch' && wrap.args) runBatch(machine, wrap.args, { at: fn.fn.at, end: fn.fn.end });
      return null;
    },
    calledOnFound,
    told: toldByName,
    invoke: invokeObject,
  };
}

/** `pool: Pool` is what `new Pool()` makes. */
const madeOf = (machine: Machine, path: string): Does | undefined =>
  isEcmascript(machine.frame.unit.language) ? lookup(machine, path) : undefined;

function call(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site, construct: boolean): Value {
  const { path } = callee;
  const borrowed = isEcmascript(machine.frame.unit.language) ? calledByName(callee, args) : undefined;
  if (borrowed === 'bound' && callee.base) return { origin: Origin.constant, shapes: [callee.base] };
  if (typeof borrowed === 'object' && callee.base) return call(machine, callee.base, borrowed, site, false);
  // In Ruby a member is asked for by calling it.
  const asked = path.startsWith('lambda:context.') ? path.slice('lambda:context.'.length) : '';
  if (requestId.test(asked)) return idOfRequest(machine, asked);
  if (path.endsWith('.Done') || path.endsWith('.done') || path === 'close') machine.signals++;
  // The callback of a handler: an error handed to it is told.
  const [error] = args.list;
  if (path === 'console.callback' && error && literalOf(error) !== null) machine.reports++;
  const request =
    requestBuilder(path, args, construct) ??
    searchRequest(machine, path, args, construct, site) ??
    callAws(machine, callee, args, site);
  if (request) return request;
  const { made, itself, family } = spokenOf(path);
  const canonical = made ?? (construct ? undefined : itself);
  if (canonical === 'aws-read:') return ofOrigin(Origin.read);
  if (canonical !== undefined) return external(canonical, { args, base: callee });
  if (family !== undefined) return callStore(machine, family, callee, args, site);
  if (noteHeader(machine, callee, args)) return constant;
  const special =
    builtExpression(callee) ??
    callGureguDynamo(machine, callee, args, site) ??
    callLanguage(machine, callee, args, site, construct) ??
    callAsyncControl(machine, callee, args, site) ??
    callLodash(machine, callee, args, site) ??
    callMadeEmitter(machine, callee, args, site);
  if (special) return special;
  const does = lookupMade(machine, path, construct);
  return does ? perform(machine, does, callee, args, site) : callUnknown(machine, callee, args, site, construct);
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
      return isGiven(does, args) ? pure(machine, callee, args, site) : renewed(machine, does.is, callee, args, site);
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
    case 'nothing': {
      const made = callMade(machine, callee, args, site);
      if (made) return made;
      // What a log shows of an object is not run.
      runCallbacks(machine, { ...args, list: args.list.filter((one) => !shapeOf(one, 'record')) }, null, site);
      return external(`${callee.path}()`, { args, base: callee });
    }
    case 'exit':
      return external('!exit');
    case 'pure':
      return callMade(machine, callee, args, site) ?? pure(machine, callee, args, site);
    case 'runs':
      return ranBy(machine, callee, args, site) ?? pure(machine, callee, args, site);
    case 'open':
      return callUnknown(machine, callee, args, site);
    case 'first':
      return args.list[0] ?? [...args.named.values()][0] ?? constant;
    case 'object':
      return external(does.path, { args, base: callee });
    case 'aws':
      return awsClient(does, callee, args);
    case 'all':
      return awaitAll(machine, callee, args, site);
    case 'batch':
      // While a module loads nothing is handled: it is a decorator, told what it will run.
      if (machine.loading > 0 && isDecorator.test(callee.path))
        return external(`${callee.path}()`, { args, base: callee });
      return batchOf(machine, callee, args, site);
    case 'routes':
      return runRoutes(machine, args);
    case 'graphql':
      return callGraphql(machine, callee, args, site);
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

const isDecorator = /\b(async_)?batch_processor$/;
