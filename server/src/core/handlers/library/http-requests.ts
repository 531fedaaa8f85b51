/** Requests that are objects before they are sent: Java's HttpRequest, OkHttp's Request, Go's http.NewRequest, .NET's HttpRequestMessage, Ruby's Net::HTTP::Post. */
import { keptByText } from '../../text/kept-by-text';
import type { Machine } from '../interpret/machine';
import { loose } from '../interpret/members';
import { tellLater, toldBody } from '../interpret/told-later';
import { type CallArgs, type ExternalShape, literalValue, record, shapeOf, type Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { lastCalled } from './last-called';
import { fieldOf } from './params';

/** A request as it is sent. */
export interface Request {
  readonly method: string | null;
  readonly url: Value | undefined;
  /** Where it is given apart from the host. */
  readonly path?: Value | undefined;
  readonly headers: Value | undefined;
  readonly body: Value | undefined;
}

export type BuiltRequest = Pick<Request, 'method' | 'url' | 'headers' | 'body'>;

/** Headers that were set on a request after it was made, by the request. */
export type LateHeaders = ReadonlyMap<ExternalShape, readonly (readonly [string, Value])[]>;

export function builtRequest(value: Value | undefined, late: LateHeaders): BuiltRequest | undefined {
  const external = shapeOf(value, 'external');
  const fields = shapeOf(value, 'record');
  if (fields && /HttpRequestMessage$/.test(fields.type ?? '')) {
    return {
      method: verbOf(fieldOf(value, 'Method')),
      url: fieldOf(value, 'RequestUri'),
      headers: undefined,
      body: contentOf(fieldOf(value, 'Content')),
    };
  }
  if (!external) return undefined;
  let method: string | null = null;
  let url: Value | undefined;
  let body: Value | undefined;
  const headers: (readonly [string, Value])[] = [];
  for (let at: ExternalShape | null = external, steps = 0; at && steps < 24; at = at.base, steps++) {
    for (const [name, told] of late.get(at) ?? []) {
      if (name === toldBody) body ??= contentOf(told);
      else headers.push([name, told]);
    }
    const last = lastCalled(at.path) ?? '';
    const [first, second] = at.args?.list ?? [];
    const verb = /^(?:Http)?(GET|POST|PUT|DELETE|PATCH|HEAD)$/i.exec(last)?.[1];
    if (verb) {
      method ??= verb.toUpperCase();
      // `.POST(BodyPublishers.ofString(text))`, `.post(RequestBody.create(text, json))`
      if (first && textOf(first) === undefined) body ??= contentOf(first);
      if (first && textOf(first) !== undefined) url ??= first;
    } else if (/^(uri|url|setURI)$/i.test(last)) url ??= addressOf(first);
    else if (/^(method)$/i.test(last)) {
      method ??= textOf(first)?.toUpperCase() ?? null;
      body ??= contentOf(second);
    } else if (/^(set|add)?header(s)?$/i.test(last) && first && second) headers.push([textOf(first) ?? '', second]);
    else if (/^(NewRequest|NewRequestWithContext)$/.test(last)) {
      const list = at.args?.list ?? [];
      const offset = last === 'NewRequest' ? 0 : 1;
      method ??= verbOf(list[offset]);
      url ??= list[offset + 1];
      body ??= list[offset + 2];
    } else if (last === 'Request' && at.path === 'requests.Request()') {
      method ??= verbOf(first ?? at.args?.named.get('method'));
      url ??= second ?? at.args?.named.get('url');
    } else if (last === 'HttpRequestMessage') {
      method ??= verbOf(first);
      url ??= second;
    } else if (last === 'RestRequest') {
      // RestSharp asks unless it is told otherwise.
      method ??= verbOf(second) ?? (shapeOf(first, 'external') ? verbOf(first) : null) ?? 'GET';
      url ??= first;
    } else if (last === 'newBuilder') url ??= addressOf(first);
    else if (last === 'openConnection') {
      // A connection of Java that is written to posts, unless it is told another method.
      method ??= verbOf(late.get(at)?.findLast(([name]) => name === toldMethod)?.[1]) ?? 'POST';
    } else if (last === 'URL') url ??= first;
  }
  if (method === null && url === undefined) return undefined;
  // Builders ask unless they are told otherwise.
  return {
    method: method ?? (/newBuilder|Builder\(\)/.test(external.path) ? 'GET' : null),
    url,
    headers: headers.length > 0 ? record(headers) : undefined,
    body,
  };
}

/** `new StringContent(text)`, `BodyPublishers.ofString(text)`, `new StringEntity(text)`: what is in it. */
function contentOf(value: Value | undefined): Value | undefined {
  const external = shapeOf(value, 'external');
  const inside = external?.args?.list.find((one) => textOf(one) !== undefined || shapeOf(one, 'record'));
  return inside ?? value;
}

/** HTTP/2 of Node: method and path are headers, the address is that of the session. */
export function framedRequest(session: ExternalShape | null, [headers]: readonly Value[]): Request {
  const fields = shapeOf(headers, 'record');
  const given = fieldOf(headers, ':method');
  const isKnown = !headers || (fields !== undefined && fields.rest === null);
  return {
    method: given ? verbOf(given) : isKnown ? 'GET' : null,
    url: session?.args?.list[0],
    path: fieldOf(headers, ':path'),
    headers,
    body: undefined,
  };
}

/** `URI.create(text)`, `new Uri(text)`. */
function addressOf(value: Value | undefined): Value | undefined {
  const external = shapeOf(value, 'external');
  return external?.args?.list[0] ?? value;
}

/** `"POST"`, `HttpMethod.Post`, `http.MethodPost`. */
export function verbOf(value: Value | undefined): string | null {
  const text = textOf(value);
  if (text !== undefined) return text.toUpperCase();
  const path = shapeOf(value, 'external')?.path ?? '';
  return /(?:^|\.)(?:Method)?(GET|POST|PUT|DELETE|PATCH|HEAD)$/i.exec(path)?.[1]?.toUpperCase() ?? null;
}

/** Under which a connection keeps the method that it is told. */
const toldMethod = ':method';

/** `post.setEntity(content)` of Java, `request.set_form_data(fields)` of Ruby. */
const setsBody = keptByText((path) => /\.(setEntity|set_form_data|setBody)$/.test(path));

/** The request whose header a call sets, if it is one: `req.Header.Set(name, value)`, `request.Headers.Add(name, value)`. */
function headerCall(callee: ExternalShape): ExternalShape | undefined {
  if (!setsHeader(callee.path)) return undefined;
  for (let at: ExternalShape | null = callee; at; at = at.base) if (at.args) return at;
  return undefined;
}

const setsHeader = keptByText((path) =>
  /\.setRequestMethod$|\.(headers?\.(set|add|tryaddwithoutvalidation)|setrequestproperty|addheader|setheader)$/i.test(
    path,
  ),
);

export const headerName = (text: string): string => loose(text).replace(/-/g, '');

export function headerOf(headers: Value | undefined, wanted: RegExp): Value | undefined {
  for (const shape of headers?.shapes ?? []) {
    if (shape.kind !== 'record') continue;
    for (const [name, value] of shape.fields) if (wanted.test(headerName(name))) return value;
  }
  return undefined;
}

/** A header that is set on a request after it was made; false where the call is another. */
export function noteHeader(machine: Machine, callee: ExternalShape, args: CallArgs): boolean {
  const [content] = args.list;
  if (content && callee.base && setsBody(callee.path)) {
    tellLater(machine, callee.base, toldBody, content);
    return true;
  }
  const request = headerCall(callee);
  const told = callee.path.endsWith('.setRequestMethod') ? args.list[0] : undefined;
  const [name, value] = told ? [literalValue(toldMethod), told] : args.list;
  if (!request || !name || !value) return false;
  tellLater(machine, request, textOf(name) ?? '', value);
  return true;
}
