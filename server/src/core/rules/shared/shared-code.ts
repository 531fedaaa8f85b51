/** Code that stands behind several functions: what is right for one may break another, which has other events and no such variable. */
import type { LambdaFunction } from '../../model/app';
import { placeOf } from '../../text/span';
import type { AppView } from '../rule';
import { functionsWithFacts } from './repeats';

/** Another function is run by the same handler. */
export function sharesHandler(view: AppView, fn: LambdaFunction): boolean {
  const own = handlerOf(view, fn);
  return (
    own !== undefined && functionsWithFacts(view).some((other) => other.fn !== fn && handlerOf(view, other.fn) === own)
  );
}

/** Another function loads the file of the handler. */
export function sharesFile(view: AppView, fn: LambdaFunction): boolean {
  const file = view.handlers?.get(fn.id)?.location.file;
  return file != null && functionsWithFacts(view).some((other) => other.fn !== fn && other.facts.reads.includes(file));
}

function handlerOf({ handlers }: AppView, fn: LambdaFunction): string | undefined {
  const span = handlers?.get(fn.id)?.location.span;
  if (span == null) return undefined;
  const { uri, start } = placeOf(span);
  return `${uri}:${start}`;
}
