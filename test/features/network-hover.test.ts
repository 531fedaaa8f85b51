/** What the hover of a function says of its way out: by where, from which address, or why it is not known. */
import { expect, it } from 'vitest';
import { hover } from '../../server/src/core/features/hover/hover';
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
} from '../graph/network/topologies';
import { underTest } from './checked';

interface Case extends Topology {
  readonly name: string;
  readonly said: string;
}

const group = (rules: string): string =>
  resource('Group', 'SecurityGroup', `GroupDescription: fn, VpcId: !Ref Vpc, SecurityGroupEgress: [${rules}]`);
const withNat = [...plain, ...open, address, nat, toNat];
const twoNats = [
  vpc,
  subnet('A'),
  subnet('B'),
  ...['A', 'B'].flatMap((zone) => [
    table(`Table${zone}`),
    associate(zone, `Table${zone}`),
    resource(`Address${zone}`, 'EIP', 'Domain: vpc'),
    resource(`Nat${zone}`, 'NatGateway', `SubnetId: !Ref Open, AllocationId: !GetAtt Address${zone}.AllocationId`),
    route(`Out${zone}`, `Table${zone}`, `NatGatewayId: !Ref Nat${zone}`),
  ]),
  ...open,
];
const range = ', Ipv6CidrBlock: "2600::/64"';
const egressOnly = [
  vpc,
  subnet('A', range),
  subnet('B', range),
  ...plain.slice(3),
  resource('Out', 'EgressOnlyInternetGateway', 'VpcId: !Ref Vpc'),
  route('OutRoute', 'Table', 'EgressOnlyInternetGatewayId: !Ref Out', '::/0'),
];

const cases: readonly Case[] = [
  { name: 'a NAT gateway', resources: withNat, said: 'through a NAT gateway, always from the address Address' },
  {
    name: 'two',
    resources: twoNats,
    said: 'through a NAT gateway, always from one of the addresses AddressA, AddressB',
  },
  {
    name: 'an address of elsewhere',
    resources: [
      ...plain,
      ...open,
      resource('Nat', 'NatGateway', 'SubnetId: !Ref Open, AllocationId: eipalloc-1'),
      toNat,
    ],
    said: 'through a NAT gateway |',
  },
  {
    name: 'a NAT instance',
    resources: [...plain, route('Far', 'Table', 'InstanceId: i-0123456789abcdef0')],
    said: 'through a NAT instance |',
  },
  { name: 'IPv6', resources: egressOnly, ipv6: true, said: 'by IPv6 only' },
  { name: 'no way', resources: plain, said: 'none: in A its route table has no default route' },
  {
    name: 'the main table',
    resources: [vpc, subnet('A'), subnet('B')],
    said: 'the main route table of its VPC has local routes only',
  },
  {
    name: 'public subnets',
    resources: [...plain, ...open, route('Away', 'Table', 'GatewayId: !Ref Gateway')],
    said: 'none: a function gets no public address in a public subnet',
  },
  {
    name: 'one subnet left behind',
    resources: [vpc, subnet('A'), subnet('B'), table('Table'), associate('A', 'Table'), ...open, address, nat, toNat],
    said: 'from some subnets only: not from B',
  },
  {
    name: 'a group that lets nothing out',
    resources: [...withNat, group('{IpProtocol: -1, CidrIp: 127.0.0.1/32}')],
    said: 'none: Group lets no HTTPS out',
  },
  {
    name: 'subnets from a parameter',
    resources: plain,
    subnets: '!Ref Subnets',
    sections: ['Parameters: {Subnets: {Type: List<AWS::EC2::Subnet::Id>}}'],
    said: 'not known: parameter Subnets has no default',
  },
  {
    name: 'imported subnets',
    resources: plain,
    subnets: '[!ImportValue a]',
    said: 'not known: it is imported from another stack',
  },
  {
    name: 'subnets by id',
    resources: plain,
    subnets: '[subnet-0123456789abcdef0]',
    said: 'not known: the subnet is not in this template',
  },
  {
    name: 'a transit gateway',
    resources: [...plain, route('Far', 'Table', 'TransitGatewayId: tgw-1')],
    said: 'not known: what lies behind its default route Far can not be told',
  },
];

for (const framework of ['sam', 'cloudformation', 'serverless'] as const) {
  it.each(cases)(`${framework}: $name`, async ({ said, ...topology }) => {
    const [[name = '', text = ''] = []] = Object.entries(templateOf(framework, topology));
    const under = await underTest(text.replace('Fn:', 'F<|>n:'), { name });
    const found = hover({ ...under, now: 0, rules: [], ruleHref: (rule) => rule });
    const row = found?.markdown.split('\n').find((line) => line.includes('Way out')) ?? 'no way out is spoken of';
    expect(row.replaceAll(/[`\\]/g, '')).toContain(said);
  });
}

it('does not speak of it without a VPC', async () => {
  const text = 'service: work\nprovider: {name: aws}\nfunctions:\n  F<|>n: {handler: app.handler}\n';
  const under = await underTest(text, { name: 'serverless.yml' });
  const markdown = hover({ ...under, now: 0, rules: [], ruleHref: (rule) => rule })?.markdown ?? '';
  expect(markdown).toContain('**Fn**');
  expect(markdown).not.toContain('Way out');
});
