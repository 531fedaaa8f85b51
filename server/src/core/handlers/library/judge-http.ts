/** Judges HTTP requests by method, address and idempotency header. */
import type { Does } from '../../catalog/operations/api';
import type { Effect } from '../handler-facts';
import { hole } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  literalOf,
  literalValue,
  Origin,
  ofOrigin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { builtRequest, framedRequest, headerOf, type Request, verbOf } from './http-requests';
import { judgePost } from './judge-post';
import { keyOrigin, repeats, sourceText } from './origin';
import { fieldOf, fieldsOf } from './params';
import { reportEffect, reportOutbound } from './report';

export function callHttp(
  machine: Machine,
  does: Extract<Does, { is: 'http' }>,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
): Value {
  const request =
    does.method === 'REQUEST'
      ? sentRequest(machine, callee, args)
      : does.method === 'PSEUDO-HEADERS'
        ? framedRequest(callee.base, args.list)
        : readRequest(does, args);
  judgeRequest(machine, request, site);
  if (does.timeout === 'never' && machine.loading === 0) noteTimeout(machine, args, site);
  return ofOrigin(Origin.read);
}

/** A client that waits for ever unless told otherwise: whether it is told, and how long it waits then. */
function noteTimeout(machine: Machine, args: CallArgs, site: Site): void {
  const { uri, language } = machine.frame.unit;
  const note = { uri, at: site.at, end: site.end };
  if (!hasTimeout(args)) {
    machine.notes.set(`timeout:${uri}:${site.at}`, { ...note, kind: 'no-timeout', detail: null });
    return;
  }
  const options = args.list.find((one) => fieldOf(one, 'timeout'));
  const given = literalOf(args.named.get('timeout') ?? fieldOf(options, 'timeout'));
  if (typeof given !== 'number') return;
  const seconds = language === 'python' ? given : given / 1000;
  machine.notes.set(`timeout:${uri}:${site.at}`, { ...note, kind: 'timeout', detail: literalValue(seconds) });
}

/** `client.send(request)`: the request tells. */
function sentRequest(machine: Machine, callee: ExternalShape, args: CallArgs): Request {
  for (const one of [...args.list, ...args.named.values()]) {
    const built = builtRequest(one, machine.toldLater);
    if (built) return built;
  }
  const own = callee.base && builtRequest({ origin: 0, shapes: [callee.base] }, machine.toldLater);
  if (own) return own;
  // `rest.exchange(url, HttpMethod.POST, entity, String.class)`.
  const method = args.list.find((one) => /\bHttpMethod\.[A-Z]+$/.test(shapeOf(one, 'external')?.path ?? ''));
  return { method: method ? verbOf(method) : null, url: args.list[0], headers: undefined, body: undefined };
}

function hasTimeout(args: CallArgs): boolean {
  for (const name of args.named.keys()) if (/timeout/i.test(name) || name === '**') return true;
  return args.list.some((one) => {
    const shape = fieldsOf(one);
    if (!shape) return false;
    return (
      (shape.kind === 'record' && shape.rest !== null) ||
      [...shape.fields.keys()].some((key) => /timeout|signal/i.test(key))
    );
  });
}

function readRequest(does: Extract<Does, { is: 'http' }>, args: CallArgs): Request {
  const named = (name: string): Value | undefined => args.named.get(name);
  const options = args.list.flatMap(optionsIn);
  const inOptions = (name: string): Value | undefined =>
    options.map((one) => fieldOf(one, name)).find((one) => one !== undefined);
  const at = does.url ?? 0;
  const first = args.list[0];
  const built = requestOf(first);
  const direct = args.list[at] && !fieldsOf(args.list[at]) ? args.list[at] : undefined;
  const url =
    built?.url ??
    direct ??
    named('url') ??
    inOptions('url') ??
    inOptions('uri') ??
    inOptions('hostname') ??
    inOptions('host');
  const headers = named('headers') ?? inOptions('headers') ?? built?.headers;
  const body =
    named('json') ??
    named('data') ??
    named('body') ??
    named('content') ??
    inOptions('body') ??
    inOptions('data') ??
    inOptions('json') ??
    (at === 0 ? args.list[1] : args.list[2]);
  const method = methodOf(does, args, inOptions('method') ?? named('method'));
  return { method, url, path: inOptions('path'), headers, body };
}

/** `fetch(url, sign(keys, { method, body }))`: what a library makes of options still holds them. */
function optionsIn(given: Value): readonly Value[] {
  if (fieldsOf(given)) return [given];
  return shapeOf(given, 'external')?.args?.list.filter((one) => fieldOf(one, 'method')) ?? [];
}

/** urllib's `Request(url, data, headers, method=...)`, `new Request(url, init)`. */
function requestOf(
  value: Value | undefined,
):
  | { url: Value | undefined; headers: Value | undefined; method: Value | undefined; data: Value | undefined }
  | undefined {
  const external = shapeOf(value, 'external');
  if (!external?.args || !/Request\(\)$/.test(external.path)) return undefined;
  const { list, named } = external.args;
  const init = list[1] && fieldsOf(list[1]) ? list[1] : undefined;
  return {
    url: list[0] ?? named.get('url'),
    headers: named.get('headers') ?? fieldOf(init, 'headers') ?? list[2],
    method: named.get('method') ?? fieldOf(init, 'method'),
    data: named.get('data') ?? (init ? undefined : list[1]),
  };
}

function methodOf(does: Extract<Does, { is: 'http' }>, args: CallArgs, given: Value | undefined): string | null {
  if (does.method !== null && does.method !== 'OPTIONS-ARGUMENT' && does.method !== 'URLOPEN') return does.method;
  const request = requestOf(args.list[0]);
  if (does.method === 'URLOPEN') {
    const method = textOf(request?.method);
    if (method !== undefined) return method.toUpperCase();
    return request?.data !== undefined || args.list[1] !== undefined || args.named.has('data') ? 'POST' : 'GET';
  }
  const value = given ?? request?.method;
  if (does.method === 'OPTIONS-ARGUMENT') {
    if (value) return textOf(value)?.toUpperCase() ?? null;
    // `new Request(url, signed)`: what was signed is not always seen.
    if (request && shapeOf(args.list[0], 'external')?.args?.list[1]) return null;
    const known =
      args.list.every((one) => !fieldsOf(one) || shapeOf(one, 'record')?.rest === null) &&
      args.list.slice(1).every((one) => fieldsOf(one) ?? shapeOf(one, 'function'));
    return known ? 'GET' : null;
  }
  return textOf(value ?? args.list[0])?.toUpperCase() ?? null;
}

export function judgeRequest(machine: Machine, request: Request, site: Site): void {
  const { method, url, headers } = request;
  reportOutbound(machine, site, 'http', null, url ?? null);
  const operation = `http:${method ?? 'unknown'}`;
  const target = url ?? null;
  const report = (repeat: Effect['repeat'], reason: string, access: Effect['access'] = 'write'): void => {
    const settles = shapeOf(url, 'event')?.path.endsWith('responseurl');
    reportEffect(machine, site, { operation, access, repeat, reason, target, settles });
  };
  if (method === null || method.includes(hole)) return void report('unknown', 'the method could not be told');
  if (/^(GET|HEAD|OPTIONS|TRACE)$/.test(method)) return void report('harmless', 'only asks', 'read');
  const header = headerOf(headers, idempotencyKey);
  if (header) {
    const key = keyOrigin(header);
    // One that is the same for all events does not come from where it seems to.
    if (repeats(key) && key !== 'constant') {
      reportEffect(machine, site, {
        operation,
        repeat: 'harmless',
        key,
        target,
        guard: `\`Idempotency-Key\` from ${sourceText(header, key)}`,
        reason: 'the key makes a second request the same',
      });
    } else if (key === 'random' || key === 'time') {
      reportEffect(machine, site, {
        operation,
        repeat: 'harmful',
        key,
        target,
        reason: `the \`Idempotency-Key\` comes from ${sourceText(header, key)}`,
        randomToken: { parameter: 'Idempotency-Key', origin: key },
      });
    } else {
      reportEffect(machine, site, {
        operation,
        repeat: 'unknown',
        key,
        target,
        reason: 'it could not be told where the `Idempotency-Key` comes from',
      });
    }
    return;
  }
  if (method === 'DELETE') return void report('harmless', 'what is deleted stays deleted');
  if (method === 'PUT') {
    const key = keyOrigin(url);
    // The answer to CloudFormation goes to an address of its own.
    if (key === 'random' || key === 'time')
      return void report('harmful', `the address comes from ${sourceText(url, key)}`);
    return void report('harmless', 'replaces what is at the address');
  }
  if (method === 'PATCH') return void report('unknown', 'whether the change is relative can not be seen here');
  if (method === 'POST') {
    const { repeat, reason } = judgePost(request);
    return void report(repeat, reason);
  }
  report('unknown', 'nothing is known of this method');
}

const idempotencyKey = /^(x?idempotency(key|token)|xidempotencykey|paypalrequestid)$/;
