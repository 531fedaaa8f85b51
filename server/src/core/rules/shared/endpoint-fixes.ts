/** Fixes that give a function in a VPC an endpoint for the services it calls. */
import { gatewayServices, interfaceEndpoint } from '../../catalog/interface-endpoints';
import { lookup } from '../../graph/lookup';
import type { FunctionNetwork } from '../../graph/network/network';
import type { App, Resource } from '../../model/app';
import type { NewResource } from '../../model/author';
import { asBoolean } from '../../model/data';
import { known } from '../../model/value';
import type { AppView, Fix } from '../rule';
import { allOf, type Edits } from './all-of';
import { plainMap } from './plain-map';
import { ownTables } from './route-tables';

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
