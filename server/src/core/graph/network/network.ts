/**
 * What a function in a VPC can reach. Decided per subnet from the template's own resources; whatever comes from
 * parameters, imports or other stacks is unknown with its reason, and nothing is said about it.
 */
import type { App, FunctionId, LambdaFunction, Resource, ResourceId } from '../../model/app';
import { asBoolean, type Data } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { Graph } from '../graph';
import { itemsOf, lookup } from '../lookup';
import { createEndpoints, type EndpointReach } from './endpoints';
import { egressBlocked, type Way } from './firewall';
import { hasIpv6Range } from './ipv6-range';
import { createRoutes, type Route, type Routes } from './routes';

export type SubnetEgress = 'nat' | 'ipv6' | 'none' | 'public-subnet' | 'unknown';
export type Egress = SubnetEgress | 'mixed';

export interface SubnetReach {
  /** Logical id, or null for a subnet that is not in the template. */
  readonly id: ResourceId | null;
  readonly subnet: Resource | undefined;
  readonly egress: SubnetEgress;
  /** For people: why it is so. */
  readonly reason: string;
  /** The route table in force; undefined where the VPC's main table is. */
  readonly routeTable: ResourceId | undefined;
  /** The resources that decide it, for related locations. */
  readonly evidence: readonly Resource[];
  /** The NAT gateway or instance on the way out. */
  readonly nat: Resource | undefined;
}

export interface FunctionNetwork {
  readonly fn: LambdaFunction;
  readonly egress: Egress;
  readonly subnets: readonly SubnetReach[];
  /** The VPC, where the subnets tell it. */
  readonly vpc: Resource | undefined;
  /** When the egress is unknown: why. */
  readonly reason: string;
  /** A security group or network ACL that keeps HTTPS in; undefined where nothing does for certain. */
  readonly blockedBy: Resource | undefined;
  /** The same for calls to an endpoint. */
  blocked(way: Way): Resource | undefined;
  readonly ipv6Allowed: boolean;
  /** Public addresses that calls come from: Elastic IPs of the NAT gateways, when they are all known. */
  readonly fixedAddresses: readonly Resource[];
  /** Whether calls to an AWS service get through, by a way out or by an endpoint. `region` is null for the stack's own. */
  reachesService(
    service: string,
    region: string | null,
  ): { readonly reach: 'yes' | 'no' | 'unknown'; readonly endpoint: EndpointReach | undefined };
  reachesInternet(): 'yes' | 'no' | 'unknown';
}

export interface Network {
  /** Undefined for functions that are not in a VPC. */
  of(fn: FunctionId): FunctionNetwork | undefined;
  readonly routes: Routes;
  /** Everything that is deployed together: the app's own resources and those of its family of stacks. */
  readonly resources: ReadonlyMap<ResourceId, Resource>;
}

export function createNetwork(app: App, resolve: Graph['resolve']): Network {
  const routes = createRoutes(app, resolve);
  const endpoints = createEndpoints(app, resolve);
  const kept = new Map<FunctionId, FunctionNetwork | undefined>();

  const subnetReach = (value: Value<Data>, ipv6Allowed: boolean, fn: LambdaFunction): SubnetReach => {
    const target = resolve(value);
    if (target.kind !== 'resource' || target.resource.type !== 'AWS::EC2::Subnet') {
      const reason = target.kind === 'unknown' ? target.reason : 'the subnet is not in this template';
      return {
        id: null,
        subnet: undefined,
        egress: 'unknown',
        reason,
        routeTable: undefined,
        evidence: [],
        nat: undefined,
      };
    }
    const subnet = target.resource;
    const table = routes.tableOf(subnet);
    const common = { id: subnet.id, subnet, routeTable: table.kind === 'table' ? table.id : undefined };
    if (table.kind === 'unknown')
      return { ...common, egress: 'unknown', reason: table.reason, evidence: [], nat: undefined };
    const all = table.kind === 'main' ? [] : routes.defaultRoutes(table.id, [fn.condition, subnet.condition]);
    // IPv6 routes are of no use to a subnet without IPv6 addresses.
    const found = hasIpv6Range(app, resolve, subnet) ? all : all.filter(({ way }) => way !== 'ipv6');
    return { ...common, ...leave(found, ipv6Allowed, table.kind === 'main') };
  };

  const read = (fn: LambdaFunction): FunctionNetwork | undefined => {
    const config = lookup(fn.properties, 'VpcConfig');
    if (config === undefined) return undefined;
    const list = lookup(fn.properties, 'VpcConfig', 'SubnetIds');
    const { items, complete } = itemsOf(list);
    if (complete && items.length === 0) return undefined;
    const ipv6 = lookup(fn.properties, 'VpcConfig', 'Ipv6AllowedForDualStack');
    const ipv6Allowed = known(asBoolean(ipv6)) === true;
    const subnets = items.map((item) => subnetReach(item, ipv6Allowed, fn));
    const unseen = app.unseen.find(({ what }) => what.includes('network'));
    // Functions on Lambda Managed Instances use the network of those instead of their own.
    const isManaged = lookup(fn.properties, 'CapacityProviderConfig') !== undefined;
    const isOpen = !complete || isManaged || (ipv6 !== undefined && ipv6.kind !== 'located');
    const ways = isOpen ? 'unknown' : together(subnets);
    const egress = unseen && ways !== 'nat' && ways !== 'ipv6' ? 'unknown' : ways;
    const vpcs = new Set(subnets.map(({ subnet }) => subnet && vpcOf(subnet, resolve)?.id));
    const [first] = subnets;
    const vpc = vpcs.size === 1 && first?.subnet ? vpcOf(first.subnet, resolve) : undefined;
    const groups = itemsOf(lookup(fn.properties, 'VpcConfig', 'SecurityGroupIds'));
    const blocked = (way: Way) => (isManaged ? undefined : egressBlocked(app, resolve, groups, subnets, way));
    const blockedBy = blocked('internet');
    const reachesInternet = (): 'yes' | 'no' | 'unknown' => {
      if (blockedBy) return 'no';
      if (egress === 'unknown') return 'unknown';
      return egress === 'nat' || egress === 'ipv6' ? 'yes' : 'no';
    };
    return {
      fn,
      egress,
      subnets,
      vpc,
      reason: egress === 'unknown' ? whyUnknown({ list, isManaged, unseen: unseen?.who, subnets, complete }) : '',
      blockedBy,
      blocked,
      ipv6Allowed,
      fixedAddresses: fixedAddresses(subnets, resolve),
      reachesInternet,
      reachesService(service, region) {
        const internet = reachesInternet();
        const endpoint = vpc ? endpoints.reach(service, { vpc, subnets, groups, blocked }) : undefined;
        if (internet === 'yes' || (endpoint?.reach === 'yes' && region === null)) return { reach: 'yes', endpoint };
        // A region that the code names may be the stack's own.
        if (internet === 'unknown' || endpoint?.reach === 'unknown' || endpoint?.reach === 'yes')
          return { reach: 'unknown', endpoint };
        return { reach: 'no', endpoint };
      },
    };
  };

  return {
    routes,
    resources: app.resources,
    of(id) {
      if (!kept.has(id)) {
        const fn = app.functions.get(id);
        kept.set(id, fn && read(fn));
      }
      return kept.get(id);
    },
  };
}

interface Doubt {
  readonly list: Value<Data> | undefined;
  readonly isManaged: boolean;
  readonly unseen: string | undefined;
  readonly subnets: readonly SubnetReach[];
  readonly complete: boolean;
}

function whyUnknown({ list, isManaged, unseen, subnets, complete }: Doubt): string {
  if (isManaged) return 'it runs on managed instances, whose network counts';
  if (list?.kind === 'unresolved' && list.reason !== '') return list.reason;
  const reason = subnets.find((subnet) => subnet.egress === 'unknown')?.reason;
  if (reason !== undefined) return reason;
  if (!complete) return 'its subnets depend on a condition';
  return unseen ? `${unseen} may give the network a way out` : 'whether it uses IPv6 can not be read';
}

/** What the default routes of one subnet make of it. A way out by IPv4 is enough; IPv6 needs the function's consent. */
function leave(
  found: readonly Route[],
  ipv6Allowed: boolean,
  isMain: boolean,
): Pick<SubnetReach, 'egress' | 'reason' | 'evidence' | 'nat'> {
  const evidence = found.flatMap((route) => route.evidence);
  const by = (way: Route['way']) => found.find((route) => route.way === way);
  const nat = by('nat');
  if (nat) return { egress: 'nat', reason: nat.reason, evidence, nat: nat.nat };
  const ipv6 = by('ipv6');
  if (ipv6 && ipv6Allowed) return { egress: 'ipv6', reason: ipv6.reason, evidence, nat: undefined };
  const unknown = by('unknown');
  if (unknown) return { egress: 'unknown', reason: unknown.reason, evidence, nat: undefined };
  const open = by('internet-gateway');
  if (open) return { egress: 'public-subnet', reason: open.reason, evidence, nat: undefined };
  const dead = found[0];
  const reason = isMain
    ? 'the subnet has no route table of its own, and the main route table of its VPC has local routes only'
    : (dead?.reason ?? 'its route table has no default route');
  return { egress: 'none', reason, evidence, nat: dead?.nat };
}

/** Lambda picks any of the subnets, so all of them must have a way out. */
function together(subnets: readonly SubnetReach[]): Egress {
  const kinds = new Set(subnets.map((subnet) => subnet.egress));
  if (kinds.has('unknown')) return 'unknown';
  const [first] = kinds;
  if (kinds.size === 1 && first) return first;
  const ways = [...kinds].filter((kind) => kind === 'nat' || kind === 'ipv6');
  if (ways.length === kinds.size) return 'nat';
  return ways.length > 0 ? 'mixed' : 'none';
}

export function vpcOf(resource: Resource, resolve: Graph['resolve']): Resource | undefined {
  const target = resolve(lookup(resource.properties, 'VpcId'));
  return target.kind === 'resource' && target.resource.type === 'AWS::EC2::VPC' ? target.resource : undefined;
}

function fixedAddresses(subnets: readonly SubnetReach[], resolve: Graph['resolve']): readonly Resource[] {
  const addresses = new Map<ResourceId, Resource>();
  for (const { nat, egress } of subnets) {
    if (egress !== 'nat' || nat?.type !== 'AWS::EC2::NatGateway') return [];
    const target = resolve(lookup(nat.properties, 'AllocationId'));
    if (target.kind !== 'resource' || target.resource.type !== 'AWS::EC2::EIP') return [];
    addresses.set(target.id, target.resource);
  }
  return [...addresses.values()];
}
