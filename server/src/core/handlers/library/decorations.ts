/** What decorators of libraries make of the app's functions. */
import { joinedArgs } from '../interpret/call-arguments';
import type { Machine } from '../interpret/machine';
import { type ExternalShape, external, type FunctionShape, noArgs, Origin, type Value } from '../interpret/value';
import { lookup } from './api-lookup';

/** Undefined where the function stays as it is. */
export function decorate(machine: Machine, decorator: ExternalShape, fn: FunctionShape): Value | undefined {
  const path = decorator.path.replace(/\(\)$/, '');
  const does = lookup(machine, path);
  if (does?.is === 'idempotent' || does?.is === 'batch' || does?.is === 'durable' || isTask(machine, path))
    return { origin: 0, shapes: [{ ...fn, wraps: [...fn.wraps, decorator] }] };
  if (makesMiddleware.test(path)) return external(middleware, { args: { list: [asValue(fn)], named: noArgs.named } });
  if (path === middleware) return around(decorator, fn);
  if (machine.loading > 0 && registering.test(decorator.path)) machine.registered.push(fn);
  return undefined;
}

const asValue = (fn: FunctionShape): Value => ({ origin: Origin.constant, shapes: [fn] });

/** Celery and its like: `task.delay(order)` puts it into a queue. */
const isTask = (machine: Machine, path: string): boolean => lookup(machine, `${path}.delay`)?.is === 'send';

/** What a function with such a decorator has beside its call. */
export function wrappedMember(machine: Machine, { wraps }: FunctionShape, name: string): Value | undefined {
  for (const { path } of wraps) {
    const member = `${path.replace(/\(\)$/, '')}.${name}`;
    if (lookup(machine, member)?.is === 'send') return external(member);
  }
  return undefined;
}

/** Powertools: a function of handler, event and context becomes a decorator, which may be given more by name. */
const makesMiddleware = /^aws_lambda_powertools\.(middleware_factory\.)?(factory\.)?lambda_handler_decorator$/;
const middleware = 'aws_lambda_powertools:middleware';

function around(decorator: ExternalShape, handler: FunctionShape): Value | undefined {
  const named = decorator.path === middleware ? noArgs.named : (decorator.args?.named ?? noArgs.named);
  for (let at: ExternalShape | null = decorator; at; at = at.base) {
    const own = at.path === middleware ? at.args?.list[0]?.shapes[0] : undefined;
    if (own?.kind === 'function')
      return asValue({ ...own, given: joinedArgs(own.given, { list: [asValue(handler)], named }) });
  }
  return undefined;
}

/** Decorators of routers: what they stand on runs when the app is called. */
const registering =
  /\.(get|post|put|patch|delete|route|resolver|on_event|exception_handler|handler|on_publish|event|function|create|update|command|action|not_found)(\(\))?$/;
