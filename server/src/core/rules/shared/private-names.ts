/** Names that private zones of the template lead to private addresses, also names of AWS. */
import { lookup } from '../../graph/lookup';
import type { Resource } from '../../model/app';
import { type Data, isTemplate } from '../../model/data';
import type { Value } from '../../model/value';
import type { AppView } from '../rule';

/** `*` stands for parts of the host that are not known. */
export function hasPrivateName(host: string, { network, resolve }: AppView['graph']): boolean {
  const isPrivate = ({ type, properties }: Resource): boolean => {
    const name = nameOf(lookup(properties, 'Name'));
    if (type === 'AWS::ServiceDiscovery::PrivateDnsNamespace') return mayBeBelow(host, name);
    if (type === 'AWS::Route53::HostedZone') return lookup(properties, 'VPCs') !== undefined && mayBeBelow(host, name);
    // A zone of the template is judged itself; another one may be private.
    const isElsewhere = () => resolve(lookup(properties, 'HostedZoneId')).kind !== 'resource';
    return type === 'AWS::Route53::RecordSet' && isElsewhere() && mayBeBelow(host, name);
  };
  return [...network.resources.values()].some(isPrivate);
}

function nameOf(value: Value<Data> | undefined): string {
  if (value?.kind !== 'located') return '*';
  const { value: data } = value;
  const text = isTemplate(data) ? data.parts.map((part) => (typeof part === 'string' ? part : '*')).join('') : data;
  return typeof text === 'string' ? text.toLowerCase().replace(/\.$/, '') : '*';
}

/** Compares what is known of both, from the right. */
function mayBeBelow(host: string, zone: string): boolean {
  const [a, b] = [afterStar(host), afterStar(zone)];
  if (!host.includes('*') && !zone.includes('*')) return host === zone || host.endsWith(`.${zone}`);
  return a.endsWith(b) || b.endsWith(a);
}

const afterStar = (name: string): string => name.slice(name.lastIndexOf('*') + 1);
