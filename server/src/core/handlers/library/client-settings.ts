/** What a client of AWS was made with: another region, another address than the service's own. */
import { keptByText } from '../../text/kept-by-text';
import { loose } from '../interpret/members';
import type { CallArgs, ExternalShape, Value } from '../interpret/value';
import { lastCalled } from './last-called';

export interface ClientSettings {
  /** A region that the code names; null where the client takes the function's own, or the name can't be told. */
  readonly region: string | null;
  /** The client does not call the service's usual name: a VPC endpoint's own name, a stand-in, a proxy. */
  readonly isRedirected: boolean;
}

const addresses =
  /^(endpoint|endpointurl|endpointuri|endpointoverride|serviceurl|baseendpoint|endpointconfiguration|endpointprovider|endpointresolver\w*|withendpoint\w*|proxies|httpproxy|proxyhost|\w*proxyconfiguration)$/;
const isOfProxy = keptByText((path) => /proxy/i.test(path));
const regions = /^(region|regionname|withregion|regionendpoint)$/;

/** `from` is a method of the client; what it was reached from leads to where it was made. */
export function clientSettings(from: ExternalShape): ClientSettings {
  const found = { region: null as string | null, isRedirected: false };
  const note = (name: string, value: Value | undefined): void => {
    const key = loose(name);
    if (addresses.test(key)) found.isRedirected = true;
    else if (regions.test(key)) found.region ??= regionOf(value);
  };
  const readArgs = ({ list, named }: CallArgs, depth: number): void => {
    for (const [name, value] of named) {
      note(name, value);
      readValue(value, depth);
    }
    for (const value of list) readValue(value, depth);
  };
  const readValue = (value: Value, depth: number): void => {
    if (depth > 4) return;
    for (const shape of value.shapes) {
      if (shape.kind === 'external') readClient(shape, depth + 1);
      if (shape.kind !== 'record') continue;
      for (const [name, field] of shape.fields) {
        note(name, field);
        readValue(field, depth + 1);
      }
    }
  };
  const readClient = (client: ExternalShape, depth: number): void => {
    for (let at: ExternalShape | null = client, steps = 0; at && steps < 24; at = at.base, steps++) {
      const method = lastCalled(at.path);
      if (method) note(method, at.args?.list[0]);
      if (isOfProxy(at.path)) found.isRedirected = true;
      if (at.args) readArgs(at.args, depth);
    }
  };
  if (from.base) readClient(from.base, 0);
  return found;
}

/** `'us-east-1'`, Java's `Region.US_EAST_1`; a default behind an environment variable is none for certain. */
function regionOf(value: Value | undefined): string | null {
  const [only, another] = value?.shapes ?? [];
  if (another) return null;
  const text =
    only?.kind === 'literal'
      ? only.value
      : only?.kind === 'external'
        ? only.path.split('.').at(-1)?.toLowerCase().replaceAll('_', '-')
        : null;
  return /^[a-z]{2}(-[a-z]+)+-\d$/.exec(String(text))?.[0] ?? null;
}
