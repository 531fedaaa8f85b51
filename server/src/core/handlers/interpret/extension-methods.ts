/** Extension methods of C#: own methods go before them, and both before what a library does. */
import { callFunction } from './calls';
import type { Machine, Site } from './machine';
import { type CallArgs, type ExternalShape, shapeOf, type Value } from './value';

export function callExtension(
  machine: Machine,
  target: Value,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const { unit } = machine.frame;
  if (unit.language !== 'csharp' || shapeOf(target, 'function')) return undefined;
  const extension = machine.program.extension(machine, unit, method);
  if (extension) return callFunction(machine, extension, { ...args, list: [receiver, ...args.list] }, site);
  if (!isText(receiver) || unit.module.imports.every((one) => !one.module.startsWith('Flurl'))) return undefined;
  // Flurl makes requests of texts: `"https://shop".AppendPathSegment("orders").PostJsonAsync(order)`.
  const base: ExternalShape = {
    kind: 'external',
    path: 'FlurlRequest()',
    args: { list: [receiver], named: noNames },
    base: null,
  };
  return callRequest(machine, { ...base, path: `${base.path}.${method}`, args: null, base }, args, site);
}

const noNames: ReadonlyMap<string, Value> = new Map();

const isText = ({ shapes: [only] }: Value): boolean =>
  only?.kind === 'literal' || only?.kind === 'text' || only?.kind === 'env';

/** What is no method of a request is one of the text. */
function callRequest(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value | undefined {
  return ofFlurl.test(callee.path) ? machine.library.call(machine, callee, args, site, false) : undefined;
}

const ofFlurl =
  /\.((Get|Post|Put|Patch|Delete|Head|Send)\w*Async|(Append|Set|Remove)\w*(Path|Query|Fragment)\w*|With[A-Z]\w*|AllowHttpStatus|AllowAnyHttpStatus|ConfigureRequest)$/;
