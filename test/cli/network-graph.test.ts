/** What `redrive graph` tells machines of a function's network. */
import { expect, it } from 'vitest';
import { formatGraphJson } from '../../server/src/cli/formatters/graph-json';
import { createService } from '../../server/src/core/service';
import {
  address,
  associate,
  nat,
  open,
  plain,
  subnet,
  table,
  templateOf,
  toNat,
  vpc,
} from '../graph/network/topologies';
import { createMemoryHost, workspace } from '../support/memory-host';
import { today } from '../support/today';

async function vpcsOf(files: Readonly<Record<string, string>>, main: string): Promise<readonly unknown[]> {
  const checked = await createService(createMemoryHost(files), { today: () => today }).check(`${workspace}/${main}`);
  if (checked === undefined) throw new Error(`${main} is no template`);
  const nowhere = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const text = formatGraphJson([checked], { file: (uri) => uri, range: () => nowhere });
  return JSON.parse(text).templates[0].functions.map((fn: { vpc: unknown }) => fn.vpc);
}

const withNat = [vpc, subnet('A'), subnet('B'), table('Table'), associate('A', 'Table'), ...open, address, nat, toNat];

for (const framework of ['sam', 'cloudformation', 'serverless'] as const) {
  it(`${framework}: egress of the function and of each subnet`, async () => {
    const files = templateOf(framework, { resources: withNat });
    const [main = ''] = Object.keys(files);
    expect(await vpcsOf(files, main)).toEqual([
      {
        attached: true,
        egress: 'mixed',
        subnets: [
          { id: 'A', egress: 'nat' },
          { id: 'B', egress: 'none' },
        ],
      },
    ]);
  });

  it(`${framework}: subnets of elsewhere`, async () => {
    const files = templateOf(framework, { resources: plain, subnets: '[!Ref A, subnet-0123456789abcdef0]' });
    const [main = ''] = Object.keys(files);
    expect(await vpcsOf(files, main)).toEqual([
      {
        attached: true,
        egress: 'unknown',
        subnets: [
          { id: 'A', egress: 'none' },
          { id: null, egress: 'unknown' },
        ],
      },
    ]);
  });
}

it('a function without a VPC', async () => {
  const files = {
    'serverless.yml': 'service: work\nprovider: {name: aws}\nfunctions:\n  Fn: {handler: app.handler}\n',
  };
  expect(await vpcsOf(files, 'serverless.yml')).toEqual([{ attached: false, egress: null, subnets: [] }]);
});

it('subnets of another stack have no id here', async () => {
  const root = `Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } }
  App: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: app.yaml, Parameters: { Subnet: !Ref A } } }
`;
  const app = `Parameters: { Subnet: { Type: AWS::EC2::Subnet::Id } }
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties: { Code: ., Handler: app.handler, Runtime: python3.13, VpcConfig: { SubnetIds: [!Ref Subnet] } }
`;
  expect(await vpcsOf({ 'root.yaml': root, 'app.yaml': app }, 'app.yaml')).toEqual([
    { attached: true, egress: 'none', subnets: [{ id: null, egress: 'none' }] },
  ]);
});
