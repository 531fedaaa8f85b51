/** Fixes that give a function in a VPC a way out. Each writes all the resources that it takes, or is not offered. */
import { gatewayServices, interfaceEndpoint } from '../../catalog/interface-endpoints';
import { lookup } from '../../graph/lookup';
import type { FunctionNetwork, SubnetReach } from '../../graph/network/network';
import type { App, Resource } from '../../model/app';
import type { NewResource, Plain } from '../../model/author';
import { asBoolean, asString, type Data } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { SourceEdit } from '../../text/source-edit';
import type { AppView, Fix } from '../rule';
import { allOf } from './all-of';
import { freeCidr } from './free-cidr';

type Edits = readonly SourceEdit[] | undefined;

/** A gateway endpoint costs nothing: the best way to S3 and DynamoDB. */
export function gatewayEndpointFix(
  { app }: AppView,
  network: FunctionNetwork,
  services: readonly string[],
): Fix | undefined {
  const { vpc } = network;
  if (vpc === undefined || services.length === 0 || !services.every((service) => gatewayServices.has(service)))
    return undefined;
  return {
    title: `Add a gateway endpoint for ${services.map((service) => serviceLabels[service] ?? service).join(' and ')} (free)`,
    grade: 'review',
    edits() {
      const tables = ownTables(app, network, vpc);
      const endpoints = services.map(
        (service): NewResource => ({
          id: app.author.freeId(`${serviceLabels[service] ?? 'Gateway'}Endpoint`),
          type: 'AWS::EC2::VPCEndpoint',
          properties: map([
            ['VpcId', { ref: vpc.id }],
            ['ServiceName', { sub: `com.amazonaws.\${AWS::Region}.${service}` }],
            ['VpcEndpointType', 'Gateway'],
            ['RouteTableIds', tables.ids.map((id) => ({ ref: id }))],
          ]),
          after: vpc.site,
        }),
      );
      return app.author.addResources([...tables.added, ...endpoints]);
    },
  };
}

/** Interface endpoints, with a security group that lets the VPC in and the DNS that leads to them. */
export function interfaceEndpointFix(
  { app }: AppView,
  network: FunctionNetwork,
  services: readonly string[],
): Fix | undefined {
  const { vpc } = network;
  const names = services.map(interfaceEndpoint);
  if (vpc === undefined || services.length === 0 || names.includes(undefined)) return undefined;
  const plural = services.length > 1 ? 'interface endpoints' : 'an interface endpoint';
  return {
    title: `Add ${plural} for ${services.join(', ')}`,
    grade: 'review',
    edits() {
      const group = app.author.freeId('EndpointSecurityGroup');
      const subnets = network.subnets.flatMap(({ id }) => (id === null ? [] : [{ ref: id }]));
      const resources: NewResource[] = [
        {
          id: group,
          type: 'AWS::EC2::SecurityGroup',
          properties: map([
            ['GroupDescription', 'HTTPS from the VPC to its interface endpoints'],
            ['VpcId', { ref: vpc.id }],
            [
              'SecurityGroupIngress',
              [
                map([
                  ['IpProtocol', 'tcp'],
                  ['FromPort', 443],
                  ['ToPort', 443],
                  ['CidrIp', { getAtt: [vpc.id, 'CidrBlock'] }],
                ]),
              ],
            ],
          ]),
          after: vpc.site,
        },
        ...names.map(
          (name): NewResource => ({
            id: app.author.freeId(`${pascal(name ?? '')}Endpoint`),
            type: 'AWS::EC2::VPCEndpoint',
            properties: map([
              ['VpcId', { ref: vpc.id }],
              ['ServiceName', { sub: `com.amazonaws.\${AWS::Region}.${name}` }],
              ['VpcEndpointType', 'Interface'],
              ['PrivateDnsEnabled', true],
              ['SubnetIds', subnets],
              ['SecurityGroupIds', [{ ref: group }]],
            ]),
            after: vpc.site,
          }),
        ),
      ];
      return allOf(app.author.addResources(resources), dnsEdits(app, vpc));
    },
  };
}

/** NAT gateway in a public subnet with its address and the default routes; what is missing of these is made too. */
export function natGatewayFix({ app, graph }: AppView, network: FunctionNetwork): Fix | undefined {
  const { vpc } = network;
  const stuck = network.subnets.filter(({ egress }) => egress === 'none');
  // A subnet with a default route that leads nowhere wants that route mended, not a second one.
  if (vpc === undefined || stuck.length === 0 || stuck.some(({ id, evidence }) => id === null || evidence.length > 0))
    return undefined;
  return {
    title: 'Add a NAT gateway with its address and default route',
    grade: 'review',
    edits() {
      const { author } = app;
      const home = publicHome(app, graph, vpc);
      if (home === undefined) return undefined;
      const tables = ownTables(app, { ...network, subnets: stuck }, vpc);
      const address = author.freeId('NatAddress');
      const gateway = author.freeId('NatGateway');
      return author.addResources([
        ...home.added,
        { id: address, type: 'AWS::EC2::EIP', properties: map([['Domain', 'vpc']]), after: vpc.site },
        {
          id: gateway,
          type: 'AWS::EC2::NatGateway',
          properties: map([
            ['AllocationId', { getAtt: [address, 'AllocationId'] }],
            ['SubnetId', { ref: home.subnet }],
          ]),
          after: vpc.site,
        },
        ...tables.added,
        ...tables.ids.map(
          (id): NewResource => ({
            id: author.freeId(`${id}DefaultRoute`),
            type: 'AWS::EC2::Route',
            properties: map([
              ['RouteTableId', { ref: id }],
              ['DestinationCidrBlock', '0.0.0.0/0'],
              ['NatGatewayId', { ref: gateway }],
            ]),
            after: vpc.site,
          }),
        ),
      ]);
    },
  };
}

/** Only where the code was read to its ends and nothing in it needs the VPC. */
export function leaveVpcFix({ app }: AppView, network: FunctionNetwork): Fix | undefined {
  const config = lookup(network.fn.properties, 'VpcConfig');
  // An inherited setting can't be removed at the function alone.
  if (config?.kind !== 'located' || config.origin !== 'literal') return undefined;
  return {
    title: `Take \`${network.fn.id}\` out of the VPC`,
    grade: 'review',
    edits: () => app.author.remove(network.fn.site, ['VpcConfig']),
  };
}

/** What private DNS of interface endpoints needs of the VPC. */
export function dnsEdits(app: App, vpc: Resource): Edits {
  const missing = ['EnableDnsHostnames', 'EnableDnsSupport'].filter((key) => {
    const value = known(asBoolean(lookup(vpc.properties, key)));
    return key === 'EnableDnsHostnames' ? value !== true : value === false;
  });
  return allOf(...missing.map((key) => app.author.set(vpc.site, [key], true)));
}

interface Tables {
  readonly ids: readonly string[];
  readonly added: readonly NewResource[];
}

/** The route tables of the subnets. Subnets on the VPC's main table, which a template can't change, get one of their own. */
function ownTables(app: App, { subnets }: Pick<FunctionNetwork, 'subnets'>, vpc: Resource): Tables {
  const ids = new Set(subnets.flatMap(({ routeTable }) => (routeTable === undefined ? [] : [routeTable])));
  const without = subnets.filter(
    (subnet): subnet is SubnetReach & { id: string } => subnet.routeTable === undefined && subnet.id !== null,
  );
  if (without.length === 0) return { ids: [...ids], added: [] };
  const table = app.author.freeId('PrivateRouteTable');
  ids.add(table);
  return {
    ids: [...ids],
    added: [
      { id: table, type: 'AWS::EC2::RouteTable', properties: map([['VpcId', { ref: vpc.id }]]), after: vpc.site },
      ...without.map(({ id }): NewResource => association(app, id, table, vpc)),
    ],
  };
}

function association(app: App, subnet: string, table: string, after: Resource): NewResource {
  return {
    id: app.author.freeId(`${subnet}RouteTableAssociation`),
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    properties: map([
      ['SubnetId', { ref: subnet }],
      ['RouteTableId', { ref: table }],
    ]),
    after: after.site,
  };
}

/** A public subnet of the VPC, or all it takes to have one; undefined where no free range can be told. */
function publicHome(
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
        { id: gatewayId, type: 'AWS::EC2::InternetGateway', properties: map([]), after },
        {
          id: attachmentId,
          type: 'AWS::EC2::VPCGatewayAttachment',
          properties: map([
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
        properties: map([
          ['VpcId', { ref: vpc.id }],
          ['CidrBlock', range],
        ]),
        after,
      },
      { id: table, type: 'AWS::EC2::RouteTable', properties: map([['VpcId', { ref: vpc.id }]]), after },
      association(app, subnet, table, vpc),
      {
        id: author.freeId('PublicDefaultRoute'),
        type: 'AWS::EC2::Route',
        // CloudFormation can't see that the route needs the attachment.
        attributes: [['DependsOn', attachmentId]],
        properties: map([
          ['RouteTableId', { ref: table }],
          ['DestinationCidrBlock', '0.0.0.0/0'],
          ['GatewayId', { ref: gatewayId }],
        ]),
        after,
      },
    ],
  };
}

const serviceLabels: Readonly<Record<string, string>> = { s3: 'S3', dynamodb: 'DynamoDB' };

const map = (entries: readonly (readonly [string, Plain])[]): Plain => ({ map: entries });

const text = (value: Value<Data> | undefined): string | undefined => known(asString(value));

const pascal = (name: string): string =>
  name.replace(/(^|[-.])([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
