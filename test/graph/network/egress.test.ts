/** Every way out of a subnet, in both directions and in every framework. */
import { expect, it } from 'vitest';
import { readApp } from '../../support/check-app';
import {
  address,
  associate,
  nat,
  open,
  plain,
  resource,
  route,
  subnet,
  type Topology,
  table,
  templateOf,
  toNat,
  vpc,
} from './topologies';

interface Case extends Topology {
  readonly name: string;
  /** Of the function, then of its subnets. */
  readonly expected: string;
  readonly reason?: string;
}

const range = ', Ipv6CidrBlock: "2600::/64"';
const dual = [vpc, subnet('A', range), subnet('B', range), ...plain.slice(3)];
const egressOnly = [
  resource('Out', 'EgressOnlyInternetGateway', 'VpcId: !Ref Vpc'),
  route('OutRoute', 'Table', 'EgressOnlyInternetGatewayId: !Ref Out', '::/0'),
];
const withNat = [...plain, ...open, address, nat];
const regional = resource('Nat', 'NatGateway', 'VpcId: !Ref Vpc, AvailabilityMode: regional');
const behind = (target: string) => [...plain, route('Far', 'Table', target)];
const stage = 'Parameters: {Stage: {Type: String}}';
const condition = 'Conditions: {IsProd: !Equals [!Ref Stage, prod]}';

const cases: readonly Case[] = [
  { name: 'the main table', resources: [vpc, subnet('A'), subnet('B')], expected: 'none A=none B=none' },
  { name: 'a table without default route', resources: plain, expected: 'none A=none B=none' },
  {
    name: 'an internet gateway',
    resources: [...plain, ...open, route('Away', 'Table', 'GatewayId: !Ref Gateway')],
    expected: 'public-subnet A=public-subnet B=public-subnet',
  },
  { name: 'a NAT gateway', resources: [...withNat, toNat], expected: 'nat A=nat B=nat' },
  {
    name: 'a NAT gateway in a private subnet',
    resources: [
      ...plain,
      ...open,
      address,
      resource('Nat', 'NatGateway', 'SubnetId: !Ref A, AllocationId: !GetAtt Address.AllocationId'),
      toNat,
    ],
    expected: 'none A=none B=none',
  },
  {
    name: 'a private NAT gateway',
    resources: [
      ...plain,
      ...open,
      resource('Nat', 'NatGateway', 'SubnetId: !Ref Open, ConnectivityType: private'),
      toNat,
    ],
    expected: 'none A=none B=none',
  },
  {
    name: 'a regional NAT gateway',
    resources: [...plain, ...open, regional, toNat],
    expected: 'nat A=nat B=nat',
  },
  {
    name: 'a regional NAT gateway without internet gateway',
    resources: [...plain, regional, toNat],
    expected: 'none A=none B=none',
  },
  { name: 'a NAT instance', resources: behind('InstanceId: i-0123456789abcdef0'), expected: 'nat A=nat B=nat' },
  { name: 'a network interface', resources: behind('NetworkInterfaceId: eni-1'), expected: 'nat A=nat B=nat' },
  { name: 'IPv6 with the flag', resources: [...dual, ...egressOnly], ipv6: true, expected: 'ipv6 A=ipv6 B=ipv6' },
  { name: 'IPv6 without the flag', resources: [...dual, ...egressOnly], expected: 'none A=none B=none' },
  { name: 'IPv6 with the flag off', resources: [...dual, ...egressOnly], ipv6: false, expected: 'none A=none B=none' },
  {
    name: 'IPv6 through an internet gateway',
    resources: [...dual, ...open, route('Away', 'Table', 'GatewayId: !Ref Gateway', '::/0')],
    ipv6: true,
    expected: 'ipv6 A=ipv6 B=ipv6',
  },
  {
    name: 'IPv6 to some, NAT to the others',
    resources: [
      ...dual.slice(0, 5),
      table('TableB'),
      associate('B', 'TableB'),
      ...egressOnly,
      ...open,
      address,
      nat,
      route('ToNat', 'TableB', 'NatGatewayId: !Ref Nat'),
    ],
    ipv6: true,
    expected: 'nat A=ipv6 B=nat',
  },
  {
    name: 'an internet gateway beside IPv6',
    resources: [...dual, ...egressOnly, ...open, route('Away', 'Table', 'GatewayId: !Ref Gateway')],
    expected: 'public-subnet A=public-subnet B=public-subnet',
  },
  {
    name: 'IPv6 without a range',
    resources: [...plain, ...egressOnly],
    ipv6: true,
    expected: 'none A=none B=none',
  },
  {
    name: 'IPv6 with ranges that stand apart',
    resources: [
      ...plain,
      ...egressOnly,
      resource('RangeA', 'SubnetCidrBlock', 'SubnetId: !Ref A, Ipv6CidrBlock: "2600::/64"'),
      resource('RangeB', 'SubnetCidrBlock', 'SubnetId: !Ref B, Ipv6CidrBlock: "2600:1::/64"'),
    ],
    ipv6: true,
    expected: 'ipv6 A=ipv6 B=ipv6',
  },
  ...[
    'TransitGatewayId: tgw-1',
    'CoreNetworkArn: arn:x',
    'VpcEndpointId: vpce-1',
    'LocalGatewayId: lgw-1',
    'CarrierGatewayId: cgw-1',
  ].map((target): Case => ({ name: target, resources: behind(target), expected: 'unknown A=unknown B=unknown' })),
  { name: 'a virtual private gateway', resources: behind('GatewayId: vgw-1'), expected: 'unknown A=unknown B=unknown' },
  { name: 'peering', resources: behind('VpcPeeringConnectionId: pcx-1'), expected: 'none A=none B=none' },
  {
    name: 'a default route in two halves',
    resources: [
      ...withNat,
      route('Low', 'Table', 'NatGatewayId: !Ref Nat', '0.0.0.0/1'),
      route('High', 'Table', 'NatGatewayId: !Ref Nat', '128.0.0.0/1'),
    ],
    expected: 'nat A=nat B=nat',
  },
  {
    name: 'one half only',
    resources: [...withNat, route('Low', 'Table', 'NatGatewayId: !Ref Nat', '0.0.0.0/1')],
    expected: 'unknown A=unknown B=unknown',
    reason: 'parts of the internet',
  },
  {
    name: 'a route to a private range',
    resources: [...plain, route('Office', 'Table', 'TransitGatewayId: tgw-1', '10.8.0.0/16')],
    expected: 'none A=none B=none',
  },
  {
    name: 'one subnet left behind',
    resources: [vpc, subnet('A'), subnet('B'), table('Table'), associate('A', 'Table'), ...open, address, nat, toNat],
    expected: 'mixed A=nat B=none',
  },
  {
    name: 'a route under a condition',
    resources: [...withNat, route('ToNat', 'Table', 'NatGatewayId: !Ref Nat', '0.0.0.0/0', ', Condition: IsProd')],
    sections: [stage, condition],
    expected: 'unknown A=unknown B=unknown',
    reason: '`IsProd`',
  },
  {
    name: 'an association under a condition',
    resources: [
      vpc,
      subnet('A'),
      subnet('B'),
      table('Table'),
      associate('A', 'Table', ', Condition: IsProd'),
      associate('B', 'Table'),
    ],
    sections: [stage, condition],
    expected: 'unknown A=unknown B=none',
    reason: '`IsProd`',
  },
  {
    name: 'subnets of either condition',
    resources: plain,
    subnets: '!If [IsProd, [!Ref A], [!Ref B]]',
    sections: [stage, condition],
    expected: 'unknown A=none B=none',
    reason: 'condition',
  },
  {
    name: 'subnets from a parameter',
    resources: plain,
    subnets: '!Ref Subnets',
    sections: ['Parameters: {Subnets: {Type: List<AWS::EC2::Subnet::Id>}}'],
    expected: 'unknown ',
    reason: 'parameter `Subnets` has no default',
  },
  {
    name: 'a subnet from SSM',
    resources: plain,
    subnets: '[!Ref Subnet]',
    sections: ['Parameters: {Subnet: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>", Default: /net/a}}'],
    expected: 'unknown null=unknown',
    reason: 'SSM',
  },
  {
    name: 'a subnet by a dynamic reference',
    resources: plain,
    subnets: '["{{resolve:ssm:/net/a}}"]',
    expected: 'unknown null=unknown',
    reason: 'looked up at deployment',
  },
  {
    name: 'an imported subnet',
    resources: plain,
    subnets: '[!ImportValue net-a]',
    expected: 'unknown null=unknown',
    reason: 'another stack',
  },
  {
    name: 'a literal subnet',
    resources: plain,
    subnets: '[subnet-0123456789abcdef0]',
    expected: 'unknown null=unknown',
    reason: 'not in this template',
  },
  {
    name: 'a list that is joined and split',
    resources: plain,
    subnets: '!Split [",", !Join [",", [!Ref A, !Ref B]]]',
    expected: 'none A=none B=none',
  },
];

for (const framework of ['sam', 'cloudformation', 'serverless'] as const) {
  it.each(cases)(`${framework}: $name`, (topology) => {
    const files = templateOf(framework, topology);
    const { graph } = readApp(files, Object.keys(files)[0] ?? '');
    const network = graph.network.of('Fn');
    const subnets = (network?.subnets ?? []).map(({ id, egress }) => `${id}=${egress}`);
    expect(`${network?.egress} ${subnets.join(' ')}`).toBe(topology.expected);
    if (topology.reason) expect(network?.reason).toContain(topology.reason);
  });
}
