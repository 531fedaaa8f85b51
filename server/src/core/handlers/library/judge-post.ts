/** What a `POST` is for, as far as its address, its action and its body say so. */
import type { Effect } from '../handler-facts';
import { shapeOf, type Value } from '../interpret/value';
import { isRelative, textOf } from '../interpret/value-queries';
import { type GraphqlPurpose, graphqlPurpose } from './graphql-text';
import { headerOf, type Request } from './http-requests';
import { fieldOf } from './params';

/** POSTs that only ask: sign in, search, query, look up. */
const askingPath =
  /(oauth2?|\/token|\/login|\/auth|signin|\/authenticate|\/search|\/query|_search|_msearch|\/lookup|\/validate|\/verify|\/check(?!-)|\/introspect|[?&]\w+=login|\/access_?tokens?|\/graphql\/?\?query|\/embeddings|\/completions|generateContent|\/translate|\/sts)\b/i;

/** Methods of Slack's API and its like that only ask: `users.list`, `conversations.history`. */
const askingMethod = /(^|\/)\w+(\.\w+)*\.(list|info|history|test|members|replies|lookupByEmail|getPermalink)$/;

/** Where logs, metrics and traces are taken in: Datadog, OpenTelemetry, Splunk, Loki, New Relic, Coralogix, Sumo Logic. */
const telemetryPath =
  /\/api\/v[12]\/(series|logs|distribution_points)\b|\/v1\/(logs|metrics|traces)$|\/services\/collector\b|\/loki\/api\/v1\/push\b|\/(log|metric|trace)\/v1$|\/logs\/(rest|v1)\/singles\b|\/receiver\/v1\/http\b/;

/** How Sumo Logic is told what a log is of. */
const telemetryHeader = /^xsumo(name|category|host|client)$/;

/** Hosts that do nothing else, and variables that are called so. */
const telemetryHost =
  /\b(sumologic|coralogix|logz|loggly|logdna|mezmo|papertrailapp|logtail)\b|http-intake\.logs\.|^(\w+_)?(SUMO|CORALOGIX|LOGZ|LOGGLY|LOGDNA|SPLUNK_HEC|LOKI)(_\w+)?$/;

/**
 * The last word of the path says that a state is set; whether anything else comes of it can not be seen. `/updates` is
 * a list that gets one more.
 */
const settingPath =
  /\/(cancel|cancellation|delete|remove|revoke|enable|disable|activate|activation|deactivate|deactivation|unsubscribe|update|replace|upsert|refresh|invalidate|purge|unlock)(?!s\b)[A-Z_-]?\w*\/?(\?|$)/;

/** SOAP posts everything: the name of the action says whether it asks. */
const askingAction =
  /(^|[/#:])(get|list|find|search|query|read|retrieve|login|authenticate|validate|verify|check)\w*"?$/i;

interface Purpose {
  readonly repeat: Effect['repeat'];
  readonly reason: string;
}

export function judgePost({ url, path, headers, body }: Request): Purpose {
  const text = textOf(url) ?? '';
  const address = textOf(path) ?? text.replace(/^\w+:\/\/[^/]*/, '');
  if (
    askingPath.test(address) ||
    askingMethod.test(address) ||
    askingAction.test(textOf(headerOf(headers, soapAction)) ?? '') ||
    asksForToken(body) ||
    calledMethods.some((name) => isAsking(textOf(fieldOf(body, name)) ?? ''))
  )
    return { repeat: 'harmless', reason: 'only asks' };
  if (
    telemetryPath.test(address) ||
    headerOf(headers, telemetryHeader) ||
    namesOf(url).some((name) => telemetryHost.test(name))
  )
    return { repeat: 'harmless', reason: 'hands over logs, metrics or traces' };
  if (/\bresponseurl$/.test(shapeOf(url, 'event')?.path ?? ''))
    return { repeat: 'harmless', reason: 'answers CloudFormation' };
  if (upserts.test(textOf(headerOf(headers, preference)) ?? ''))
    return { repeat: 'harmless', reason: 'rows with the same key are merged' };
  const operation = operationOf(body, text);
  if (operation === 'asks') return { repeat: 'harmless', reason: 'a GraphQL query only asks' };
  const adds = body !== undefined && isRelative(body);
  if (operation === 'sets' && !adds)
    return { repeat: 'unknown', reason: 'the fields of its mutation say that they set a state' };
  if (headerOf(headers, collapseId))
    return { repeat: 'unknown', reason: 'of pushes with one collapse id one is shown' };
  if (settingPath.test(address) && !adds) return { repeat: 'unknown', reason: 'its address says that it sets a state' };
  return { repeat: 'harmful', reason: 'each `POST` without an idempotency key may do it once more' };
}

/** Calls of methods by their names: `{ call: 'ListCustomers' }`, JSON-RPC's `{ method: 'eth_getBalance' }`. */
const calledMethods: readonly string[] = ['method', 'action', 'call', 'operation'];
const isAsking = (name: string): boolean =>
  name === 'eth_call' || askingVerb.test(name.replace(/^\w+[._]/, '').replace(/^\w/, (first) => first.toLowerCase()));
const askingVerb =
  /^(get|list|find|search|query|read|fetch|lookup|count|describe|listar|consultar|buscar|obter|obtener|pesquisar)(?![a-z])/;

/** OAuth: `{ grant_type: 'client_credentials' }`, also when it is written as a form. */
function asksForToken(body: Value | undefined): boolean {
  const given = [body, ...(shapeOf(body, 'external')?.args?.list ?? [])];
  return given.some((one) => fieldOf(one, 'grant_type') !== undefined || /\bgrant_type=/.test(textOf(one) ?? ''));
}

/** A `query` that begins as one is GraphQL wherever it goes; whole texts are where the address says so. */
function operationOf(body: Value | undefined, address: string): GraphqlPurpose {
  const isGraphql = /graphql/i.test(address);
  const query = textOf(fieldOf(body, 'query')) ?? (isGraphql ? textOf(body) : undefined);
  if (query === undefined || (!isGraphql && !/^\s*(query|mutation)\b[^{]*\{/.test(query))) return undefined;
  return graphqlPurpose(query.replace(/^[\s{"]*"?query"?\s*:\s*"/, ''));
}

const collapseId = /^apnscollapseid$/;
/** PostgREST: `Prefer: resolution=merge-duplicates`. */
const preference = /^prefer$/;
const upserts = /resolution=(merge|ignore)-duplicates/;
const soapAction = /^soapaction$/;

/** Of an address: its host where it is written, and the environment variables it may come from. */
function namesOf(url: Value | undefined, depth = 0): string[] {
  return (url?.shapes ?? []).flatMap((shape): string[] => {
    if (shape.kind === 'literal') return [String(shape.value).replace(/^(\w+:\/\/[^/]*)\/.*$/, '$1')];
    if (shape.kind === 'env') return [shape.name, ...namesOf(shape.fallback ?? undefined, depth + 1)];
    // `new URL(process.env.ENDPOINT).hostname`
    if (shape.kind === 'external' && depth < 4)
      return [...(shape.args?.list ?? shape.base?.args?.list ?? [])].flatMap((part) => namesOf(part, depth + 1));
    if (shape.kind === 'text' && depth < 4) return shape.parts.slice(0, 2).flatMap((part) => namesOf(part, depth + 1));
    return [];
  });
}
