/** What SAM makes of each event type, of Globals, aliases and destinations, and which files it looks at. */
import { describe, expect, it } from 'vitest';
import { samFrontEnd } from '../../server/src/core/frontends/sam/sam-front-end';
import type { App } from '../../server/src/core/model/app';
import { dig, isReference } from '../../server/src/core/model/data';
import { known } from '../../server/src/core/model/value';
import { parseYaml } from '../../server/src/core/yaml/document';
import { sourcesOf } from './memory-sources';
import { triggerLines } from './trigger-lines';

const read = (text: string, files: Readonly<Record<string, string>> = {}): App =>
  samFrontEnd.read(parseYaml('file:///work/template.yaml', text), sourcesOf(files), undefined);

/** A function with one event, and what else the template holds. */
const withEvent = (event: string, rest = ''): App =>
  read(`Transform: AWS::Serverless-2016-10-31
Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: { Events: { E: ${event} } } }
  ${rest}
`);

const generated = (app: App): readonly string[] =>
  [...app.resources.values()].filter((one) => one.generated).map((one) => `${one.id}: ${one.type}`);

const events: readonly (readonly [event: string, rest: string, lines: readonly string[], made: readonly string[]])[] = [
  ['{ Type: SQS, Properties: { Queue: !GetAtt Q.Arn } }', '', ['Fn <- sqs queue Q'], []],
  ['{ Type: Kinesis, Properties: { Stream: !GetAtt S.Arn, Enabled: false } }', '', ['Fn <- kinesis stream S off'], []],
  ['{ Type: DynamoDB, Properties: { Stream: !GetAtt T.StreamArn } }', '', ['Fn <- dynamodb stream T'], []],
  ['{ Type: MSK, Properties: { Stream: !Ref C } }', '', ['Fn <- msk stream C'], []],
  [
    '{ Type: SelfManagedKafka, Properties: { KafkaBootstrapServers: ["a:9092"] } }',
    '',
    ['Fn <- kafka stream [a:9092]'],
    [],
  ],
  ['{ Type: MQ, Properties: { Broker: !GetAtt B.Arn } }', '', ['Fn <- mq queue B'], []],
  ['{ Type: DocumentDB, Properties: { Cluster: !Ref C } }', '', ['Fn <- documentdb stream C'], []],
  [
    '{ Type: S3, Properties: { Bucket: !Ref B, Events: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"] } }',
    '',
    ['Fn <- s3 async B (s3:ObjectCreated:*, s3:ObjectRemoved:*)'],
    [],
  ],
  ['{ Type: SNS, Properties: { Topic: !Ref T } }', '', ['Fn <- sns async T'], []],
  [
    '{ Type: SNS, Properties: { Topic: !Ref T, SqsSubscription: true } }',
    'T: { Type: AWS::SNS::Topic }',
    ['Fn <- sqs queue FnEQueue'],
    ['FnEQueue: AWS::SQS::Queue', 'FnEQueuePolicy: AWS::SQS::QueuePolicy', 'FnE: AWS::SNS::Subscription'],
  ],
  [
    '{ Type: SNS, Properties: { Topic: !Ref T, SqsSubscription: { QueueArn: !GetAtt Q.Arn, QueueUrl: !Ref Q } } }',
    '',
    ['Fn <- sqs queue Q'],
    ['FnEQueuePolicy: AWS::SQS::QueuePolicy', 'FnE: AWS::SNS::Subscription'],
  ],
  ['{ Type: SNS, Properties: { Topic: !Ref T, SqsSubscription: false } }', '', ['Fn <- sns async T'], []],
  [
    '{ Type: Schedule, Properties: { Schedule: rate(1 hour), Enabled: false } }',
    '',
    ['Fn <- schedule async (rate(1 hour)) off'],
    [],
  ],
  [
    '{ Type: Schedule, Properties: { Schedule: rate(1 hour), DeadLetterConfig: { Type: SQS } } }',
    '',
    ['Fn <- schedule async (rate(1 hour))'],
    ['FnEQueue: AWS::SQS::Queue', 'FnEQueuePolicy: AWS::SQS::QueuePolicy'],
  ],
  [
    '{ Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 hour), State: DISABLED, DeadLetterConfig: { Type: SQS, QueueLogicalId: Own } } }',
    '',
    ['Fn <- scheduler async (rate(1 hour)) off'],
    ['Own: AWS::SQS::Queue'],
  ],
  [
    '{ Type: EventBridgeRule, Properties: { Pattern: { detail-type: [Placed] } } }',
    '',
    ['Fn <- eventbridge async (Placed)'],
    [],
  ],
  [
    '{ Type: CloudWatchEvent, Properties: { EventBusName: shop, Pattern: { source: [a, b] } } }',
    '',
    ['Fn <- eventbridge async shop (a, b)'],
    [],
  ],
  ['{ Type: CloudWatchLogs, Properties: { LogGroupName: /x } }', '', ['Fn <- cloudwatch-logs async /x (/x)'], []],
  ['{ Type: IoTRule, Properties: { Sql: SELECT 1 } }', '', ['Fn <- iot async (SELECT 1)'], []],
  ['{ Type: AlexaSkill }', '', ['Fn <- alexa sync'], []],
  [
    '{ Type: Cognito, Properties: { UserPool: !Ref U, Trigger: [PreSignUp, CustomSMSSender] } }',
    '',
    ['Fn <- cognito sync U (PreSignUp)', 'Fn <- cognito async U (CustomSMSSender)'],
    [],
  ],
  [
    '{ Type: Api, Properties: { Path: /a, Method: get } }',
    '',
    ['Fn <- api sync ServerlessRestApi (GET /a)'],
    ['ServerlessRestApi: AWS::ApiGateway::RestApi'],
  ],
  [
    '{ Type: Api, Properties: { Path: /a, Method: any, RestApiId: Own } }',
    'Own: { Type: AWS::Serverless::Api }',
    ['Fn <- api sync Own (ANY /a)'],
    [],
  ],
  [
    '{ Type: HttpApi }',
    '',
    ['Fn <- http-api sync ServerlessHttpApi ($default)'],
    ['ServerlessHttpApi: AWS::ApiGatewayV2::Api'],
  ],
  [
    '{ Type: HttpApi, Properties: { Path: /a, Method: POST, ApiId: !Ref Own } }',
    'Own: { Type: AWS::Serverless::HttpApi }',
    ['Fn <- http-api sync Own (POST /a)'],
    [],
  ],
  [
    '{ Type: HttpApi, Properties: { Path: /a, Method: POST, ApiId: !Ref Own } }',
    'Own: { Type: AWS::Serverless::Api }',
    ['Fn <- api sync Own (POST /a)'],
    [],
  ],
];

describe('events of SAM functions', () => {
  it.each(events)('%s', (event, rest, lines, made) => {
    const app = withEvent(event, rest);
    expect(triggerLines(app)).toEqual(lines);
    expect(generated(app)).toEqual(made);
  });

  it('names the properties as CloudFormation does, with the defaults of the service', () => {
    const [trigger] = withEvent(
      '{ Type: SQS, Properties: { Queue: !GetAtt Q.Arn, FunctionResponseTypes: [x] } }',
    ).triggers;
    expect(trigger?.settings.keys).toContain('EventSourceArn');
    expect(trigger?.settings.get('BatchSize')).toMatchObject({ value: 10, origin: 'default' });
  });

  it('makes a FIFO queue for a FIFO topic', () => {
    const app = withEvent(
      '{ Type: SNS, Properties: { Topic: !Ref T, SqsSubscription: true } }',
      'T: { Type: AWS::SNS::Topic, Properties: { FifoTopic: true } }',
    );
    expect(app.resources.get('FnEQueue')?.properties.get('FifoQueue')).toMatchObject({ value: true });
  });
});

describe('functions of SAM', () => {
  const globals = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 20
    Layers: [a]
    Environment: { Variables: { A: 1, B: 1 } }
    VpcConfig: { SubnetIds: [s] }
Resources:
  One: { Type: AWS::Serverless::Function, Properties: { Layers: [b], Environment: { Variables: { B: 2 } }, VpcConfig: !Ref AWS::NoValue } }
  Two: { Type: AWS::Serverless::Function, IgnoreGlobals: [Timeout] }
  Three: { Type: AWS::Serverless::Function, IgnoreGlobals: '*', Properties: { MemorySize: '512' } }
`;

  it('merge the Globals: maps by key, lists one behind the other', () => {
    const app = read(globals);
    const one = app.functions.get('One');
    expect(dig(one?.properties, 'Environment', 'Variables', 'A')).toMatchObject({ value: 1, origin: 'globals' });
    expect(dig(one?.properties, 'Environment', 'Variables', 'B')).toMatchObject({ value: 2, origin: 'literal' });
    expect(one?.timeout).toMatchObject({ value: 20, origin: 'globals', via: 'Globals' });
    expect(one?.properties.get('VpcConfig')).toBeUndefined();
    const layers = known(one?.properties.get('Layers'));
    expect(typeof layers === 'object' && layers?.kind === 'list' && layers.items.map((item) => known(item))).toEqual([
      'a',
      'b',
    ]);
  });

  it('leave out the Globals they ignore', () => {
    const app = read(globals);
    expect(app.functions.get('Two')?.timeout).toMatchObject({ value: 3, origin: 'default' });
    expect(app.functions.get('Two')?.properties.get('VpcConfig')).toBeDefined();
    expect(app.functions.get('Three')?.properties.get('VpcConfig')).toBeUndefined();
    expect(app.functions.get('Three')?.memory).toMatchObject({ value: 512 });
  });

  const failing = (properties: string, section = ''): App =>
    read(`Transform: AWS::Serverless-2016-10-31
${section}
Conditions: { C: !Equals [!Ref AWS::Region, x] }
Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: ${properties} }
  Last: { Type: AWS::Serverless::Function }
`);

  const targets = (app: App, id = 'Fn'): readonly string[] =>
    (app.functions.get(id)?.failureTargets ?? []).map(({ kind, target, targetType, qualifier, permissionAdded }) => {
      const data = known(target);
      const name = isReference(data) ? data.target : target.kind === 'located' ? String(data) : target.kind;
      return `${kind} ${name} ${targetType} ${qualifier} ${permissionAdded}`;
    });

  it.each([
    ['{ DeadLetterQueue: { Type: SNS, TargetArn: !Ref T } }', ['dlq T sns null true']],
    ['{ Role: x, DeadLetterQueue: { Type: SQS, TargetArn: !ImportValue q } }', ['dlq unresolved sqs null false']],
    [
      '{ EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS } } } }',
      ['on-failure FnEventInvokeConfigOnFailureQueue sqs $LATEST true'],
    ],
    [
      '{ AutoPublishAlias: live, EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SNS } } } }',
      ['on-failure FnEventInvokeConfigOnFailureTopic sns live true'],
    ],
    [
      '{ EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS, Destination: !If [C, x, !Ref AWS::NoValue] } } } }',
      ['on-failure alternatives sqs $LATEST true'],
    ],
    ['{ EventInvokeConfig: { MaximumRetryAttempts: 0 } }', []],
  ] as const)('keep failures as %s says', (properties, expected) => {
    expect(targets(failing(properties))).toEqual(expected);
  });

  it('share the queue that SAM makes for a destination of the Globals', () => {
    const app = failing(
      '{}',
      'Globals: { Function: { EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS } } } } }',
    );
    expect(targets(app, 'Last')).toEqual(['on-failure FnEventInvokeConfigOnFailureQueue sqs $LATEST true']);
    expect(generated(app)).toEqual(['FnEventInvokeConfigOnFailureQueue: AWS::SQS::Queue']);
  });

  it('are invoked by their alias', () => {
    const app = read(`Parameters: { A: { Type: String, Default: blue } }
Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: { AutoPublishAlias: !Ref A, Events: { E: { Type: Schedule, Properties: { Schedule: x } } } } }
  Rule: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: y, Targets: [{ Arn: !Ref Fn.Alias }, { Arn: !Sub '\${Fn.Alias}' }, { Arn: !GetAtt Fn.Arn }] } }
`);
    expect(triggerLines(app)).toEqual([
      'Fn:blue <- schedule async (x)',
      'Fn:blue <- schedule async (y)',
      'Fn:blue <- schedule async (y)',
      'Fn <- schedule async (y)',
    ]);
    expect(generated(app)).toEqual(['FnAliasblue: AWS::Lambda::Alias']);
  });

  it('have a URL', () => {
    const app = failing('{ FunctionUrlConfig: { AuthType: NONE } }');
    expect(triggerLines(app)).toEqual(['Fn <- function-url sync']);
    expect(app.triggers[0]?.settings.get('AuthType')).toMatchObject({ value: 'NONE' });
  });

  it('are unrolled from loops', () => {
    const app = read(`Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Fn::ForEach::Workers:
    - Name
    - [Mail, Print]
    - \${Name}Worker:
        Type: AWS::Serverless::Function
        Properties: { Handler: !Sub '\${Name}.run', Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt [!Sub '\${Name}Queue', Arn] } } } }
      \${Name}Queue: { Type: AWS::SQS::Queue }
`);
    expect(triggerLines(app)).toEqual(['MailWorker <- sqs queue MailQueue', 'PrintWorker <- sqs queue PrintQueue']);
    expect(known(app.functions.get('PrintWorker')?.code.handler)).toBe('Print.run');
    const [worker] = app.functions.values();
    expect(worker && app.author.set(worker.site, ['Timeout'], 3)).toBeUndefined();
  });
});

describe('other resources of SAM', () => {
  it('call functions', () => {
    const app = read(
      `Transform: AWS::Serverless-2016-10-31
Resources:
  Fn: { Type: AWS::Serverless::Function }
  Rest: { Type: AWS::Serverless::Api, Properties: { Auth: { Authorizers: { Own: { FunctionArn: !GetAtt Fn.Arn }, Pool: { UserPoolArn: x } } } } }
  Socket: { Type: AWS::Serverless::WebSocketApi, Properties: { Routes: { $connect: { FunctionArn: !GetAtt Fn.Arn } } } }
  Graph: { Type: AWS::Serverless::GraphQLApi, Properties: { DataSources: { Lambda: { Source: { FunctionArn: !GetAtt Fn.Arn } } } } }
  Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: flow.asl.yaml, DefinitionSubstitutions: { Fn: !GetAtt Fn.Arn } } }
`,
      { 'flow.asl.yaml': 'States:\n  Work: { Type: Task, Resource: "${Fn}" }\n' },
    );
    expect(triggerLines(app)).toEqual([
      'Fn <- websocket sync Socket ($connect)',
      'Fn <- appsync sync Graph (Source)',
      'Fn <- step-functions sync Flow (Work)',
      'Fn <- authorizer sync Rest (Own)',
    ]);
    expect(app.reads).toEqual(['file:///work/flow.asl.yaml']);
    expect(app.resources.get('Flow')?.properties.get('StateMachineType')).toMatchObject({ value: 'STANDARD' });
  });

  it('authorise the implicit API', () => {
    const app = read(`Globals: { Api: { Auth: { Authorizers: { Own: { FunctionArn: !GetAtt Guard.Arn } } } } }
Resources:
  Guard: { Type: AWS::Serverless::Function }
  Fn: { Type: AWS::Serverless::Function, Properties: { Events: { A: { Type: Api, Properties: { Path: /a, Method: get } }, B: { Type: Api, Properties: { Path: /b, Method: get } } } } }
`);
    expect(triggerLines(app)).toContain('Guard <- authorizer sync ServerlessRestApi (Own)');
    expect(app.triggers.filter(({ kind }) => kind === 'authorizer')).toHaveLength(1);
  });

  it('deploy other templates', () => {
    const app = read(
      `Transform: AWS::Serverless-2016-10-31
Resources:
  Local: { Type: AWS::Serverless::Application, Properties: { Location: ./inner/template.yaml, Parameters: { A: b } } }
  Stack: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://example.com/x.yaml } }
`,
      { 'inner/template.yaml': 'Resources: {}' },
    );
    expect(app.nested.map(({ id, uri }) => [id, uri])).toEqual([
      ['Local', 'file:///work/inner/template.yaml'],
      ['Stack', undefined],
    ]);
  });
});

describe('what a template does not show', () => {
  it.each([
    ['Transform: AWS::Serverless-2016-10-31', []],
    ['Transform: [AWS::LanguageExtensions, OurMacro]', ['transform OurMacro']],
    ["Transform: { Name: AWS::Include, Parameters: { Location: 's3://b/k' } }", ['transform AWS::Include']],
    ['Resources: { Fn::Transform: { Name: OurMacro } }', ['a transform']],
    ['Resources: { Fn::ForEach::L: [N, !Ref Names, {}] }', ['`Fn::ForEach::L` over a list that is not known']],
  ])('%s', (text, who) => {
    expect(read(text).unseen.map((one) => one.who)).toEqual(who);
  });
});

it('a loop without end is read in part, and that is said', () => {
  const names = Array.from({ length: 60 }, (_, i) => `N${i}`).join(', ');
  const inner = `{ Fn::ForEach::B: [Y, [${names}], { "\${X}\${Y}": { Type: AWS::SQS::Queue } }] }`;
  const app = read(`Resources: { Fn::ForEach::A: [X, [${names}], ${inner}], Last: { Type: AWS::SQS::Queue } }`);
  expect(app.resources.size).toBeLessThan(3000);
  expect(app.resources.has('Last')).toBe(true);
  expect(app.notes.map(({ message }) => message)).toEqual([
    'this loop makes too many resources; the rest of them is not read',
  ]);
});

describe('what is a template', () => {
  it.each([
    ['Transform: AWS::Serverless-2016-10-31', 'sam'],
    ['Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]', 'sam'],
    ['Resources: { A: { Type: AWS::Serverless::Function } }', 'sam'],
    ["AWSTemplateFormatVersion: '2010-09-09'", 'cloudformation'],
    ['Resources: { A: { Type: AWS::SQS::Queue } }', 'cloudformation'],
    ['Resources: { A: { Type: Custom::Thing } }', 'cloudformation'],
    ['{ "Resources": { "A": { "Type": "AWS::SQS::Queue" } } }', 'cloudformation'],
    ['Resources: { A: { Type: Microsoft.Storage/storageAccounts } }', undefined],
    ['Resources: [AWS::SQS::Queue]', undefined],
    ['services: { web: { image: x } }', undefined],
    ['service: x\nprovider: { name: aws }\nresources: { Resources: { A: { Type: AWS::SQS::Queue } } }', undefined],
    ['', undefined],
    ['just text', undefined],
  ] as const)('%s', (text, framework) => {
    expect(samFrontEnd.detect(parseYaml('file:///work/t.yaml', text))).toBe(framework);
  });
});
