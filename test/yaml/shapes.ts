/** Templates of several shapes for random editing. */

const sam = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
# everything about orders

Globals:
  Function:
    Timeout: 30

Parameters:
  Stage:
    Type: String
    Default: dev

Resources:
  # takes orders
  TakeOrder:
    Type: AWS::Serverless::Function # a function
    Properties:
      Handler: src/take.handler
      InlineCode: |
        def handler(event):
          # no comment
          return {}

        other: thing
      Environment:
        Variables: {TABLE: !Ref Orders, "X": [a, b]}

  Orders:
    Type: AWS::DynamoDB::Table

  # the queue
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 30
      Tags:
      - Key: a
        Value: !Sub "\${Stage}-b"

Outputs:
  Arn:
    Value: !GetAtt Queue.Arn
`;

const serverless = `service: orders
provider:
  name: aws
  runtime: nodejs20.x
plugins:
- serverless-webpack
functions:
    take:
        handler: src/take.handler
        events:
            - sqs:
                arn: !GetAtt Queue.Arn
    ship:
        handler: src/ship.handler
        timeout: 0777
resources:
  Resources:
    Queue:
      Type: AWS::SQS::Queue
    Table:
      Type: AWS::DynamoDB::Table
  Outputs:
    QueueUrl:
      Value: yes
custom:
  stage: \${opt:stage, 'dev'}
`;

const anchored = `Resources:
  A: &a
    Type: AWS::SQS::Queue
  B: *a
  C:
    <<: *a
    Properties: {}
Outputs: {}
`;

const json = `{
\t"AWSTemplateFormatVersion": "2010-09-09",
\t"Resources": {
\t\t"Queue": {
\t\t\t"Type": "AWS::SQS::Queue",
\t\t\t"Properties": { "VisibilityTimeout": 30, "Tags": [1, 2, true] }
\t\t},
\t\t"Table": { "Type": "AWS::DynamoDB::Table" }
\t},
\t"Outputs": {}
}
`;

const several = `---
# first
Resources:
  A:
    Type: X
---
Resources:
  B:
    Type: Y
`;

export interface Shape {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
}

export const shapes: readonly Shape[] = [
  { name: 'SAM', uri: 'file:///a.yaml', text: sam },
  { name: 'SAM with CRLF', uri: 'file:///b.yaml', text: sam.replaceAll('\n', '\r\n') },
  { name: 'SAM with byte order mark, no final newline', uri: 'file:///c.yaml', text: `\ufeff${sam.trimEnd()}` },
  { name: 'Serverless', uri: 'file:///serverless.yml', text: serverless },
  { name: 'anchors', uri: 'file:///d.yaml', text: anchored },
  { name: 'JSON', uri: 'file:///e.json', text: json },
  { name: 'JSON as template', uri: 'file:///f.template', text: json.replaceAll('\t', '  ') },
  { name: 'JSON in a YAML file', uri: 'file:///g.yaml', text: json },
  { name: 'several documents', uri: 'file:///h.yaml', text: several },
  { name: 'empty', uri: 'file:///i.yaml', text: '' },
];
