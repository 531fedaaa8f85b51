/** Endpoints, security groups and network ACLs: whether a call to a service, or to the internet, gets through. */
import { expect, it } from 'vitest';
import { readApp } from '../../support/check-app';
import {
  address,
  associate,
  nat,
  open,
  plain,
  resource,
  type Topology,
  table,
  templateOf,
  toNat,
  vpc,
} from './topologies';

interface Case extends Topology {
  readonly name: string;
  readonly service?: string;
  readonly region?: string;
  readonly expected: 'yes' | 'no' | 'unknown';
}

const name = (service: string) => `VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.\${AWS::Region}.${service}"`;
const gateway = (tables: string, more = '') =>
  resource('End', 'VPCEndpoint', `${name('s3')}, RouteTableIds: ${tables}`, more);
const interfaces = (more: string) =>
  resource('End', 'VPCEndpoint', `${name('sqs')}, VpcEndpointType: Interface${more}`);
const group = (id: string, more: string) =>
  resource(id, 'SecurityGroup', `GroupDescription: x, VpcId: !Ref Vpc${more}`);
const withNat = [...plain, ...open, address, nat, toNat];
const egress = (rule: string) => group('Group', `, SecurityGroupEgress: [{${rule}}]`);
const https = 'IpProtocol: tcp, FromPort: 443, ToPort: 443';
const lets = (rule: string) => [
  ...plain,
  interfaces(', PrivateDnsEnabled: true, SecurityGroupIds: [!Ref EndGroup]'),
  group('EndGroup', `, SecurityGroupIngress: [{${rule}}]`),
];
const acl = (entry: string) => [
  ...withNat,
  resource('Acl', 'NetworkAcl', 'VpcId: !Ref Vpc'),
  resource('AclA', 'SubnetNetworkAclAssociation', 'SubnetId: !Ref A, NetworkAclId: !Ref Acl'),
  resource('Entry', 'NetworkAclEntry', `NetworkAclId: !Ref Acl, RuleNumber: 10, Protocol: -1, ${entry}`),
];
const everywhere = 'CidrBlock: 0.0.0.0/0';
const noDns = plain.map((line) => (line === vpc ? resource('Vpc', 'VPC', 'CidrBlock: 10.0.0.0/16') : line));

const cases: readonly Case[] = [
  { name: 'no endpoint', resources: plain, service: 's3', expected: 'no' },
  { name: 'a gateway endpoint', resources: [...plain, gateway('[!Ref Table]')], service: 's3', expected: 'yes' },
  {
    name: 'one for another table',
    resources: [...plain, ...open, gateway('[!Ref OpenTable]')],
    service: 's3',
    expected: 'no',
  },
  {
    name: 'one for another service',
    resources: [...plain, gateway('[!Ref Table]')],
    service: 'dynamodb',
    expected: 'no',
  },
  {
    name: 'one for tables of another stack',
    resources: [...plain, gateway('[!ImportValue t]')],
    service: 's3',
    expected: 'unknown',
  },
  {
    name: 'one under a condition',
    resources: [...plain, gateway('[!Ref Table]', ', Condition: IsProd')],
    sections: ['Parameters: {Stage: {Type: String}}', 'Conditions: {IsProd: !Equals [!Ref Stage, prod]}'],
    service: 's3',
    expected: 'unknown',
  },
  {
    name: 'a region that may be the own',
    resources: [...plain, gateway('[!Ref Table]')],
    service: 's3',
    region: 'eu-west-1',
    expected: 'unknown',
  },
  {
    name: 'an interface endpoint',
    resources: [...plain, interfaces(', PrivateDnsEnabled: true')],
    service: 'sqs',
    expected: 'yes',
  },
  {
    name: 'one without private DNS',
    resources: [...plain, interfaces(', PrivateDnsEnabled: false')],
    service: 'sqs',
    expected: 'no',
  },
  { name: 'one with private DNS unsaid', resources: [...plain, interfaces('')], service: 'sqs', expected: 'unknown' },
  {
    name: 'one in a VPC without host names',
    resources: [...noDns, interfaces(', PrivateDnsEnabled: true')],
    service: 'sqs',
    expected: 'no',
  },
  {
    name: 'one that lets the function in',
    resources: lets(`${https}, SourceSecurityGroupId: !Ref Group`),
    service: 'sqs',
    expected: 'yes',
  },
  {
    name: 'one that lets the range in',
    resources: lets(`${https}, CidrIp: 10.0.0.0/16`),
    service: 'sqs',
    expected: 'yes',
  },
  {
    name: 'one that lets others in',
    resources: lets(`${https}, SourceSecurityGroupId: !Ref EndGroup`),
    service: 'sqs',
    expected: 'no',
  },
  {
    name: 'one for another port',
    resources: lets('IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16'),
    service: 'sqs',
    expected: 'no',
  },
  {
    name: 'one that lets in by a rule apart',
    resources: [
      ...lets('IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16'),
      resource('Rule', 'SecurityGroupIngress', `GroupId: !Ref EndGroup, ${https}, SourceSecurityGroupId: !Ref Group`),
    ],
    service: 'sqs',
    expected: 'yes',
  },
  {
    name: 'one in other subnets',
    resources: [...plain, ...open, interfaces(', PrivateDnsEnabled: true, SubnetIds: [!Ref Open]')],
    service: 'sqs',
    expected: 'yes',
  },
  {
    name: 'one of a type that nobody knows',
    resources: [
      ...plain,
      resource('End', 'VPCEndpoint', `${name('sqs')}, VpcEndpointType: !Ref Kind, PrivateDnsEnabled: true`),
    ],
    sections: ['Parameters: {Kind: {Type: String}}'],
    service: 'sqs',
    expected: 'unknown',
  },
  {
    name: 'one whose private DNS is a parameter',
    resources: [...plain, interfaces(', PrivateDnsEnabled: !Ref Private')],
    sections: ['Parameters: {Private: {Type: String}}'],
    service: 'sqs',
    expected: 'unknown',
  },
  {
    name: 'one in another VPC',
    resources: [
      ...plain,
      resource('Far', 'VPC', 'CidrBlock: 10.9.0.0/16, EnableDnsHostnames: true'),
      interfaces(', PrivateDnsEnabled: true').replace('!Ref Vpc', '!Ref Far'),
    ],
    service: 'sqs',
    expected: 'no',
  },
  {
    name: 'one that lets nobody in, of another stack',
    resources: [...plain, interfaces(', PrivateDnsEnabled: true, SecurityGroupIds: [sg-1]')],
    service: 'sqs',
    expected: 'yes',
  },
  {
    name: 'a gateway endpoint for one of two tables',
    resources: [...plain.slice(0, 5), table('TableB'), associate('B', 'TableB'), gateway('[!Ref Table]')],
    service: 's3',
    expected: 'no',
  },
  { name: 'the default egress', resources: withNat, expected: 'yes' },
  {
    name: 'an empty egress list keeps the default',
    resources: [...withNat, group('Group', ', SecurityGroupEgress: []')],
    expected: 'yes',
  },
  {
    name: 'egress to loopback',
    resources: [...withNat, egress('IpProtocol: -1, CidrIp: 127.0.0.1/32')],
    expected: 'no',
  },
  { name: 'egress by HTTPS', resources: [...withNat, egress(`${https}, CidrIp: 0.0.0.0/0`)], expected: 'yes' },
  {
    name: 'egress by another port',
    resources: [...withNat, egress('IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 0.0.0.0/0')],
    expected: 'no',
  },
  {
    name: 'egress into the VPC',
    resources: [...withNat, egress('IpProtocol: -1, CidrIp: 10.0.0.0/16')],
    expected: 'no',
  },
  {
    name: 'egress into the range of the VPC',
    resources: [...withNat, egress('IpProtocol: -1, CidrIp: !GetAtt Vpc.CidrBlock')],
    expected: 'no',
  },
  {
    name: 'egress into a range that nobody knows',
    resources: [...withNat, egress('IpProtocol: -1, CidrIp: !Ref Range')],
    sections: ['Parameters: {Range: {Type: String}}'],
    expected: 'yes',
  },
  {
    name: 'egress by all ports',
    resources: [...withNat, egress('IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0')],
    expected: 'yes',
  },
  {
    name: 'egress of nothing, the way CDK writes it',
    resources: [...withNat, egress('IpProtocol: icmp, FromPort: 252, ToPort: 86, CidrIp: 255.255.255.255/32')],
    expected: 'no',
  },
  {
    name: 'a rule apart beside the default',
    resources: [
      ...withNat,
      resource('Rule', 'SecurityGroupEgress', 'GroupId: !Ref Group, IpProtocol: -1, CidrIp: 10.0.0.0/16'),
    ],
    expected: 'yes',
  },
  {
    name: 'egress to a group',
    resources: [...withNat, egress('IpProtocol: -1, DestinationSecurityGroupId: sg-1')],
    expected: 'no',
  },
  {
    name: 'egress to a prefix list',
    resources: [...withNat, egress('IpProtocol: -1, DestinationPrefixListId: pl-1')],
    expected: 'yes',
  },
  {
    name: 'egress to a prefix list of a gateway endpoint',
    resources: [...plain, gateway('[!Ref Table]'), egress('IpProtocol: -1, DestinationPrefixListId: pl-1')],
    service: 's3',
    expected: 'yes',
  },
  {
    name: 'egress into the VPC with a gateway endpoint',
    resources: [...plain, gateway('[!Ref Table]'), egress('IpProtocol: -1, CidrIp: 10.0.0.0/16')],
    service: 's3',
    expected: 'no',
  },
  {
    name: 'egress into the VPC with an interface endpoint',
    resources: [...plain, interfaces(', PrivateDnsEnabled: true'), egress('IpProtocol: -1, CidrIp: 10.0.0.0/16')],
    service: 'sqs',
    expected: 'yes',
  },
  {
    name: 'egress by a rule apart',
    resources: [
      ...withNat,
      egress('IpProtocol: -1, CidrIp: 127.0.0.1/32'),
      resource('Rule', 'SecurityGroupEgress', `GroupId: !Ref Group, ${https}, CidrIp: 0.0.0.0/0`),
    ],
    expected: 'yes',
  },
  {
    name: 'a group of another stack beside',
    resources: [...withNat, egress('IpProtocol: -1, CidrIp: 127.0.0.1/32')],
    groups: '[!Ref Group, sg-1]',
    expected: 'yes',
  },
  { name: 'an ACL that denies', resources: acl(`Egress: true, RuleAction: deny, ${everywhere}`), expected: 'no' },
  { name: 'an ACL that allows', resources: acl(`Egress: true, RuleAction: allow, ${everywhere}`), expected: 'yes' },
  {
    name: 'an ACL that denies coming in',
    resources: acl(`Egress: false, RuleAction: deny, ${everywhere}`),
    expected: 'yes',
  },
  {
    name: 'an ACL that denies another port',
    resources: acl(`Egress: true, RuleAction: deny, PortRange: {From: 22, To: 22}, ${everywhere}`).map((line) =>
      line.replace('Protocol: -1', 'Protocol: 6'),
    ),
    expected: 'yes',
  },
  {
    name: 'an ACL that allows before it denies',
    resources: [
      ...acl(`Egress: true, RuleAction: deny, ${everywhere}`),
      resource(
        'First',
        'NetworkAclEntry',
        `NetworkAclId: !Ref Acl, RuleNumber: 5, Protocol: 6, PortRange: {From: 443, To: 443}, Egress: true, RuleAction: allow, ${everywhere}`,
      ),
    ],
    expected: 'yes',
  },
  {
    name: 'an ACL of another subnet',
    resources: acl(`Egress: true, RuleAction: deny, ${everywhere}`).map((line) =>
      line.startsWith('AclA') ? line.replace('!Ref A,', '!Ref Open,') : line,
    ),
    expected: 'yes',
  },
  {
    name: 'an ACL that denies IPv6',
    resources: acl('Egress: true, RuleAction: deny, Ipv6CidrBlock: "::/0"'),
    expected: 'yes',
  },
];

for (const framework of ['sam', 'cloudformation', 'serverless'] as const) {
  it.each(cases)(`${framework}: $name`, ({ service, region, expected, ...topology }) => {
    const files = templateOf(framework, topology);
    const network = readApp(files, Object.keys(files)[0] ?? '').graph.network.of('Fn');
    const reach = service ? network?.reachesService(service, region ?? null).reach : network?.reachesInternet();
    expect(reach).toBe(expected);
  });
}
