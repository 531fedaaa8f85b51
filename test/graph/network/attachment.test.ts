/** Where a function's VPC is set: at the function, above all of them, in both, or taken away again. */
import { expect, it } from 'vitest';
import { readApp } from '../../support/check-app';
import { plain, resource } from './topologies';

const network = [
  ...plain,
  resource('Group', 'SecurityGroup', 'GroupDescription: x, VpcId: !Ref Vpc'),
  resource('Other', 'SecurityGroup', 'GroupDescription: y, VpcId: !Ref Vpc'),
];

const serverless = (provider: string, fn: string, more: readonly string[] = []): string =>
  [
    'service: work',
    'provider:',
    '  name: aws',
    '  runtime: python3.13',
    ...(provider === '' ? [] : [`  vpc: ${provider}`]),
    ...more,
    'functions:',
    '  Fn:',
    '    handler: app.handler',
    ...(fn === '' ? [] : [`    vpc: ${fn}`]),
    'resources:',
    '  Resources:',
    ...network.map((line) => `    ${line}`),
    '',
  ].join('\n');

const sam = (globals: string, fn: string, more: readonly string[] = []): string =>
  [
    'Transform: AWS::Serverless-2016-10-31',
    ...more,
    ...(globals === '' ? [] : ['Globals:', '  Function:', `    VpcConfig: ${globals}`]),
    'Resources:',
    '  Fn:',
    '    Type: AWS::Serverless::Function',
    '    Properties:',
    '      Runtime: python3.13',
    '      Handler: app.handler',
    '      CodeUri: .',
    ...(fn === '' ? [] : [`      VpcConfig: ${fn}`]),
    ...network.map((line) => `  ${line}`),
    '',
  ].join('\n');

/** Subnets of the function with its way out, whether IPv6 is allowed; `outside` where it is in no VPC. */
function attached(text: string): string {
  const main = text.startsWith('service') ? 'serverless.yml' : 'template.yaml';
  const found = readApp({ [main]: text }, main).graph.network.of('Fn');
  if (found === undefined) return 'outside';
  const subnets = found.subnets.map(({ id }) => id).join();
  return `${found.egress} ${subnets}${found.ipv6Allowed ? ' ipv6' : ''}`;
}

const both = '{subnetIds: [!Ref A, !Ref B], securityGroupIds: [!Ref Group]}';
const Both = '{SubnetIds: [!Ref A, !Ref B], SecurityGroupIds: [!Ref Group]}';
const stage = ['Parameters: {Stage: {Type: String}}', 'Conditions: {IsProd: !Equals [!Ref Stage, prod]}'];

// Serverless: tried against the framework itself (compile/functions.js); SAM: lists of Globals and function are joined.
it.each([
  ['serverless: nowhere', serverless('', ''), 'outside'],
  ['serverless: provider', serverless(both, ''), 'none A,B'],
  ['serverless: function', serverless('', both), 'none A,B'],
  ['serverless: taken away', serverless(both, '~'), 'outside'],
  ['serverless: taken away by null', serverless(both, 'null'), 'outside'],
  ['serverless: taken away by false', serverless(both, 'false'), 'outside'],
  ['serverless: an empty map inherits', serverless(both, '{}'), 'none A,B'],
  ['serverless: other subnets, the groups of the provider', serverless(both, '{subnetIds: [!Ref B]}'), 'none B'],
  [
    'serverless: other groups, the subnets of the provider',
    serverless(both, '{securityGroupIds: [!Ref Other]}'),
    'none A,B',
  ],
  ['serverless: subnets without groups are no VPC', serverless('', '{subnetIds: [!Ref A]}'), 'outside'],
  ['serverless: groups without subnets are no VPC', serverless('{securityGroupIds: [!Ref Group]}', ''), 'outside'],
  [
    'serverless: IPv6 of the provider',
    serverless(`{${both.slice(1, -1)}, ipv6AllowedForDualStack: true}`, ''),
    'none A,B ipv6',
  ],
  ['serverless: a variable', serverless('${self:custom.vpc}', '', [`custom: {vpc: ${both}}`]), 'none A,B'],
  [
    'serverless: a variable for the subnets',
    serverless('', '{subnetIds: "${self:custom.subnets}", securityGroupIds: [!Ref Group]}', [
      'custom: {subnets: [!Ref A, !Ref B]}',
    ]),
    'none A,B',
  ],
  ['serverless: an unknown variable', serverless('${ssm:/vpc}', ''), 'unknown '],
  ['serverless: unknown, and taken away', serverless('${ssm:/vpc}', '~'), 'outside'],
  ['SAM: nowhere', sam('', ''), 'outside'],
  ['SAM: Globals', sam(Both, ''), 'none A,B'],
  ['SAM: function', sam('', Both), 'none A,B'],
  ['SAM: both', sam('{SubnetIds: [!Ref A], SecurityGroupIds: [!Ref Group]}', '{SubnetIds: [!Ref B]}'), 'none A,B'],
  ['SAM: the flag at the function', sam(Both, '{Ipv6AllowedForDualStack: true}'), 'none A,B ipv6'],
  ['SAM: an empty list is no VPC', sam('', '{SubnetIds: [], SecurityGroupIds: []}'), 'outside'],
  ['SAM: under a condition', sam('', `!If [IsProd, ${Both}, !Ref "AWS::NoValue"]`, stage), 'unknown A,B'],
])('%s', (_, text, expected) => {
  expect(attached(text)).toBe(expected);
});
