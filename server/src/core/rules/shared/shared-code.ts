/** Code that stands behind several functions: what is right for one may break another, which has other events and no such variable. */
import type { HandlerFacts } from '../../handlers/handler-facts';
import type { LambdaFunction } from '../../model/app';
import { placeOf } from '../../text/span';
import type { AppView } from '../rule';
import { functionsWithFacts } from './repeats';

/** Another function is run by the same handler. */
export function sharesHandler(view: AppView, fn: LambdaFunction): boolean {
  const own = handlerOf(view.handlers?.get(fn.id));
  return own !== undefined && (usersIn(view).ofHandlers.get(own) ?? 0) > 1;
}

/** Another function loads the file of the handler. */
export function sharesFile(view: AppView, fn: LambdaFunction): boolean {
  const file = view.handlers?.get(fn.id)?.location.file;
  return file != null && (usersIn(view).ofFiles.get(file) ?? 0) > 1;
}

/** How many functions there are behind each handler and each file. */
interface Users {
  readonly ofHandlers: ReadonlyMap<string, number>;
  readonly ofFiles: ReadonlyMap<string, number>;
}

const kept = new WeakMap<AppView, Users>();

function usersIn(view: AppView): Users {
  const found = kept.get(view) ?? countUsers(view);
  kept.set(view, found);
  return found;
}

function countUsers(view: AppView): Users {
  const ofHandlers = new Map<string, number>();
  const ofFiles = new Map<string, number>();
  for (const { facts } of functionsWithFacts(view)) {
    const handler = handlerOf(facts);
    if (handler !== undefined) ofHandlers.set(handler, (ofHandlers.get(handler) ?? 0) + 1);
    const { file } = facts.location;
    // The file of the handler itself may be left out of what was read.
    for (const read of new Set(file === null ? facts.reads : [file, ...facts.reads])) {
      ofFiles.set(read, (ofFiles.get(read) ?? 0) + 1);
    }
  }
  return { ofHandlers, ofFiles };
}

function handlerOf(facts: HandlerFacts | undefined): string | undefined {
  const span = facts?.location.span;
  if (span == null) return undefined;
  const { uri, start } = placeOf(span);
  return `${uri}:${start}`;
}
