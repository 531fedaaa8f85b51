/** Security groups and network ACLs that keep HTTPS in. Only what the template says for certain counts. */
import type { App, Resource } from '../../model/app';
import { asBoolean, asNumber, asString, type Data, type DataMap } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { Graph } from '../graph';
import { itemsOf, lookup, mapsIn } from '../lookup';
import type { SubnetReach } from './network';

/** Where a call goes: to a public address, to one behind a gateway endpoint, or to an interface inside the VPC. */
export type Way = 'internet' | 'gateway' | 'interface';

export interface Groups {
  readonly items: readonly Value<Data>[];
  readonly complete: boolean;
}

const https = 443;

export function egressBlocked(
  app: App,
  resolve: Graph['resolve'],
  groups: Groups,
  subnets: readonly SubnetReach[],
  way: Way,
): Resource | undefined {
  const group = blockingGroup(app, resolve, groups, way);
  // Inside the VPC the ranges of its subnets decide, which an ACL may let through before it denies the rest.
  return group ?? (way === 'interface' ? undefined : blockingAcl(app, resolve, subnets));
}

/** Groups add up: one that lets HTTPS out is enough, and an unknown one may. */
function blockingGroup(app: App, resolve: Graph['resolve'], groups: Groups, way: Way): Resource | undefined {
  if (!groups.complete) return undefined;
  const resources = groups.items.map((item) => resolve(item));
  let blocking: Resource | undefined;
  for (const target of resources) {
    if (target.kind !== 'resource' || target.resource.type !== 'AWS::EC2::SecurityGroup') return undefined;
    if (groupLetsOut(app, resolve, target.resource, way)) return undefined;
    blocking ??= target.resource;
  }
  return blocking;
}

/**
 * Without a rule of its own a group lets everything out, also with an empty list: "the default rule is removed only when
 * you specify one or more egress rules" (CloudFormation, AWS::EC2::SecurityGroup). Rules that stand apart only add to it.
 */
function groupLetsOut(app: App, resolve: Graph['resolve'], group: Resource, way: Way): boolean {
  const inline = lookup(group.properties, 'SecurityGroupEgress');
  const { items, complete } = itemsOf(inline);
  const rules = mapsIn(inline);
  if (!complete || items.length === 0 || rules.length < items.length) return true;
  const apart = [...app.resources.values()].filter((resource) => {
    if (resource.type !== 'AWS::EC2::SecurityGroupEgress') return false;
    const target = resolve(lookup(resource.properties, 'GroupId'));
    return target.kind !== 'resource' || target.id === group.id;
  });
  return [...rules, ...apart.map(({ properties }) => properties)].some((rule) => ruleLetsOut(rule, resolve, way));
}

function ruleLetsOut(rule: DataMap, resolve: Graph['resolve'], way: Way): boolean {
  if (!coversHttps(lookup(rule, 'IpProtocol'), lookup(rule, 'FromPort'), lookup(rule, 'ToPort'))) return false;
  // What a prefix list holds can not be told; a group is a place inside the VPC.
  if (lookup(rule, 'DestinationSecurityGroupId') !== undefined) return way === 'interface';
  const setting = lookup(rule, 'CidrIp') ?? lookup(rule, 'CidrIpv6');
  const range = known(asString(setting));
  if (range === undefined) {
    const target = setting && resolve(setting);
    // `!GetAtt Vpc.CidrBlock`: the range of the VPC itself.
    const isOwnRange = target?.kind === 'resource' && /^AWS::EC2::(VPC|Subnet)$/.test(target.resource.type);
    return way === 'interface' || !isOwnRange;
  }
  if (isLoopback(range)) return false;
  return way === 'interface' || !isPrivate(range);
}

const isLoopback = (cidr: string): boolean => /^(127\.|::1\/)/.test(cidr);

/** Private ranges are not the way to a public service. */
export const isPrivate = (cidr: string): boolean =>
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|f[cd])/i.test(cidr);

export function coversHttps(
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

/** The first rule of an ACL that speaks of HTTPS to public addresses decides; only an explicit denial counts. */
function blockingAcl(app: App, resolve: Graph['resolve'], subnets: readonly SubnetReach[]): Resource | undefined {
  const resources = [...app.resources.values()];
  const entries = resources.filter((resource) => resource.type === 'AWS::EC2::NetworkAclEntry');
  if (entries.length === 0) return undefined;
  for (const association of resources) {
    if (association.type !== 'AWS::EC2::SubnetNetworkAclAssociation' || association.condition !== null) continue;
    const subnet = resolve(lookup(association.properties, 'SubnetId'));
    const acl = resolve(lookup(association.properties, 'NetworkAclId'));
    if (subnet.kind !== 'resource' || acl.kind !== 'resource' || !subnets.some(({ id }) => id === subnet.id)) continue;
    const denying = denyingEntry(entries.filter((entry) => isEgressOf(entry, acl.id, resolve)));
    if (denying) return denying;
  }
  return undefined;
}

function isEgressOf(entry: Resource, acl: string, resolve: Graph['resolve']): boolean {
  const target = resolve(lookup(entry.properties, 'NetworkAclId'));
  if (target.kind !== 'resource' || target.id !== acl) return false;
  return known(asBoolean(lookup(entry.properties, 'Egress'))) === true;
}

function denyingEntry(entries: readonly Resource[]): Resource | undefined {
  const numbered = entries.filter(speaksOfHttps).map((entry) => ({
    entry,
    number: known(asNumber(lookup(entry.properties, 'RuleNumber'))),
    action: known(asString(lookup(entry.properties, 'RuleAction')))?.toLowerCase(),
  }));
  if (numbered.some(({ number, entry }) => number === undefined || entry.condition !== null)) return undefined;
  const [first] = numbered.sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  if (first?.action !== 'deny') return undefined;
  return known(asString(lookup(first.entry.properties, 'CidrBlock'))) === '0.0.0.0/0' ? first.entry : undefined;
}

/** An entry for a part of the public addresses, or for what can not be read, decides too: it may be the part that is called. */
function speaksOfHttps({ properties }: Resource): boolean {
  if (lookup(properties, 'Ipv6CidrBlock') !== undefined) return false;
  const cidr = known(asString(lookup(properties, 'CidrBlock')));
  if (cidr !== undefined && (isPrivate(cidr) || isLoopback(cidr))) return false;
  return coversHttps(
    lookup(properties, 'Protocol'),
    lookup(properties, 'PortRange', 'From'),
    lookup(properties, 'PortRange', 'To'),
  );
}
