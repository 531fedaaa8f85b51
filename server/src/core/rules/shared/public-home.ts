/** Where a NAT gateway can stand: a public subnet of a VPC, there or to be made. */
import { lookup } from '../../graph/lookup';
import { vpcOf } from '../../graph/network/network';
import type { Resource } from '../../model/app';
import type { NewResource } from '../../model/author';
import { asString, type Data } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { AppView } from '../rule';
import { freeCidr } from './free-cidr';
import { plainMap } from './plain-map';
import { association } from './route-tables';

type Place = Pick<AppView, 'app' | 'graph'>;

/** Subnets of the VPC with an internet gateway as default route. */
export function publicSubnets({ app, graph }: Place, vpc: Resource): readonly Resource[] {
  return subnetsOf({ app, graph }, vpc).filter((subnet) => {
    const table = graph.network.routes.tableOf(subnet);
    if (subnet.condition !== null || table.kind !== 'table') return false;
    return graph.network.routes.defaultRoutes(table.id).some(({ way }) => way === 'internet-gateway');
  });
}

/** A public subnet of the VPC, or all it takes to have one; undefined where no free range can be told. */
export function publicHome(
  place: Place,
  vpc: Resource,
): { subnet: string; attachment: string | undefined; added: readonly NewResource[] } | undefined {
  const { app } = place;
  const [open] = publicSubnets(place, vpc);
  const gateway = internetGateway(place, vpc);
  if (open)
    return { subnet: open.id, attachment: gateway?.added.length === 0 ? gateway.attachment : undefined, added: [] };
  const taken = subnetsOf(place, vpc).map((subnet) => text(lookup(subnet.properties, 'CidrBlock')));
  const range = freeCidr(text(lookup(vpc.properties, 'CidrBlock')), taken);
  if (range === undefined || gateway === undefined) return undefined;
  const { author } = app;
  const subnet = author.freeId('PublicSubnet');
  const table = author.freeId('PublicRouteTable');
  const after = vpc.site;
  return {
    subnet,
    attachment: gateway.attachment,
    added: [
      ...gateway.added,
      {
        id: subnet,
        type: 'AWS::EC2::Subnet',
        properties: plainMap([
          ['VpcId', { ref: vpc.id }],
          ['CidrBlock', range],
        ]),
        after,
      },
      { id: table, type: 'AWS::EC2::RouteTable', properties: plainMap([['VpcId', { ref: vpc.id }]]), after },
      association(app, subnet, table, vpc),
      {
        id: author.freeId('PublicDefaultRoute'),
        type: 'AWS::EC2::Route',
        // CloudFormation can't see that the route needs the attachment.
        attributes: [['DependsOn', gateway.attachment]],
        properties: plainMap([
          ['RouteTableId', { ref: table }],
          ['DestinationCidrBlock', '0.0.0.0/0'],
          ['GatewayId', { ref: gateway.id }],
        ]),
        after,
      },
    ],
  };
}

/** The internet gateway of the VPC with its attachment, there or to be made; a VPC has room for one. */
export function internetGateway(
  { app, graph }: Place,
  vpc: Resource,
): { id: string; attachment: string; added: readonly NewResource[] } | undefined {
  for (const resource of app.resources.values()) {
    const gateway = lookup(resource.properties, 'InternetGatewayId');
    if (resource.type !== 'AWS::EC2::VPCGatewayAttachment' || gateway === undefined) continue;
    const home = graph.resolve(lookup(resource.properties, 'VpcId'));
    if (home.kind === 'resource' && home.id !== vpc.id) continue;
    const target = graph.resolve(gateway);
    if (home.kind !== 'resource' || target.kind !== 'resource' || resource.condition !== null) return undefined;
    return { id: target.id, attachment: resource.id, added: [] };
  }
  const id = app.author.freeId('InternetGateway');
  const attachment = app.author.freeId('InternetGatewayAttachment');
  const after = vpc.site;
  return {
    id,
    attachment,
    added: [
      { id, type: 'AWS::EC2::InternetGateway', properties: plainMap([]), after },
      {
        id: attachment,
        type: 'AWS::EC2::VPCGatewayAttachment',
        properties: plainMap([
          ['VpcId', { ref: vpc.id }],
          ['InternetGatewayId', { ref: id }],
        ]),
        after,
      },
    ],
  };
}

function subnetsOf({ app, graph }: Place, vpc: Resource): readonly Resource[] {
  return [...app.resources.values()].filter(
    (resource) => resource.type === 'AWS::EC2::Subnet' && vpcOf(resource, graph.resolve)?.id === vpc.id,
  );
}

const text = (value: Value<Data> | undefined): string | undefined => known(asString(value));
