/** Every fix of the network rules, over every fault of a network, in every framework: it cures and breaks nothing. */
import { expect, it } from 'vitest';
import {
  address,
  associate,
  nat,
  open,
  plain,
  resource,
  route,
  subnet,
  table,
  templateOf,
  toNat,
  vpc,
} from '../graph/network/topologies';
import { checkFiles } from '../support/check-app';
import { checkFix } from './check-fix';

const python = (body: string): string =>
  `import boto3\nimport requests\n\n\ndef handler(event, context):\n    ${body}\n`;
const code = {
  table: python("return boto3.resource('dynamodb').Table('t').get_item(Key={'id': event['id']})"),
  queue: python("return boto3.client('sqs').receive_message(QueueUrl='q')"),
  both: python("return boto3.client('s3').list_buckets(), boto3.client('sqs').receive_message(QueueUrl='q')"),
  host: python("return requests.get('https://api.example.com/orders', timeout=3).text"),
} as const;

const group = (id: string, more = ''): string =>
  resource(id, 'SecurityGroup', `GroupDescription: x, VpcId: !Ref Vpc${more}`);
const rules = (rule: string): string => group('Group', `, SecurityGroupEgress: [{${rule}}]`);
const narrow = rules('IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/16');
const name = (service: string): string => `ServiceName: !Sub "com.amazonaws.\${AWS::Region}.${service}"`;
const gateway = (tables: string): string =>
  resource('End', 'VPCEndpoint', `VpcId: !Ref Vpc, ${name('dynamodb')}, RouteTableIds: ${tables}`);
const interfaces = (more: string): string =>
  resource(
    'End',
    'VPCEndpoint',
    `VpcId: !Ref Vpc, ${name('sqs')}, VpcEndpointType: Interface, SubnetIds: [!Ref A]${more}`,
  );
const closed = interfaces(', PrivateDnsEnabled: true, SecurityGroupIds: [!Ref EndGroup]');
const lets = group(
  'EndGroup',
  ', SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]',
);
const away = route('Away', 'Table', 'GatewayId: !Ref Gateway');
const inside = (more: string): string => resource('Nat', 'NatGateway', `SubnetId: !Ref A${more}`);
const addressed = ', AllocationId: !GetAtt Address.AllocationId';
const half = [vpc, subnet('A'), subnet('B'), table('Table'), associate('A', 'Table')];

/** What is wrong, the code that shows it, the titles of the fixes. */
const cases: readonly (readonly [string, keyof typeof code, readonly string[], readonly string[]])[] = [
  ['the main table', 'table', [vpc, subnet('A'), subnet('B')], ['Add a gateway endpoint for DynamoDB (free)']],
  [
    'the main table',
    'queue',
    [vpc, subnet('A'), subnet('B')],
    ['Add an interface endpoint for sqs', 'Add a NAT gateway with its address and default route'],
  ],
  [
    'no route',
    'both',
    plain,
    [
      'Add an interface endpoint for sqs and a gateway endpoint for S3 (free)',
      'Add a NAT gateway with its address and default route',
    ],
  ],
  ['no route', 'host', plain, ['Add a NAT gateway with its address and default route']],
  ['no route, a public subnet', 'host', [...plain, ...open], ['Add a NAT gateway with its address and default route']],
  ['public subnets', 'table', [...plain, ...open, away], ['Add a gateway endpoint for DynamoDB (free)']],
  ['public subnets', 'host', [...plain, ...open, away], []],
  [
    'public subnets beside private ones',
    'host',
    [
      ...plain,
      ...open,
      away,
      address,
      nat,
      subnet('P'),
      subnet('Q'),
      table('Far'),
      associate('P', 'Far'),
      associate('Q', 'Far'),
      route('FarOut', 'Far', 'NatGatewayId: !Ref Nat'),
    ],
    ['Use `P`, `Q` instead'],
  ],
  ['one subnet left behind', 'host', [...half, ...open, address, nat, toNat], ['Associate `B` with `Table`']],
  [
    'a NAT gateway in a private subnet',
    'host',
    [...plain, ...open, address, inside(addressed), toNat],
    ['Put `Nat` into the public subnet `Open`'],
  ],
  [
    'a NAT gateway without public subnets',
    'host',
    [...plain, address, inside(addressed), toNat],
    ['Put `Nat` into a new public subnet'],
  ],
  [
    'a private NAT gateway',
    'host',
    [...plain, ...open, inside(', ConnectivityType: private'), toNat],
    ['Make `Nat` public, in the public subnet `Open`'],
  ],
  [
    'a private NAT gateway in a public subnet',
    'host',
    [...plain, ...open, inside(', ConnectivityType: private').replace('!Ref A', '!Ref Open'), toNat],
    ['Make `Nat` public, with an Elastic IP'],
  ],
  [
    'a private NAT gateway without public subnets',
    'host',
    [...plain, inside(', ConnectivityType: private'), toNat],
    ['Make `Nat` public, in a new public subnet'],
  ],
  [
    'a regional NAT gateway without internet gateway',
    'host',
    [...plain, resource('Nat', 'NatGateway', 'VpcId: !Ref Vpc, AvailabilityMode: regional'), toNat],
    ['Attach an internet gateway to `Vpc`'],
  ],
  ['a narrow group', 'host', [...plain, ...open, address, nat, toNat, narrow], ['Let `Group` out by HTTPS']],
  [
    'a narrow group, no route',
    'table',
    [...plain, narrow],
    ['Add a gateway endpoint for DynamoDB (free), and let `Group` out by HTTPS'],
  ],
  [
    'a narrow group, no route',
    'queue',
    [...plain, narrow],
    [
      'Add an interface endpoint for sqs, and let `Group` out by HTTPS',
      'Add a NAT gateway with its address and default route, and let `Group` out by HTTPS',
    ],
  ],
  ['a narrow group before an endpoint', 'queue', [...plain, narrow, closed, lets], ['Let `Group` out by HTTPS']],
  [
    'a narrow group before a gateway endpoint',
    'table',
    [...plain, narrow, gateway('[!Ref Table]')],
    ['Let `Group` out by HTTPS'],
  ],
  [
    'an endpoint of another table',
    'table',
    [...plain, ...open, gateway('[!Ref OpenTable]')],
    ['Add `Table` to the route tables of `End`'],
  ],
  ['an endpoint of half the subnets', 'table', [...half, gateway('[!Ref Table]')], ['Associate `B` with `Table`']],
  [
    'an endpoint without private DNS',
    'queue',
    [...plain, interfaces(', PrivateDnsEnabled: false')],
    ['Turn on private DNS for `End`'],
  ],
  [
    'an endpoint in a VPC without host names',
    'queue',
    [resource('Vpc', 'VPC', 'CidrBlock: 10.0.0.0/16'), ...plain.slice(1), interfaces(', PrivateDnsEnabled: true')],
    ['Turn on private DNS for `End`'],
  ],
  [
    'an endpoint that lets nobody in',
    'queue',
    [...plain, closed, group('EndGroup')],
    ['Let `Group` into `EndGroup` by HTTPS'],
  ],
  [
    'an endpoint that lets nobody in, named by the function',
    'queue',
    [
      ...plain,
      closed,
      group('EndGroup'),
      rules('IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationSecurityGroupId: !Ref EndGroup'),
    ],
    ['Let `Group` into `EndGroup` by HTTPS'],
  ],
];

const network = /^(vpc-(?!single|not-needed)|nat-without|endpoint-)/;
const zoned = (line: string, at: number): string =>
  line.replace('AWS::EC2::Subnet, Properties: {', `AWS::EC2::Subnet, Properties: {CidrBlock: 10.0.${at}.0/24, `);

for (const framework of ['sam', 'cloudformation', 'serverless'] as const) {
  it.each(cases)(`${framework}: %s, calling: %s`, (_, called, resources, expected) => {
    const files = { ...templateOf(framework, { resources: resources.map(zoned) }), 'app.py': code[called] };
    const [main = ''] = Object.keys(files);
    const before = checkFiles(files, main);
    const titles = new Set<string>();
    for (const problem of before.problems.filter(({ rule }) => network.test(rule))) {
      for (const { title, edits } of problem.fixes) {
        // Taking the function out of the VPC is another rule's main matter.
        if (!title.startsWith('Take')) titles.add(title);
        const written = edits();
        if (written === undefined) throw new Error(`"${title}" writes nothing`);
        checkFix({ files, main, before, problem, title, edits: written });
      }
    }
    expect([...titles].sort()).toEqual([...expected].sort());
  });
}
