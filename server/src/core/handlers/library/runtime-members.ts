/** Members of what a language or the Lambda runtime brings: the environment, clocks, the context of an invocation. */
import type { Machine } from '../interpret/machine';
import { type ExternalShape, external, literalValue, Origin, ofOrigin, type Value } from '../interpret/value';
import { isConfiguration, ofConfiguration } from './configuration';
import { memberOfCradle } from './containers';
import { answered } from './judge-sql';
import { memberOfPromisified, memberOfProxy, promisified, proxyPath } from './proxies';

const environments: ReadonlySet<string> = new Set(['process.env', 'os.environ', 'ENV', 'import.meta.env', 'Deno.env']);
const clocks: ReadonlySet<string> = new Set([
  'DateTime.Now',
  'DateTime.UtcNow',
  'DateTimeOffset.UtcNow',
  'DateTimeOffset.Now',
  'System.DateTime.UtcNow',
  'System.DateTime.Now',
]);

export function member(machine: Machine, object: ExternalShape, name: string): Value | undefined {
  if (name === '__enter__' || name === 'default') return { origin: Origin.constant, shapes: [object] };
  if (
    environments.has(object.path) &&
    !/^(get|__getitem__|fetch|copy|items|keys|has_key\?|key\?|setdefault|update|to_h)$/.test(name)
  )
    return env(name);
  if (isConfiguration(object.path) && !ofConfiguration.test(name)) return env(name.replaceAll(':', '__'));
  if (object.path === 'lambda:context' && requestId.test(name)) return idOfRequest(machine, name);
  if (object.path.startsWith('sql:') && /^(rowcount|changes|row_?count|affected_?rows)$/i.test(name)) {
    const told = answered(machine);
    if (told) return told;
  }
  const kept = memberOfCradle(machine, object, name);
  if (kept) return kept;
  if (promisified.test(object.path)) return memberOfPromisified(machine, object, name);
  if (object.path === proxyPath) return memberOfProxy(machine, object, name);
  if (object.path === 'http2.constants') return http2Constant(name);
  if (name === '[]') return ofOrigin(Origin.read);
  if (/^(Utc)?Now$|^Today$/.test(name)) {
    const path = `${object.path}.${name}`;
    if (clocks.has(path)) return { origin: Origin.time, shapes: [], via: path };
    if (path === 'DateTime.Today') return { origin: Origin.day, shapes: [], via: path };
  }
  const shared = /^aws:([\w-]+):resource\.meta$/.exec(object.path);
  return shared && name === 'client' ? external(`aws:${shared[1]}`) : undefined;
}

export const requestId = /^(?!get)\w*(request|invocation)_?id$/i;

/** Lambda keeps the id when it repeats an asynchronous invocation itself; a source that delivers twice brings another. */
export const idOfRequest = (machine: Machine, via: string): Value => ({
  origin: machine.eventChanges ? Origin.request : Origin.unknown,
  shapes: [],
  via,
});

/** `HTTP2_HEADER_METHOD` is `:method`, `HTTP2_METHOD_POST` is `POST`. */
function http2Constant(name: string): Value | undefined {
  const pseudo = /^HTTP2_HEADER_(METHOD|PATH|SCHEME|AUTHORITY|STATUS)$/.exec(name)?.[1];
  if (pseudo) return literalValue(`:${pseudo.toLowerCase()}`);
  const verb = /^HTTP2_METHOD_(\w+)$/.exec(name)?.[1];
  return verb ? literalValue(verb) : undefined;
}

export const env = (name: string, fallback: Value | null = null): Value => ({
  origin: Origin.env,
  shapes: [{ kind: 'env', name, fallback }],
});
