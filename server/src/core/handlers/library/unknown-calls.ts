/** Calls of third-party code that no entry knows. */
import { isJavaOrCSharp } from '../handler-facts';
import { argsOrigin, runCallbacks } from '../interpret/calls';
import { handlesFailure, withFailure } from '../interpret/catches';
import { gap, type Machine, type Site } from '../interpret/machine';
import { missed } from '../interpret/missing-method';
import { type CallArgs, type ExternalShape, joinAll, Origin, ofOrigin, shapeOf, type Value } from '../interpret/value';
import { pendingIn } from './aws-calls';
import { callHttp } from './judge-http';
import { callMade } from './made-functions';

export const shortPath = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What an object of a library is asked with one more (`contract.loans(count - 1)`) is an answer, and no sum. */
export const answerOrigin = ({ path }: ExternalShape, args: CallArgs): number =>
  /\).+/.test(path) ? argsOrigin(args) & ~Origin.relative : argsOrigin(args);

/** `moment(event.time).format()`: what the chain began with still counts. */
export function chainOrigin(callee: ExternalShape): number {
  let origin = 0;
  for (let at: ExternalShape | null = callee, depth = 0; at && depth < 8; at = at.base, depth++)
    if (at.args) origin |= answerOrigin(at, at.args);
  return origin;
}

/** `api.query(...).items.map(work)`: the work is given what was answered. */
export const answered = (callee: ExternalShape): Value | null =>
  /\)[^()]*\.(map|forEach|each|flatMap|filter|reduce|find|some|every)$/.test(callee.path)
    ? ofOrigin(chainOrigin(callee) | Origin.read)
    : null;

/** Method names that do nothing outside, whatever library they belong to. */
export const tame =
  /(\.|^)(toString|trim|toISOString|format|length|push|join|map|split|on|once|use|setHeader|json|keys|values|add|get|has|parse|build|builder|equals|hashCode|size|isEmpty|to_s|to_h|each|ToString|Length|Error|String|isinstance|reject|resolve|with\w+|set[A-Z]\w*)$/;

/** Whatever library it is: what sends a request of a known one sends it as that says. */
const sendsRequest = ({ path }: ExternalShape, args: CallArgs): boolean =>
  /\.(send|execute|exchange|perform|newCall)\w*$/i.test(path) &&
  args.list.some((one) => standardRequest.test(shapeOf(one, 'external')?.path ?? shapeOf(one, 'record')?.type ?? ''));

const standardRequest =
  /^(java\.net\.http\.HttpRequest|okhttp3\.Request|org\.apache\.(http|hc)\..*\.Http(Post|Put|Patch|Delete|Get)\(|HttpRequestMessage)/;

const handedRequest = { is: 'http', method: 'REQUEST', url: 0, timeout: 'argument' } as const;

/** `attempt(() -> load(id))`: it runs what it is given, and gives what that gives. */
const isSupplied = ({ list: [only, more] }: CallArgs): boolean =>
  more === undefined && shapeOf(only, 'function')?.fn.params.length === 0;

/** What every object of Java has, and what is asked of one that was an Optional. */
export const anyObjects = /^(getClass|compareTo|orElse\w*|ifPresent\w*|flatMap|filter|isPresent)$/;

/** A getter of an object of a library: nothing is done. */
const isAsked = (machine: Machine, { path }: ExternalShape, args: CallArgs): boolean =>
  machine.frame.unit.language === 'java' && args.list.length === 0 && /[!)]\.(get|is|has)[A-Z]\w*$/.test(path);

/** Third-party code that no entry knows: its functions run, its result is made of what went in, and the walk is not complete. */
export function callUnknown(
  machine: Machine,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
  construct = false,
): Value {
  const sent = sendsRequest(callee, args) ? callHttp(machine, handedRequest, callee, args, site) : undefined;
  const run = (): Value[] => runCallbacks(machine, args, null, site);
  const method = callee.path.slice(callee.path.lastIndexOf('.') + 1);
  const results = handlesFailure(method, args) ? withFailure(machine, run) : run();
  const asked = isAsked(machine, callee, args);
  if (!asked && !tame.test(callee.path)) {
    const text = `\`${shortPath(callee.path).slice(0, 60)}()\` is not known`;
    // `new SendEmailRequest()` is a thing and no deed.
    if (construct) gap(machine, text, site);
    else missed(machine, text, method, args, site, callee.path);
  }
  if (sent) return pendingIn(machine, sent);
  if (isJavaOrCSharp(machine.frame.unit.language) && isSupplied(args)) return joinAll(results);
  const made = callMade(machine, callee, args, site);
  if (made) return made;
  const origin = answerOrigin(callee, args) | chainOrigin(callee) | joinAll(results).origin;
  return {
    origin: origin === Origin.constant ? Origin.unknown : origin,
    shapes: asked ? [] : [{ kind: 'external', path: `${callee.path}()`, args, base: callee }],
  };
}
