/** A parsed template of the bench, and the entry that is typed into. */
import { parseYaml } from '../../server/src/core/yaml/document';
import type { YamlNode } from '../../server/src/core/yaml/node';

/** A template with so many resources, as large ones look: functions with events, queues with dead-letter queues, tables. */
export function templateOf(resources: number): string {
  const parts = ["AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\n\nResources:\n"];
  for (let i = 0; i < resources; i++) parts.push(resource(i), '\n');
  parts.push('Outputs:\n  First:\n    Value: !Ref Resource0\n');
  return parts.join('');
}

function resource(i: number): string {
  const kind = i % 3;
  if (kind === 0) {
    return `  Resource${i}:
    Type: AWS::Serverless::Function
    Properties:
      # what a function of this service usually has
      Handler: src/handler${i}.handler
      Runtime: nodejs22.x
      Timeout: 30
      Environment:
        Variables:
          TABLE: !Ref Resource${i + 2}
          QUEUE: !GetAtt Resource${i + 1}.Arn
      Policies:
        - SQSPollerPolicy:
            QueueName: !GetAtt Resource${i + 1}.QueueName
        - Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action: [dynamodb:GetItem, dynamodb:PutItem]
              Resource: !Sub 'arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${Resource${i + 2}}'
      Events:
        Queue:
          Type: SQS
          Properties:
            Queue: !GetAtt Resource${i + 1}.Arn
            BatchSize: 10
`;
  }
  if (kind === 1) {
    return `  Resource${i}:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 180
      RedrivePolicy:
        deadLetterTargetArn: !Sub 'arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:dead'
        maxReceiveCount: 5
`;
  }
  return `  Resource${i}:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH
`;
}

/** A plain CloudFormation template with so many resources: functions, their mappings, and queues. */
export function stackOf(resources: number): string {
  const parts = ["AWSTemplateFormatVersion: '2010-09-09'\n\nResources:\n"];
  for (let i = 0; i < resources; i++) parts.push(stackResource(i));
  return parts.join('');
}

function stackResource(i: number): string {
  const kind = i % 3;
  if (kind === 0) {
    return `  Resource${i}:
    Type: AWS::Lambda::Function
    Properties:
      Handler: src/handler${i}.handler
      Runtime: nodejs22.x
      Role: !Sub 'arn:aws:iam::\${AWS::AccountId}:role/worker'
      Code: { S3Bucket: code, S3Key: worker.zip }
      Timeout: 30
      Environment:
        Variables:
          QUEUE: !Ref Resource${i + 2}
`;
  }
  if (kind === 1) {
    return `  Resource${i}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Resource${i - 1}
      EventSourceArn: !GetAtt Resource${i + 1}.Arn
      BatchSize: 10
`;
  }
  return `  Resource${i}:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 180
      RedrivePolicy:
        deadLetterTargetArn: !Sub 'arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:dead'
        maxReceiveCount: 5
`;
}

/** A service of the Serverless Framework with so many functions and queues together. */
export function serviceOf(resources: number): string {
  const pairs = Array.from({ length: resources / 2 }, (_, i) => i);
  return [
    'service: shop\nprovider:\n  name: aws\n  runtime: nodejs22.x\ncustom:\n  table: orders\nfunctions:\n',
    ...pairs.map(serviceFunction),
    'resources:\n  Resources:\n',
    ...pairs.map(serviceQueue),
  ].join('');
}

const serviceFunction = (i: number): string => `  fn${i}:
    handler: src/handler${i}.handler
    memorySize: 512
    timeout: 30
    environment:
      TABLE: \${self:custom.table}
      QUEUE: !Ref Queue${i}
      NAME: \${self:service}-\${sls:stage}-${i}
    events:
      - sqs:
          arn: !GetAtt Queue${i}.Arn
          batchSize: 10
      - httpApi: POST /orders/${i}
`;

const serviceQueue = (i: number): string => `    Queue${i}:
      Type: AWS::SQS::Queue
      Properties:
        VisibilityTimeout: 180
        RedrivePolicy:
          deadLetterTargetArn: !Sub 'arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:dead'
          maxReceiveCount: 5
`;

/** What `templateOf` gives, as JSON. */
export function jsonOf(resources: number): string {
  const { root } = parseYaml('file:///t.yaml', templateOf(resources));
  return `${JSON.stringify(root && plain(root), undefined, 2)}\n`;
}

function plain(node: YamlNode): unknown {
  if (node.tag !== undefined) {
    const name = node.tag === '!Ref' ? 'Ref' : `Fn::${node.tag.slice(1)}`;
    const { tag: _, ...bare } = node;
    return { [name]: plain(bare) };
  }
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(plain);
  return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, plain(value)]));
}
