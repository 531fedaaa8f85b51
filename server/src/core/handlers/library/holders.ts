/** What Java's and Guava's containers, holders and wrappers are given of the app comes out of them again. */
import { type CallArgs, type ExternalShape, joinAll, type Shape, type Value } from '../interpret/value';
import { elementOf } from '../interpret/value-queries';

/** The functions and objects of the app that it holds; undefined where it is no holder, or holds none. */
export function heldBy({ path }: ExternalShape, args: CallArgs): Value | undefined {
  // What is called on one of them works on what it holds.
  if (path.includes('(') || !holders.test(path) || said.test(path)) return undefined;
  const held = args.list.filter((one) => one.shapes.some(isOfApp) || elementOf(one).shapes.some(isOfApp));
  return held.length > 0 ? joinAll(held) : undefined;
}

const isOfApp = ({ kind }: Shape): boolean => kind === 'function' || kind === 'instance';

const holders =
  /^(java\.util\.(Objects|Optional|Collections|List|Set|Map|Arrays|stream|concurrent\.atomic)|java\.lang\.(ThreadLocal|ScopedValue|ref)|com\.google\.common\.(base|collect|cache|util)|io\.vavr|org\.apache\.commons\.(lang3|collections4))\b/;

/** What is told of an object is no object. */
const said = /\.(toString|hashCode|equals|hash|isNull|nonNull|join|isEmpty|isNotEmpty|compare)$|\.Collectors\./;
