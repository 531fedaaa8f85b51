/** Templates that deploy each other: a nested stack sees what it is given, and the one above sees its outputs. */
import { describe, expect, it } from 'vitest';
import { createService, type Service } from '../../server/src/core/service';
import { createMemoryHost, type MemoryHost, workspace } from '../support/memory-host';
import { today } from '../support/today';

const uriOf = (path: string): string => `${workspace}/${path}`;

function opened(files: Readonly<Record<string, string>>): { service: Service; host: MemoryHost } {
  const host = createMemoryHost({ ...files, 'fn/app.py': 'def handler(event, context):\n    return 1\n' });
  return { service: createService(host, { today: () => today }), host };
}

/** What a template's triggers come from, and where its functions' subnets lead. */
function seen(service: Service, path: string): readonly string[] {
  const model = service.model(uriOf(path));
  if (model === undefined) return ['no template'];
  const { app, graph } = model;
  return [
    ...app.triggers.map((trigger) => {
      const source = graph.resolve(trigger.source);
      const from = 'id' in source ? source.id : 'expression' in source ? source.expression : '';
      return `${trigger.fn} <- ${trigger.kind} ${from} ${graph.failurePath(trigger).end}`;
    }),
    ...[...app.functions.values()].flatMap((fn) => {
      const { timeout } = fn;
      const seconds = timeout.kind === 'located' ? timeout.value : timeout.kind;
      const network = graph.network.of(fn.id);
      const subnets = network?.subnets.map(({ id, egress }) => `${id} ${egress}`) ?? [];
      return [`${fn.id} ${seconds}`, ...subnets];
    }),
  ];
}

const child = `Transform: AWS::Serverless-2016-10-31
Parameters:
  QueueArn: { Type: String }
  Seconds: { Type: Number, Default: 5 }
  Stage: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: fn
      Handler: app.handler
      Runtime: python3.13
      Timeout: !If [IsProd, !Ref Seconds, 1]
      Events:
        Jobs: { Type: SQS, Properties: { Queue: !Ref QueueArn } }
  Topic: { Type: AWS::SNS::Topic }
Outputs:
  TopicArn: { Value: !Ref Topic }
  Echo: { Value: !Ref QueueArn }
`;

const parent = (parameters: string, more = ''): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Dlq.Arn, maxReceiveCount: 5 }, VisibilityTimeout: 10 }
  Dlq: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 1209600 } }
  Worker:
    Type: AWS::Serverless::Application
    Properties:
      Location: ./worker.yaml
      Parameters: ${parameters}
${more}`;

describe('a nested stack', () => {
  it('has the values that it is given', () => {
    const { service } = opened({
      'template.yaml': parent('{ QueueArn: !GetAtt Queue.Arn, Seconds: 60, Stage: prod }'),
      'worker.yaml': child,
    });
    expect(seen(service, 'worker.yaml')).toEqual(['Fn <- sqs template.yaml#Queue kept', 'Fn 60']);
  });

  it('keeps its defaults where nothing is given, and does not let a default above decide', () => {
    const { service } = opened({
      'template.yaml': `Parameters: { Stage: { Type: String, Default: prod } }
${parent('{ QueueArn: !GetAtt Queue.Arn, Stage: !Ref Stage }')}`,
      'worker.yaml': child,
    });
    expect(seen(service, 'worker.yaml')).toEqual(['Fn <- sqs template.yaml#Queue kept', 'Fn alternatives']);
  });

  it('weighs what several stacks give, and takes their resources for unknown', () => {
    const second = `  Second:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: worker.yaml, Parameters: { QueueArn: !GetAtt Dlq.Arn, Seconds: 7, Stage: prod } }
`;
    const { service } = opened({
      'template.yaml': parent('{ QueueArn: !GetAtt Queue.Arn, Seconds: 60, Stage: prod }', second),
      'worker.yaml': child,
    });
    expect(seen(service, 'worker.yaml')).toEqual(['Fn <- sqs Ref QueueArn unknown', 'Fn alternatives']);
  });

  it('is read again when the template above changes, and the other way round', () => {
    const { service } = opened({
      'template.yaml': parent('{ QueueArn: !GetAtt Queue.Arn, Seconds: 60, Stage: prod }', consumer),
      'worker.yaml': child,
    });
    const type = (path: string, from: string, to: string) => {
      const text = service.text(uriOf(path)) ?? '';
      const start = text.indexOf(from);
      service.change(uriOf(path), [{ start, end: start + from.length, text: to }]);
    };
    for (const path of ['template.yaml', 'worker.yaml']) service.open(uriOf(path), service.text(uriOf(path)) ?? '');
    expect(seen(service, 'worker.yaml')).toContain('Fn 60');
    type('template.yaml', 'Seconds: 60', 'Seconds: 61');
    expect(seen(service, 'worker.yaml')).toContain('Fn 61');
    expect(seen(service, 'template.yaml')).toContain('Own <- sns worker.yaml#Topic lost');
    type('worker.yaml', 'TopicArn: { Value: !Ref Topic }', 'TopicArn: { Value: !ImportValue Other }');
    expect(seen(service, 'template.yaml')).toContain('Own <- sns ImportValue Other lost');
  });

  it('is read again when a template begins to deploy it', () => {
    const { service, host } = opened({ 'worker.yaml': child });
    expect(seen(service, 'worker.yaml')).toContain('Fn alternatives');
    host.files.set(uriOf('template.yaml'), parent('{ QueueArn: !GetAtt Queue.Arn, Seconds: 60, Stage: prod }'));
    service.fileChanged(uriOf('template.yaml'));
    expect(seen(service, 'worker.yaml')).toContain('Fn 60');
  });
});

const consumer = `  Own:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: fn
      Handler: app.handler
      Runtime: python3.13
      Events:
        News: { Type: SNS, Properties: { Topic: !GetAtt Worker.Outputs.TopicArn } }
        Back: { Type: SQS, Properties: { Queue: !GetAtt Worker.Outputs.Echo } }
`;

describe('outputs of a nested stack', () => {
  it('are resources of that stack, or what it was given', () => {
    const { service } = opened({
      'template.yaml': parent('{ QueueArn: !GetAtt Queue.Arn }', consumer),
      'worker.yaml': child,
    });
    expect(seen(service, 'template.yaml')).toEqual([
      'Own <- sns worker.yaml#Topic lost',
      'Own <- sqs Queue kept',
      'Own 3',
    ]);
  });

  it('hand a network from one stack to its sibling', () => {
    const network = `Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  InA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref Table } }
Outputs:
  Subnets: { Value: !Join [',', [!Ref A, !Ref B]] }
`;
    const app = `Parameters:
  SubnetIds: { Type: List<AWS::EC2::Subnet::Id> }
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties: { Handler: app.handler, Runtime: python3.13, Code: fn, VpcConfig: { SubnetIds: !Ref SubnetIds } }
`;
    const root = `Resources:
  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: stacks/network.yaml } }
  App:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: stacks/app.yaml, Parameters: { SubnetIds: !GetAtt Network.Outputs.Subnets } }
  Own:
    Type: AWS::Lambda::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      Code: fn
      VpcConfig: { SubnetIds: !Split [',', !GetAtt Network.Outputs.Subnets] }
`;
    const { service } = opened({ 'root.yaml': root, 'stacks/network.yaml': network, 'stacks/app.yaml': app });
    const subnets = ['stacks/network.yaml#A none', 'stacks/network.yaml#B none'];
    expect(seen(service, 'stacks/app.yaml')).toEqual(['Fn 3', ...subnets]);
    expect(seen(service, 'root.yaml')).toEqual(['Own 3', ...subnets]);
  });
});

describe('templates that several others deploy', () => {
  const network = `Resources: { A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } }, Vpc: { Type: AWS::EC2::VPC } }
Outputs: { Subnet: { Value: !Ref A } }
`;
  const app = `Parameters: { Subnet: { Type: String }, Queue: { Type: String } }
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties: { VpcConfig: { SubnetIds: [!Ref Subnet] }, Events: { Jobs: { Type: SQS, Properties: { Queue: !Ref Queue } } } }
`;
  const stage = `Resources:
  Queue: { Type: AWS::SQS::Queue }
  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: network.yaml } }
  App:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: app.yaml, Parameters: { Subnet: !GetAtt Network.Outputs.Subnet, Queue: !GetAtt Queue.Arn } }
`;

  it('have what all of them give in the same way', () => {
    const { service } = opened({ 'dev.yaml': stage, 'prod.yaml': stage, 'network.yaml': network, 'app.yaml': app });
    expect(seen(service, 'app.yaml')).toEqual(['Fn <- sqs Ref Queue unknown', 'Fn 3', 'network.yaml#A none']);
  });
});

describe('stacks that make no sense', () => {
  const circle = (other: string) => `Parameters: { In: { Type: String } }
Resources:
  Other:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ${other}, Parameters: { In: !GetAtt Other.Outputs.Out } }
  Fn:
    Type: AWS::Serverless::Function
    Properties: { Timeout: !Ref In, Events: { Jobs: { Type: SQS, Properties: { Queue: !Ref In } } } }
Outputs: { Out: { Value: !Ref In } }
`;
  it.each([
    ['deploy each other', { 'a.yaml': circle('b.yaml'), 'b.yaml': circle('a.yaml') }],
    ['deploy themselves', { 'a.yaml': circle('a.yaml') }],
    ['deploy what is not there', { 'a.yaml': circle('gone.yaml') }],
    ['deploy what lies outside', { 'a.yaml': circle('../../etc/b.yaml') }],
  ])('%s', (_, files) => {
    const { service } = opened(files);
    expect(seen(service, 'a.yaml').at(-1)).toBe('Fn unresolved');
  });
});

it('tells nothing twice, and offers no edit that names a resource of another template', async () => {
  const { service } = opened({
    'template.yaml': parent('{ QueueArn: !GetAtt Queue.Arn, Seconds: 60, Stage: prod }', consumer),
    'worker.yaml': child,
  });
  const checked = await Promise.all(['template.yaml', 'worker.yaml'].map((path) => service.check(uriOf(path))));
  const problems = checked.flatMap((one) => one?.problems ?? []);
  const told = problems.map(({ rule, place }) => `${rule} ${place.uri} ${place.start}`);
  expect(told.length).toBeGreaterThan(0);
  expect([...new Set(told)]).toEqual(told);
  const edits = problems.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits() ?? []));
  expect(edits.filter(({ text }) => text.includes('#'))).toEqual([]);
});
