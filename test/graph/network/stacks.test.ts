/** Subnets that come from another template: through parameters and outputs of local nested stacks, and from included files. */
import { expect, it } from 'vitest';
import { createService } from '../../../server/src/core/service';
import { createMemoryHost, workspace } from '../../support/memory-host';
import { today } from '../../support/today';
import { address, nat, open, plain, resource, toNat } from './topologies';

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly main: string;
  /** Way out of the function `Fn`, then of its subnets. */
  readonly expected: string;
  readonly address?: string;
}

const lines = (...parts: readonly (string | readonly string[])[]): string => `${parts.flat().join('\n')}\n`;
const inside = (resources: readonly string[]): readonly string[] => resources.map((line) => `  ${line}`);
const out = [...plain, ...open, address, nat, toNat];
const group = resource('Group', 'SecurityGroup', 'GroupDescription: fn, VpcId: !Ref Vpc');
const network = (resources: readonly string[]): string =>
  lines('Resources:', inside([...resources, group]), 'Outputs:', [
    '  Subnets: {Value: !Join [",", [!Ref A, !Ref B]]}',
    '  First: {Value: !Ref A}',
    '  Second: {Value: !GetAtt B.SubnetId}',
    '  Group: {Value: !GetAtt Group.GroupId}',
  ]);
const fn = (subnets: string): string =>
  `Fn: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.13, Handler: app.handler, CodeUri: src, VpcConfig: {SubnetIds: ${subnets}, SecurityGroupIds: [!Ref Group]}}}`;
const transform = 'Transform: AWS::Serverless-2016-10-31';
const app = lines(
  transform,
  'Parameters: {Subnets: {Type: List<AWS::EC2::Subnet::Id>}, Group: {Type: AWS::EC2::SecurityGroup::Id}}',
  'Resources:',
  inside([fn('!Ref Subnets')]),
);
const one = lines(
  transform,
  'Parameters: {First: {Type: AWS::EC2::Subnet::Id}, Second: {Type: AWS::EC2::Subnet::Id}, Group: {Type: String}}',
  'Resources:',
  inside([fn('[!Ref First, !Ref Second]')]),
);
const stack = (id: string, url: string, parameters = '{}'): string =>
  `${id}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${url}, Parameters: ${parameters}}}`;
const application = (id: string, location: string, parameters: string): string =>
  `${id}: {Type: AWS::Serverless::Application, Properties: {Location: ${location}, Parameters: ${parameters}}}`;
const given = '{Subnets: !GetAtt Net.Outputs.Subnets, Group: !GetAtt Net.Outputs.Group}';
const givenOne =
  '{First: !GetAtt Net.Outputs.First, Second: !Sub "${Net.Outputs.Second}", Group: !GetAtt Net.Outputs.Group}';
const root = (...resources: readonly string[]): string => lines(transform, 'Resources:', inside(resources));
const own = '{Subnets: !Join [",", [!Ref A, !Ref B]], Group: !Ref Group}';
const none = 'none A=none B=none';
const way = 'nat A=nat B=nat';

const service = (resources: string): string =>
  lines('service: work', 'provider: {name: aws, runtime: python3.13}', 'functions:', [
    '  Fn:',
    '    handler: app.handler',
    '    vpc: {subnetIds: [!Ref A, !Ref B], securityGroupIds: [!Ref Group]}',
    `resources: ${resources}`,
  ]);

const cases: readonly Case[] = [
  ...[['without a way out', plain, none] as const, ['with a NAT gateway', out, way] as const].flatMap(
    ([name, resources, expected]): Case[] => {
      const host = resources === out ? { address: 'Address' } : {};
      const net = network(resources);
      return [
        {
          name: `a network stack ${name} for a stack`,
          files: {
            'root.yaml': root(stack('Net', 'net.yaml'), stack('App', 'app.yaml', given)),
            'net.yaml': net,
            'app.yaml': app,
          },
          main: 'app.yaml',
          expected,
          ...host,
        },
        {
          name: `a network stack ${name} for an application, subnet by subnet`,
          files: {
            'root.yaml': root(stack('Net', 'net.yaml'), application('App', './app.yaml', givenOne)),
            'net.yaml': net,
            'app.yaml': one,
          },
          main: 'app.yaml',
          expected,
          ...host,
        },
        {
          name: `the template above ${name}`,
          files: { 'root.yaml': root(...resources, group, stack('App', 'app.yaml', own)), 'app.yaml': app },
          main: 'app.yaml',
          expected,
          ...host,
        },
        {
          name: `a network stack ${name} below`,
          files: {
            'root.yaml': root(stack('Net', 'net.yaml'), fn('!Split [",", !GetAtt Net.Outputs.Subnets]')).replace(
              '[!Ref Group]',
              '[!GetAtt Net.Outputs.Group]',
            ),
            'net.yaml': net,
          },
          main: 'root.yaml',
          expected,
          ...host,
        },
        {
          name: `an included file ${name}`,
          files: { 'serverless.yml': service('${file(network.yml)}'), 'network.yml': net },
          main: 'serverless.yml',
          expected,
          ...host,
        },
        {
          name: `included files ${name}`,
          files: {
            'serverless.yml': service(`\n  - \${file(network.yml)}\n  - \${file(more.yml)}`),
            'network.yml': lines('Resources:', inside([...resources.slice(0, 3), group])),
            'more.yml': lines('Resources:', inside(resources.slice(3))),
          },
          main: 'serverless.yml',
          expected,
          ...host,
        },
      ];
    },
  ),
  {
    name: 'a network of elsewhere',
    files: {
      'root.yaml': root(stack('Net', 'https://s3.amazonaws.com/b/net.yaml'), stack('App', 'app.yaml', given)),
      'app.yaml': app,
    },
    main: 'app.yaml',
    expected: 'unknown ',
  },
  {
    name: 'two networks for one template',
    files: {
      'root.yaml': root(
        stack('Net', 'net.yaml'),
        stack('Far', 'far.yaml'),
        stack('App', 'app.yaml', given),
        stack('Other', 'app.yaml', given.replaceAll('Net.', 'Far.')),
      ),
      'net.yaml': network(plain),
      'far.yaml': network(out),
      'app.yaml': app,
    },
    main: 'app.yaml',
    expected: 'unknown ',
  },
];

it.each(cases)('$name', ({ files, main, expected, address: fixed }) => {
  const host = createMemoryHost(files);
  const model = createService(host, { today: () => today }).model(`${workspace}/${main}`);
  const found = model?.graph.network.of('Fn');
  const plainId = (id: string | null) => id?.replace(/^.*#/, '') ?? id;
  const subnets = (found?.subnets ?? []).map(({ id, egress }) => `${plainId(id)}=${egress}`);
  expect(`${found?.egress} ${subnets.join(' ')}`).toBe(expected);
  expect(found?.fixedAddresses.map(({ id }) => plainId(id))).toEqual(fixed ? [fixed] : []);
});
