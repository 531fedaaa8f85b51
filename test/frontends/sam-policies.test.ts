/** `Policies` of SAM functions as statements: written out, by SAM's policy templates, by managed policies. */
import { describe, expect, it } from 'vitest';
import { samFrontEnd } from '../../server/src/core/frontends/sam/sam-front-end';
import { buildGraph } from '../../server/src/core/graph/build-graph';
import { known } from '../../server/src/core/model/value';
import { parseYaml } from '../../server/src/core/yaml/document';
import { sourcesOf } from './memory-sources';

/** Each statement: its actions, and what its resources lead to. */
function statements(policies: string): readonly string[] {
  const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Queue: { Type: AWS::SQS::Queue }
  Table: { Type: AWS::DynamoDB::Table }
  Fn: { Type: AWS::Serverless::Function, Properties: { Policies: ${policies} } }
`;
  const app = samFrontEnd.read(parseYaml('file:///work/template.yaml', text), sourcesOf({}), undefined);
  const { resolve } = buildGraph(app);
  const role = app.functions.get('Fn')?.role;
  if (role?.kind !== 'generated') return ['no role of its own'];
  return role.statements.map(({ actions, resources }) => {
    const named = resources.map((resource) => {
      const target = resolve(resource);
      return 'id' in target ? target.id : 'expression' in target ? target.expression : target.kind;
    });
    return `${actions.map((action) => known(action) ?? '?').join(' ')} on ${named.join(', ')}`;
  });
}

const here = 'arn:$' + '{AWS::Partition}:';
const stack = ':$' + '{AWS::Region}:$' + '{AWS::AccountId}:';

describe('policies of a function', () => {
  it.each([
    ['[{ SQSSendMessagePolicy: { QueueName: !GetAtt Queue.QueueName } }]', ['sqs:SendMessage* on Queue']],
    ['{ SQSSendMessagePolicy: { QueueName: jobs } }', [`sqs:SendMessage* on ${here}sqs${stack}jobs`]],
    [
      '[{ DynamoDBReadPolicy: { TableName: !Ref Table } }]',
      [
        'dynamodb:GetItem dynamodb:Scan dynamodb:Query dynamodb:BatchGetItem dynamodb:DescribeTable on Table, ' +
          `${here}dynamodb${stack}table/$` +
          '{Table}/index/*',
      ],
    ],
    ['[{ VPCAccessPolicy: {} }]', [expect.stringContaining('ec2:CreateNetworkInterface')]],
    ['[AWSLambdaBasicExecutionRole]', []],
    ['arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole', []],
    ['[AmazonSQSFullAccess]', ['? on AmazonSQSFullAccess']],
    ['[{ NoSuchPolicy: {} }]', ['? on ']],
    ['[{ EFSWriteAccessPolicy: { FileSystem: a, AccessPoint: b } }]', ['? on ']],
    [
      '[{ Statement: { Effect: Allow, Action: sqs:*, Resource: !GetAtt Queue.Arn } }, SQSPollerPolicy]',
      ['sqs:* on Queue', '? on SQSPollerPolicy'],
    ],
  ])('%s', (policies, expected) => expect(statements(policies)).toEqual(expected));
});
