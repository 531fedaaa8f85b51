/** Route tables of subnets and where their default routes lead, as far as the template tells. */
import type { App, Resource, ResourceId } from '../../model/app';
import { asString } from '../../model/data';
import { known } from '../../model/value';
import type { Graph } from '../graph';
import { lookup } from '../lookup';
import { isPrivate } from './firewall';

export interface Route {
  readonly way: 'nat' | 'ipv6' | 'internet-gateway' | 'none' | 'unknown';
  readonly reason: string;
  readonly evidence: readonly Resource[];
  readonly nat: Resource | undefined;
}

export type Table =
  | { readonly kind: 'table'; readonly id: ResourceId }
  /** The VPC's main table: a template can't add routes to it, so of a VPC of the same template it has local routes only. */
  | { readonly kind: 'main' }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Routes {
  tableOf(subnet: Resource): Table;
  /** Whether a table has routes to other private networks: hosts may be there. */
  leadsElsewhere(table: ResourceId): boolean;
  /** `given`: conditions that hold wherever the subnet is used. */
  defaultRoutes(table: ResourceId, given?: readonly (string | null)[]): readonly Route[];
  /** NAT gateways of the template that lead nowhere, with the reason. */
  natFault(nat: Resource): { readonly reason: string; readonly evidence: readonly Resource[] } | undefined;
}

export function createRoutes(app: App, resolve: Graph['resolve']): Routes {
  const ofType = (type: string) => [...app.resources.values()].filter((resource) => resource.type === type);
  const associations = new Map<ResourceId, Resource[]>();
  const routes = new Map<ResourceId, Resource[]>();
  /** A route or association whose ends can't be read may be the very one that is looked for. */
  let strayAssociation = false;
  let strayRoute = false;

  for (const association of ofType('AWS::EC2::SubnetRouteTableAssociation')) {
    const subnet = resolve(lookup(association.properties, 'SubnetId'));
    if (subnet.kind === 'resource') associations.set(subnet.id, [...(associations.get(subnet.id) ?? []), association]);
    else if (subnet.kind !== 'external') strayAssociation = true;
  }
  for (const route of ofType('AWS::EC2::Route')) {
    const table = resolve(lookup(route.properties, 'RouteTableId'));
    if (table.kind === 'resource' && table.resource.type === 'AWS::EC2::RouteTable') {
      const list = routes.get(table.id);
      if (list) list.push(route);
      else routes.set(table.id, [route]);
    } else if (table.kind === 'unknown' || table.kind === 'resource') {
      strayRoute = true;
    }
  }

  const attachedGateway = (vpc: ResourceId | undefined): Resource | undefined =>
    ofType('AWS::EC2::VPCGatewayAttachment').find((attachment) => {
      const target = resolve(lookup(attachment.properties, 'VpcId'));
      const isHere = target.kind === 'unknown' || (target.kind === 'resource' && target.id === vpc);
      return isHere && lookup(attachment.properties, 'InternetGatewayId') !== undefined;
    });

  const tableOf = (subnet: Resource): Table => {
    const [association, another] = associations.get(subnet.id) ?? [];
    if (another) return { kind: 'unknown', reason: 'it is associated with several route tables' };
    if (association === undefined) {
      if (strayAssociation)
        return { kind: 'unknown', reason: 'a route table association of this template can not be read' };
      const vpc = resolve(lookup(subnet.properties, 'VpcId'));
      if (vpc.kind !== 'resource' || vpc.resource.type !== 'AWS::EC2::VPC') {
        return { kind: 'unknown', reason: 'its VPC is not in this template' };
      }
      if (strayRoute) return { kind: 'unknown', reason: 'a route of this template can not be read' };
      return { kind: 'main' };
    }
    if (association.condition !== null && association.condition !== subnet.condition) {
      return {
        kind: 'unknown',
        reason: `its route table is associated only under the condition \`${association.condition}\``,
      };
    }
    const table = resolve(lookup(association.properties, 'RouteTableId'));
    if (table.kind === 'resource' && table.resource.type === 'AWS::EC2::RouteTable')
      return { kind: 'table', id: table.id };
    return {
      kind: 'unknown',
      reason: table.kind === 'unknown' ? table.reason : 'its route table is not in this template',
    };
  };

  const natFault: Routes['natFault'] = (nat) => {
    const connectivity = lookup(nat.properties, 'ConnectivityType');
    if (connectivity?.kind === 'located' && known(asString(connectivity)) === 'private') {
      return { reason: `\`${nat.id}\` is a private NAT gateway, which has no way to the internet`, evidence: [nat] };
    }
    if (known(asString(lookup(nat.properties, 'AvailabilityMode'))) === 'regional') {
      const vpc = resolve(lookup(nat.properties, 'VpcId'));
      if (vpc.kind !== 'resource' || vpc.resource.type !== 'AWS::EC2::VPC' || attachedGateway(vpc.id)) return undefined;
      return {
        reason: `no internet gateway is attached to \`${vpc.id}\`, the VPC of \`${nat.id}\``,
        evidence: [nat, vpc.resource],
      };
    }
    const home = resolve(lookup(nat.properties, 'SubnetId'));
    if (home.kind !== 'resource' || home.resource.type !== 'AWS::EC2::Subnet') return undefined;
    const table = tableOf(home.resource);
    if (table.kind === 'unknown') return undefined;
    const found =
      table.kind === 'main'
        ? []
        : (routes.get(table.id) ?? []).filter((route) => isDefaultIpv4(route) || isPublicPart(route));
    if (found.some((route) => gatewayOf(route) !== 'other')) return undefined;
    if (table.kind === 'table' && (routes.get(table.id) ?? []).some(isUnreadableDestination)) return undefined;
    const evidence = [nat, home.resource, ...found];
    return { reason: `\`${nat.id}\` stands in \`${home.id}\`, which has no route to an internet gateway`, evidence };
  };

  /** Whether a route leads to an internet gateway: unknown targets get the benefit of the doubt. */
  const gatewayOf = (route: Resource): 'internet-gateway' | 'unknown' | 'other' => {
    const gateway = lookup(route.properties, 'GatewayId');
    if (gateway === undefined)
      return targetKeys.some((key) => lookup(route.properties, key) !== undefined) ? 'other' : 'unknown';
    const target = resolve(gateway);
    if (target.kind !== 'resource') return 'unknown';
    return target.resource.type === 'AWS::EC2::InternetGateway' ? 'internet-gateway' : 'unknown';
  };

  const classify = (route: Resource, given: readonly (string | null)[]): Route => {
    const evidence = [route];
    const unknown = (reason: string): Route => ({ way: 'unknown', reason, evidence, nat: undefined });
    if (route.condition !== null && !given.includes(route.condition))
      return unknown(`its default route \`${route.id}\` exists only under the condition \`${route.condition}\``);
    const ipv6 = isDefaultIpv6(route);
    const nat = lookup(route.properties, 'NatGatewayId');
    if (nat !== undefined) {
      const target = resolve(nat);
      if (target.kind !== 'resource' || target.resource.type !== 'AWS::EC2::NatGateway')
        return unknown('its NAT gateway is not in this template');
      const fault = natFault(target.resource);
      if (fault)
        return { way: 'none', reason: fault.reason, evidence: [route, ...fault.evidence], nat: target.resource };
      return {
        way: 'nat',
        reason: `through \`${target.id}\``,
        evidence: [route, target.resource],
        nat: target.resource,
      };
    }
    if (lookup(route.properties, 'EgressOnlyInternetGatewayId') !== undefined) {
      return { way: 'ipv6', reason: `by IPv6 through \`${route.id}\``, evidence, nat: undefined };
    }
    if (lookup(route.properties, 'GatewayId') !== undefined) {
      const gateway = gatewayOf(route);
      if (gateway === 'unknown') return unknown('the gateway of its default route can not be told');
      if (gateway === 'internet-gateway' && ipv6)
        return { way: 'ipv6', reason: `by IPv6 through \`${route.id}\``, evidence, nat: undefined };
      return {
        way: 'internet-gateway',
        reason: `its default route \`${route.id}\` leads to an internet gateway`,
        evidence,
        nat: undefined,
      };
    }
    for (const key of ['InstanceId', 'NetworkInterfaceId']) {
      const instance = lookup(route.properties, key);
      if (instance === undefined) continue;
      const target = resolve(instance);
      return {
        way: 'nat',
        reason: `through the NAT instance of \`${route.id}\``,
        evidence,
        nat: target.kind === 'resource' ? target.resource : undefined,
      };
    }
    if (lookup(route.properties, 'VpcPeeringConnectionId') !== undefined) {
      return {
        way: 'none',
        reason: `its default route \`${route.id}\` is a peering connection, which never leads to the internet`,
        evidence,
        nat: undefined,
      };
    }
    return unknown(`what lies behind its default route \`${route.id}\` can not be told`);
  };

  return {
    tableOf,
    natFault,
    leadsElsewhere: (table) =>
      (routes.get(table) ?? []).some((route) => neighbours.some((key) => lookup(route.properties, key) !== undefined)),
    defaultRoutes(table, given = []) {
      const all = routes.get(table) ?? [];
      const whole = all.filter((route) => isDefaultIpv4(route) || isDefaultIpv6(route));
      const halves = ['0.0.0.0/1', '128.0.0.0/1'].map((half) => all.filter((route) => destinationOf(route) === half));
      // Two halves of the internet are a default route, when both lead the same way.
      const split = halves.every(({ length }) => length === 1) ? halves.flat() : [];
      const found = [...whole, ...split].map((route) => classify(route, given));
      const ways = new Set(found.slice(whole.length).map(({ way }) => way));
      const isPart = (route: Resource) => isPublicPart(route) && !split.includes(route);
      const open = strayRoute || all.some(isUnreadableDestination);
      if (open || ways.size > 1 || (found.length === 0 && all.some(isPart))) {
        const reason = open ? 'a route of its table can not be read' : 'its routes lead to parts of the internet only';
        found.push({ way: 'unknown', reason, evidence: [], nat: undefined });
      }
      return ways.size > 1 ? found.filter(({ way }) => way === 'unknown') : found;
    },
  };
}

const neighbours = ['TransitGatewayId', 'VpcPeeringConnectionId', 'CoreNetworkArn', 'LocalGatewayId'];

const targetKeys = [
  'NatGatewayId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'InstanceId',
  'NetworkInterfaceId',
  'VpcEndpointId',
  'LocalGatewayId',
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
];

const destinationOf = (route: Resource): string | undefined =>
  known(asString(lookup(route.properties, 'DestinationCidrBlock')));

const isDefaultIpv4 = (route: Resource): boolean => destinationOf(route) === '0.0.0.0/0';

/** A route to public addresses, but not to all. */
function isPublicPart(route: Resource): boolean {
  const range = destinationOf(route);
  return range !== undefined && range !== '0.0.0.0/0' && !isPrivate(range);
}

const isDefaultIpv6 = (route: Resource): boolean =>
  known(asString(lookup(route.properties, 'DestinationIpv6CidrBlock'))) === '::/0';

function isUnreadableDestination(route: Resource): boolean {
  return ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'].some((key) => {
    const value = lookup(route.properties, key);
    // Prefix lists are lists of addresses kept elsewhere; AWS's own ones belong to gateway endpoints.
    return (
      value !== undefined &&
      (key === 'DestinationPrefixListId' || value.kind !== 'located' || typeof value.value === 'object')
    );
  });
}
