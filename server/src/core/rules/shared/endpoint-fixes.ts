/** Fixes that give a function in a VPC an endpoint for the services it calls. */
import { gatewayServices, interfaceEndpoint, isRegional } from '../../catalog/interface-endpoints';
import { lookup } from '../../graph/lookup';
import type { FunctionNetwork } from '../../graph/network/network';
import type { App, Resource } from '../../model/app';
import type { NewResource } from '../../model/author';
import { asBoolean } from '../../model/data';
import { known } from '../../model/value';
import type { AppView, Fix } from '../rule';
import { allOf, type Edits } from './all-of';
import { withLetOut } from './https-fixes';
import type { NetworkView } from './lost-calls';
import { plainMap } from './plain-map';
import { ownTables } from './route-tables';
import { zoneOf } from './zone-of';

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
          properties: plainMap([
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

/** Endpoints for all that can not be reached: gateway endpoints for what has one, interface endpoints for the rest. */
export function servicesFix(view: AppView, { network, lost }: Pick<NetworkView, 'network' | 'lost'>): Fix | undefined {
  const services = new Set<string>();
  for (const { kind, name, region } of lost) {
    if (kind !== 'aws' || name === null || region !== null) return undefined;
    services.add(name);
  }
  const free = [...services].filter((service) => gatewayServices.has(service));
  const paid = [...services].filter((service) => !gatewayServices.has(service));
  const gateways = withLetOut(view, network, 'gateway', gatewayEndpointFix(view, network, free));
  const interfaces = interfaceEndpointFix(view, network, paid);
  if (free.length === 0) return withLetOut(view, network, 'interface', interfaces);
  if (paid.length === 0) return gateways;
  return (
    gateways &&
    interfaces && {
      title: `${interfaces.title} and ${gateways.title.replace('Add ', '')}`,
      grade: 'review',
      edits: () => allOf(gateways.edits(), interfaces.edits()),
    }
  );
}

/** Interface endpoints, with a security group that lets the VPC in and the DNS that leads to them. */
function interfaceEndpointFix(
  { app }: AppView,
  network: FunctionNetwork,
  services: readonly string[],
): Fix | undefined {
  const { vpc } = network;
  const names = services.map(interfaceEndpoint);
  if (vpc === undefined || services.length === 0) return undefined;
  if (!names.every((name) => name !== undefined && isRegional(name))) return undefined;
  const plural = services.length > 1 ? 'interface endpoints' : 'an interface endpoint';
  return {
    title: `Add ${plural} for ${services.join(', ')}`,
    grade: 'review',
    edits() {
      const group = app.author.freeId('EndpointSecurityGroup');
      // One subnet a zone; an endpoint serves the whole VPC.
      const zones = new Map(network.subnets.map(({ id, subnet }) => [(subnet && zoneOf(subnet)) ?? id, id]));
      const subnets = [...zones.values()].flatMap((id) => (id === null ? [] : [{ ref: id }]));
      const resources: NewResource[] = [
        {
          id: group,
          type: 'AWS::EC2::SecurityGroup',
          properties: plainMap([
            ['GroupDescription', 'HTTPS from the VPC to its interface endpoints'],
            ['VpcId', { ref: vpc.id }],
            [
              'SecurityGroupIngress',
              [
                plainMap([
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
            properties: plainMap([
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

/** What private DNS of interface endpoints needs of the VPC. */
export function dnsEdits(app: App, vpc: Resource): Edits {
  const missing = ['EnableDnsHostnames', 'EnableDnsSupport'].filter((key) => {
    const value = known(asBoolean(lookup(vpc.properties, key)));
    return key === 'EnableDnsHostnames' ? value !== true : value === false;
  });
  return allOf(...missing.map((key) => app.author.set(vpc.site, [key], true)));
}

const serviceLabels: Readonly<Record<string, string>> = { s3: 'S3', dynamodb: 'DynamoDB' };

const pascal = (name: string): string =>
  name.replace(/(^|[-.])([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
