// A function that invokes another of its app is judged by what the other does.
import { expect, it } from 'vitest';
import { createService } from '../../server/src/core/service';
import { workspace } from '../support/memory-host';
import { grammarHost } from './grammar-host';

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Jobs:
    Type: AWS::SQS::Queue
  First:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: first.handler
      Environment: { Variables: { NEXT: !Ref Second } }
      Events:
        Jobs: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } }
  Second:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: second.handler
`;

const first = `import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
const lambda = new LambdaClient({});
export const handler = async (event) => {
  for (const record of event.Records) {
    await lambda.send(new InvokeCommand({ FunctionName: process.env.NEXT, Payload: record.body }));
  }
};
`;

const writing = (id: string) => `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
const db = DynamoDBDocument.from(new DynamoDBClient({}));
export const handler = async (event) => db.put({ TableName: 'orders', Item: { id: ${id} } });
`;

async function verdictOf(second: string, of = 'First', caller = first): Promise<string | undefined> {
  const files = { 'template.yaml': template, 'first.mjs': caller, 'second.mjs': second };
  const service = createService(grammarHost(new Map(Object.entries(files))), { today: () => '2026-11-21' });
  const checked = await service.check(`${workspace}/template.yaml`);
  return checked?.facts.get(of)?.verdict;
}

it.each([
  ['event.id', 'idempotent'],
  ['randomUUID()', 'not-idempotent'],
])('the other writes under %s', async (id, verdict) => {
  expect(await verdictOf(writing(id))).toBe(verdict);
});

it('the other calls what nobody knows', async () => {
  expect(await verdictOf("import { riddle } from 'riddles';\nexport const handler = (event) => riddle(event);\n")).toBe(
    'unknown',
  );
});

const again = (name: string, work: string) => `import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
const lambda = new LambdaClient({});
const s3 = new S3({});
const sns = new SNS({});
export const handler = async (event, context) => {
  await ${work};
  if (event.next) await lambda.send(new InvokeCommand({ FunctionName: ${name}, Payload: event.next }));
};
`;
const write = "s3.putObject({ Bucket: 'pages', Key: event.id, Body: event.text })";
const open = "s3.putObject({ Bucket: 'pages', Key: await nobody.knows(), Body: event.text })";
const send = "sns.publish({ TopicArn: 'arn', Message: event.text })";

it.each([
  ['process.env.AWS_LAMBDA_FUNCTION_NAME', write, 'idempotent'],
  ['context.functionName', write, 'idempotent'],
  ['context.functionName', open, 'unknown'],
  ['context.functionName', send, 'not-idempotent'],
  ['process.env.OTHER', write, 'not-idempotent'],
])('one that goes on by invoking %s, after %s', async (name, work, verdict) => {
  const text = template.replace('first.handler', 'again.handler');
  const files = { 'template.yaml': text, 'again.mjs': again(name, work), 'second.mjs': writing('event.id') };
  const service = createService(grammarHost(new Map(Object.entries(files))), { today: () => '2026-11-21' });
  const checked = await service.check(`${workspace}/template.yaml`);
  expect(checked?.facts.get('First')?.verdict).toBe(verdict);
});

it('what is invoked without waiting gets its events at least once', async () => {
  const async = first.replace('FunctionName', "InvocationType: 'Event', FunctionName");
  expect(await verdictOf(writing('randomUUID()'), 'Second', async)).toBe('not-idempotent');
  expect(await verdictOf(writing('event.id'), 'Second', async)).toBe('idempotent');
  expect(await verdictOf(writing('randomUUID()'), 'Second', first)).toBe('not-needed');
});

it('a function that is called by a name which none here has may be any of the workspace', async () => {
  const elsewhere = (name: string) => first.replace('process.env.NEXT', name);
  expect(await verdictOf(writing('event.id'), 'First', elsewhere("'shop-live-index'"))).toBe('unknown');
  expect(await verdictOf(writing('event.id'), 'First', elsewhere('process.env.OTHER'))).toBe('not-idempotent');
});

it('a name with holes means the only function that is called like that', async () => {
  const named = template
    .replace('Handler: second.handler', 'Handler: second.handler\n      FunctionName: shop-live-second')
    .replace('Handler: first.handler', 'Handler: first.handler\n      FunctionName: shop-live-first');
  const by = (name: string) => first.replace('process.env.NEXT', name);
  const verdict = async (name: string, second: string) => {
    const files = { 'template.yaml': named, 'first.mjs': by(name), 'second.mjs': second };
    const service = createService(grammarHost(new Map(Object.entries(files))), { today: () => '2026-11-21' });
    return (await service.check(`${workspace}/template.yaml`))?.facts.get('First')?.verdict;
  };
  const holed = '`shop-${process.env.STAGE}-second`';
  expect(await verdict(holed, writing('event.id'))).toBe('idempotent');
  expect(await verdict(holed, writing('randomUUID()'))).toBe('not-idempotent');
  // Both are called like that, and none is.
  for (const name of ['shop-${stage()}', 'shop-${stage()}-third'])
    expect(await verdict(`\`${name}\``, writing('event.id'))).toBe('not-idempotent');
});
