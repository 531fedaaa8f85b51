/** Security groups and network ACLs that keep HTTPS in. Only what the template says for certain counts. */
import type { App, Resource } from '../../model/app';
import { asBoolean, asNumber, asString, type Data, type DataMap } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { Graph } from '../graph';
import { itemsOf, lookup, mapsIn } from '../lookup';
import type { SubnetReach } from './network';

const https = 443;

export function egressBlocked(
  app: App,
  resolve: Graph['resolve'],
  groups: { readonly items: readonly Value<Data>[]; readonly complete: boolean },
  subnets: readonly SubnetReach[],
): Resource | undefined {
  return blockingGroup(app, resolve, groups) ?? blockingAcl(app, resolve, subnets);
}

/** Groups add up: one that lets HTTPS out is enough, and an unknown one may. */
function blockingGroup(
  app: App,
  resolve: Graph['resolve'],
  groups: { readonly items: readonly Value<Data>[]; readonly complete: boolean },
) {
  if (!groups.complete || groups.items.length === 0) return undefined;
  let blocking: Resource | undefined;
  for (const item of groups.items) {
    const target = resolve(item);
    if (target.kind !== 'resource' || target.resource.type !== 'AWS::EC2::SecurityGroup') return undefined;
    if (groupLetsOut(app, resolve, target.resource)) return undefined;
    blocking ??= target.resource;
  }
  return blocking;
}

function groupLetsOut(app: App, resolve: Graph['resolve'], group: Resource): boolean {
  const inline = lookup(group.properties, 'SecurityGroupEgress');
  const { items, complete } = itemsOf(inline);
  if (!complete) return true;
  const apart = [...app.resources.values()].filter((resource) => {
    if (resource.type !== 'AWS::EC2::SecurityGroupEgress') return false;
    const target = resolve(lookup(resource.properties, 'GroupId'));
    return target.kind !== 'resource' || target.id === group.id;
  });
  // With no rule stated the group keeps its default, everything allowed; whether an empty list removes it is not documented.
  if (items.length === 0 && apart.length === 0) return true;
  const rules = mapsIn(inline);
  if (rules.length < items.length) return true;
  return [...rules, ...apart.map((resource) => resource.properties)].some(ruleLetsOut);
}

/** Rules for other groups and prefix lists lead to endpoints and databases, not to the internet. */
function ruleLetsOut(rule: DataMap): boolean {
  const cidr = lookup(rule, 'CidrIp') ?? lookup(rule, 'CidrIpv6');
  if (cidr === undefined)
    return ['DestinationSecurityGroupId', 'DestinationPrefixListId'].every((key) => lookup(rule, key) === undefined);
  const range = known(asString(cidr));
  if (range !== undefined && isNarrow(range)) return false;
  return coversHttps(lookup(rule, 'IpProtocol'), lookup(rule, 'FromPort'), lookup(rule, 'ToPort'));
}

/** Loopback and private ranges are not the way to a public service. */
const isNarrow = (cidr: string): boolean =>
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1\/|f[cd])/i.test(cidr);

function coversHttps(
  protocol: Value<Data> | undefined,
  from: Value<Data> | undefined,
  to: Value<Data> | undefined,
): boolean {
  const name = known(asString(protocol));
  if (name === undefined || name === '-1' || name === 'all') return true;
  if (name !== 'tcp' && name !== '6') return false;
  const low = known(asNumber(from));
  const high = known(asNumber(to));
  if (low === undefined || high === undefined) return true;
  return low === -1 || (low <= https && https <= high);
}

/** The first rule of an ACL that speaks of HTTPS to everywhere decides; only an explicit denial counts. */
function blockingAcl(app: App, resolve: Graph['resolve'], subnets: readonly SubnetReach[]): Resource | undefined {
  const resources = [...app.resources.values()];
  const entries = resources.filter((resource) => resource.type === 'AWS::EC2::NetworkAclEntry');
  if (entries.length === 0) return undefined;
  for (const association of resources) {
    if (association.type !== 'AWS::EC2::SubnetNetworkAclAssociation') continue;
    const subnet = resolve(lookup(association.properties, 'SubnetId'));
    const acl = resolve(lookup(association.properties, 'NetworkAclId'));
    if (subnet.kind !== 'resource' || acl.kind !== 'resource' || !subnets.some(({ id }) => id === subnet.id)) continue;
    const rules = entries
      .filter((entry) => {
        const target = resolve(lookup(entry.properties, 'NetworkAclId'));
        return (
          target.kind === 'resource' &&
          target.id === acl.id &&
          known(asBoolean(lookup(entry.properties, 'Egress'))) === true
        );
      })
      .map((entry) => ({ entry, number: known(asNumber(lookup(entry.properties, 'RuleNumber'))) }));
    if (rules.some(({ number }) => number === undefined)) continue;
    const [first] = rules.filter(({ entry }) => speaksOfHttps(entry)).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
    if (first && known(asString(lookup(first.entry.properties, 'RuleAction')))?.toLowerCase() === 'deny')
      return first.entry;
  }
  return undefined;
}

function speaksOfHttps({ properties }: Resource): boolean {
  const cidr = known(asString(lookup(properties, 'CidrBlock')));
  if (cidr !== undefined && cidr !== '0.0.0.0/0') return false;
  return coversHttps(
    lookup(properties, 'Protocol'),
    lookup(properties, 'PortRange', 'From'),
    lookup(properties, 'PortRange', 'To'),
  );
}
