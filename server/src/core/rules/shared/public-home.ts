/** Where a NAT gateway can stand: a public subnet of a VPC, there or to be made. */
import { lookup } from '../../graph/lookup';
import type { App, Resource } from '../../model/app';
import type { NewResource } from '../../model/author';
import { asString, type Data } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { AppView } from '../rule';
import { freeCidr } from './free-cidr';
import { plainMap } from './plain-map';
import { association } from './route-tables';

/** A public subnet of the VPC, or all it takes to have one; undefined where no free range can be told. */
export function publicHome(
  app: App,
  graph: AppView['graph'],
  vpc: Resource,
): { subnet: string; added: readonly NewResource[] } | undefined {
  const inVpc = [...app.resources.values()].filter((resource) => {
    const target = graph.resolve(lookup(resource.properties, 'VpcId'));
    return target.kind === 'resource' && target.id === vpc.id;
  });
  const subnets = inVpc.filter(({ type }) => type === 'AWS::EC2::Subnet');
  const open = subnets.find((subnet) => {
    const table = graph.network.routes.tableOf(subnet);
    return (
      table.kind === 'table' &&
      graph.network.routes.defaultRoutes(table.id).some(({ way }) => way === 'internet-gateway')
    );
  });
  if (open) return { subnet: open.id, added: [] };
  const taken = subnets.map((subnet) => text(lookup(subnet.properties, 'CidrBlock')));
  const range = freeCidr(text(lookup(vpc.properties, 'CidrBlock')), taken);
  if (range === undefined) return undefined;
  const { author } = app;
  const attached = inVpc.find(({ type }) => type === 'AWS::EC2::VPCGatewayAttachment');
  const gateway = attached && graph.resolve(lookup(attached.properties, 'InternetGatewayId'));
  if (attached && gateway?.kind !== 'resource') return undefined;
  const gatewayId = gateway?.kind === 'resource' ? gateway.id : author.freeId('InternetGateway');
  const attachmentId = attached?.id ?? author.freeId('InternetGatewayAttachment');
  const subnet = author.freeId('PublicSubnet');
  const table = author.freeId('PublicRouteTable');
  const after = vpc.site;
  const own: NewResource[] = attached
    ? []
    : [
        { id: gatewayId, type: 'AWS::EC2::InternetGateway', properties: plainMap([]), after },
        {
          id: attachmentId,
          type: 'AWS::EC2::VPCGatewayAttachment',
          properties: plainMap([
            ['VpcId', { ref: vpc.id }],
            ['InternetGatewayId', { ref: gatewayId }],
          ]),
          after,
        },
      ];
  return {
    subnet,
    added: [
      ...own,
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
        attributes: [['DependsOn', attachmentId]],
        properties: plainMap([
          ['RouteTableId', { ref: table }],
          ['DestinationCidrBlock', '0.0.0.0/0'],
          ['GatewayId', { ref: gatewayId }],
        ]),
        after,
      },
    ],
  };
}

const text = (value: Value<Data> | undefined): string | undefined => known(asString(value));
