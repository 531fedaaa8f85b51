/** Every way CloudFormation has to let something invoke a function, one case each. */
import { describe, expect, it } from 'vitest';
import { samFrontEnd } from '../../server/src/core/frontends/sam/sam-front-end';
import { parseYaml } from '../../server/src/core/yaml/document';
import { sourcesOf } from './memory-sources';
import { triggerLines } from './trigger-lines';

const functions = `
  Fn: { Type: AWS::Lambda::Function, Properties: { FunctionName: my-fn } }
  Other: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub '\${AWS::StackName}-other' } }
`;

const invokeUri = "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations'";

const cases: readonly (readonly [what: string, resources: string, lines: readonly string[]])[] = [
  [
    'a queue',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref Fn, EventSourceArn: !GetAtt Q.Arn } }\n  Q: { Type: AWS::SQS::Queue }',
    ['Fn <- sqs queue Q'],
  ],
  [
    'a queue that is imported',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref Fn, EventSourceArn: !ImportValue q } }',
    ['Fn <- sqs queue ImportValue q'],
  ],
  [
    'a switched-off mapping',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref Fn, EventSourceArn: "arn:aws:sqs:us-east-1:123456789012:q", Enabled: "false" } }',
    ['Fn <- sqs queue arn:aws:sqs:us-east-1:123456789012:q off'],
  ],
  [
    'a stream',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !GetAtt Fn.Arn, EventSourceArn: !GetAtt S.Arn, StartingPosition: LATEST } }\n  S: { Type: AWS::Kinesis::Stream }',
    ['Fn <- kinesis stream S'],
  ],
  [
    'a table',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !GetAtt Fn.Arn, EventSourceArn: !GetAtt T.StreamArn, StartingPosition: LATEST } }',
    ['Fn <- dynamodb stream T'],
  ],
  [
    'a stream of a nested stack, by its name',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !GetAtt Fn.Arn, EventSourceArn: !GetAtt Nested.Outputs.OrdersTableStream, StartingPosition: LATEST } }\n  Nested: { Type: AWS::CloudFormation::Stack }',
    ['Fn <- dynamodb stream Nested'],
  ],
  [
    'a Kafka cluster of AWS',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: my-fn, EventSourceArn: !Sub "arn:${AWS::Partition}:kafka:${AWS::Region}:1:cluster/x", Topics: [a] } }',
    ['Fn <- msk stream arn:${AWS::Partition}:kafka:${AWS::Region}:1:cluster/x'],
  ],
  [
    'a Kafka cluster',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: my-fn, SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ["a:9092"] } } } }',
    ['Fn <- kafka stream [a:9092]'],
  ],
  [
    'a broker',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: my-fn, EventSourceArn: !GetAtt B.Arn, Queues: [q] } }\n  B: { Type: AWS::AmazonMQ::Broker }',
    ['Fn <- mq queue B'],
  ],
  [
    'a document database',
    'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: my-fn, EventSourceArn: !Ref X, DocumentDBEventSourceConfig: { DatabaseName: d } } }',
    ['Fn <- documentdb stream X'],
  ],
  [
    'a function by its ARN',
    'M: { Type: AWS::SNS::Subscription, Properties: { Protocol: lambda, TopicArn: !Ref T, Endpoint: "arn:aws:lambda:eu-west-1:123456789012:function:my-fn:blue" } }',
    ['Fn:blue <- sns async T'],
  ],
  [
    'a function by a name with holes',
    'M: { Type: AWS::SNS::Subscription, Properties: { Protocol: lambda, TopicArn: t, Endpoint: !Sub "arn:aws:lambda:eu-west-1:123456789012:function:${AWS::StackName}-other" } }',
    ['Other <- sns async t'],
  ],
  [
    'an alias of a version',
    'A: { Type: AWS::Lambda::Alias, Properties: { Name: live, FunctionName: !Ref Fn, FunctionVersion: !GetAtt V.Version } }\n  V: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Fn } }\n  S: { Type: AWS::SNS::Topic, Properties: { Subscription: [{ Protocol: lambda, Endpoint: !Ref A }, { Protocol: email, Endpoint: x }] } }',
    ['Fn:live <- sns async S'],
  ],
  [
    'one of two functions',
    'M: { Type: AWS::SNS::Subscription, Properties: { Protocol: lambda, TopicArn: t, Endpoint: !If [C, !GetAtt Fn.Arn, !GetAtt Other.Arn] } }',
    ['Fn <- sns async t', 'Other <- sns async t'],
  ],
  [
    'a subscription of something else',
    'M: { Type: AWS::SNS::Subscription, Properties: { Protocol: sqs, TopicArn: t, Endpoint: !GetAtt Fn.Arn } }',
    [],
  ],
  [
    'a bucket',
    'B: { Type: AWS::S3::Bucket, Properties: { NotificationConfiguration: { LambdaConfigurations: [{ Event: "s3:ObjectCreated:*", Function: !GetAtt Fn.Arn }] } } }',
    ['Fn <- s3 async B (s3:ObjectCreated:*)'],
  ],
  [
    'a schedule',
    'R: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 hour), State: DISABLED, Targets: [{ Id: a, Arn: !GetAtt Fn.Arn }] } }',
    ['Fn <- schedule async (rate(1 hour)) off'],
  ],
  [
    'a rule',
    'R: { Type: AWS::Events::Rule, Properties: { EventBusName: !Ref Bus, EventPattern: { source: [shop], detail-type: [Order Placed] }, Targets: [{ Id: a, Arn: !GetAtt Fn.Arn }, { Id: b, Arn: !GetAtt Q.Arn }] } }',
    ['Fn <- eventbridge async Bus (Order Placed)'],
  ],
  [
    'a subscriber of a new bus',
    'S: { Type: AWS::EventsV2::Subscriber, Properties: { EventBusArn: !GetAtt Bus.Arn, TargetArn: !GetAtt Fn.Arn } }\n  Bus: { Type: AWS::EventsV2::EventBus }',
    ['Fn <- eventbridge async Bus'],
  ],
  [
    'a scheduler',
    'R: { Type: AWS::Scheduler::Schedule, Properties: { ScheduleExpression: rate(1 hour), Target: { Arn: !GetAtt Fn.Arn } } }',
    ['Fn <- scheduler async (rate(1 hour))'],
  ],
  [
    'a pipe',
    'P: { Type: AWS::Pipes::Pipe, Properties: { Source: !GetAtt Q.Arn, Target: !GetAtt Fn.Arn, Enrichment: !GetAtt Other.Arn, TargetParameters: { LambdaFunctionParameters: { InvocationType: FIRE_AND_FORGET } } } }',
    ['Fn <- pipe async Q', 'Other <- pipe sync Q (enrichment)'],
  ],
  [
    'log lines',
    'L: { Type: AWS::Logs::SubscriptionFilter, Properties: { LogGroupName: /x, DestinationArn: !GetAtt Fn.Arn } }',
    ['Fn <- cloudwatch-logs async /x (/x)'],
  ],
  [
    'an IoT rule',
    'I: { Type: AWS::IoT::TopicRule, Properties: { TopicRulePayload: { Sql: SELECT 1, Actions: [{ Lambda: { FunctionArn: !GetAtt Fn.Arn } }], ErrorAction: { Lambda: { FunctionArn: !GetAtt Other.Arn } } } } }',
    ['Fn <- iot async (SELECT 1)', 'Other <- iot async (SELECT 1)'],
  ],
  [
    'received mail',
    'M: { Type: AWS::SES::ReceiptRule, Properties: { Rule: { Actions: [{ LambdaAction: { FunctionArn: !GetAtt Fn.Arn } }, { LambdaAction: { FunctionArn: !GetAtt Other.Arn, InvocationType: RequestResponse } }] } } }',
    ['Fn <- ses async M', 'Other <- ses sync M'],
  ],
  [
    'an IoT rule that is off',
    'I: { Type: AWS::IoT::TopicRule, Properties: { TopicRulePayload: { Sql: SELECT 1, RuleDisabled: true, Actions: [{ Lambda: { FunctionArn: !GetAtt Fn.Arn } }] } } }',
    ['Fn <- iot async (SELECT 1) off'],
  ],
  [
    'devices that register',
    'I: { Type: AWS::IoT::ProvisioningTemplate, Properties: { TemplateName: fleet, PreProvisioningHook: { TargetArn: !GetAtt Fn.Arn } } }',
    ['Fn <- iot sync (fleet)'],
  ],
  [
    'mail that nobody receives',
    'M: { Type: AWS::SES::ReceiptRule, Properties: { Rule: { Enabled: false, Actions: [{ LambdaAction: { FunctionArn: !GetAtt Fn.Arn } }] } } }',
    ['Fn <- ses async M off'],
  ],
  [
    'an alarm that does nothing',
    'A: { Type: AWS::CloudWatch::Alarm, Properties: { ActionsEnabled: false, AlarmActions: [!GetAtt Fn.Arn] } }',
    ['Fn <- cloudwatch-alarm async A (AlarmActions) off'],
  ],
  [
    'a config rule',
    'C: { Type: AWS::Config::ConfigRule, Properties: { Source: { Owner: CUSTOM_LAMBDA, SourceIdentifier: !GetAtt Fn.Arn } } }',
    ['Fn <- config async C'],
  ],
  [
    'an alarm',
    'A: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmActions: [!GetAtt Fn.Arn, !Ref T], OKActions: !Ref T } }',
    ['Fn <- cloudwatch-alarm async A (AlarmActions)'],
  ],
  [
    'a pipeline',
    'P: { Type: AWS::CodePipeline::Pipeline, Properties: { Stages: [{ Actions: [{ Name: Check, ActionTypeId: { Provider: Lambda }, Configuration: { FunctionName: my-fn } }] }] } }',
    ['Fn <- codepipeline async P (Check)'],
  ],
  [
    'a repository',
    'R: { Type: AWS::CodeCommit::Repository, Properties: { Triggers: [{ DestinationArn: !GetAtt Fn.Arn }] } }',
    ['Fn <- codecommit async R'],
  ],
  [
    'a custom resource',
    'C: { Type: Custom::Thing, Properties: { ServiceToken: !GetAtt Fn.Arn } }\n  D: { Type: AWS::CloudFormation::CustomResource, Properties: { ServiceToken: !GetAtt Fn.Arn } }',
    [
      'Fn <- custom-resource async C (Custom::Thing)',
      'Fn <- custom-resource async D (AWS::CloudFormation::CustomResource)',
    ],
  ],
  [
    'a user pool',
    'U: { Type: AWS::Cognito::UserPool, Properties: { LambdaConfig: { PreSignUp: !GetAtt Fn.Arn, CustomSMSSender: { LambdaArn: !GetAtt Other.Arn, LambdaVersion: V1_0 } } } }',
    ['Fn <- cognito sync U (PreSignUp)', 'Other <- cognito async U (CustomSMSSender)'],
  ],
  [
    'a load balancer',
    'G: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { TargetType: lambda, Targets: [{ Id: !GetAtt Fn.Arn }] } }\n  L: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { DefaultActions: [{ Type: forward, TargetGroupArn: !Ref G }] } }',
    ['Fn <- alb sync L'],
  ],
  [
    'a target group of a listener elsewhere',
    'G: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { TargetType: lambda, Targets: [{ Id: !GetAtt Fn.Arn }] } }',
    ['Fn <- alb sync G'],
  ],
  [
    'a REST API',
    `M: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, ResourceId: !Ref R2, HttpMethod: GET, Integration: { Uri: ${invokeUri} } } }
  R1: { Type: AWS::ApiGateway::Resource, Properties: { ParentId: !GetAtt Api.RootResourceId, PathPart: orders } }
  R2: { Type: AWS::ApiGateway::Resource, Properties: { ParentId: !Ref R1, PathPart: '{id}' } }`,
    ['Fn <- api sync Api (GET /orders/{id})'],
  ],
  [
    'a REST API that does not wait',
    `M: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, HttpMethod: GET, Integration: { Uri: ${invokeUri}, RequestParameters: { integration.request.header.X-Amz-Invocation-Type: "'Event'" } } } }`,
    ['Fn <- api async Api'],
  ],
  [
    'a definition of an API',
    `Api: { Type: AWS::ApiGateway::RestApi, Properties: { Body: { paths: { /a: { get: { x-amazon-apigateway-integration: { uri: ${invokeUri} } } } }, components: { securitySchemes: { Key: { x-amazon-apigateway-authorizer: { authorizerUri: !Sub "arn:x:functions/\${Other.Arn}/invocations" } } } } } } }`,
    ['Fn <- api sync Api (GET /a)', 'Other <- authorizer sync Api (Key)'],
  ],
  [
    'an HTTP API',
    'Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }\n  R: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: POST /a, Target: !Sub "integrations/${I}" } }\n  I: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationUri: !GetAtt Fn.Arn } }',
    ['Fn <- http-api sync Api (POST /a)'],
  ],
  [
    'an HTTP API in short',
    'Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP, Target: !GetAtt Fn.Arn } }',
    ['Fn <- http-api sync Api ($default)'],
  ],
  [
    'a WebSocket API',
    `Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }\n  R: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: $connect, Target: !Join ['/', [integrations, !Ref I]] } }\n  I: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationUri: ${invokeUri} } }`,
    ['Fn <- websocket sync Api ($connect)'],
  ],
  [
    'authorizers',
    `A: { Type: AWS::ApiGateway::Authorizer, Properties: { RestApiId: !Ref Api, AuthorizerUri: ${invokeUri} } }\n  B: { Type: AWS::ApiGatewayV2::Authorizer, Properties: { ApiId: !Ref Web, AuthorizerUri: ${invokeUri} } }`,
    ['Fn <- authorizer sync Api', 'Fn <- authorizer sync Web'],
  ],
  [
    'a URL',
    'U: { Type: AWS::Lambda::Url, Properties: { TargetFunctionArn: !Ref Fn, AuthType: NONE, Qualifier: live } }',
    ['Fn:live <- function-url sync'],
  ],
  [
    'AppSync',
    'D: { Type: AWS::AppSync::DataSource, Properties: { ApiId: !GetAtt Api.ApiId, Name: d, LambdaConfig: { LambdaFunctionArn: !GetAtt Fn.Arn } } }\n  Api: { Type: AWS::AppSync::GraphQLApi, Properties: { LambdaAuthorizerConfig: { AuthorizerUri: !GetAtt Other.Arn } } }',
    ['Fn <- appsync sync Api (d)', 'Other <- authorizer sync Api'],
  ],
  [
    'Firehose',
    'F: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { ExtendedS3DestinationConfiguration: { ProcessingConfiguration: { Processors: [{ Type: Lambda, Parameters: [{ ParameterName: LambdaArn, ParameterValue: !GetAtt Fn.Arn }] }] } } } }',
    ['Fn <- firehose sync F'],
  ],
  [
    'CloudFront',
    'D: { Type: AWS::CloudFront::Distribution, Properties: { DistributionConfig: { DefaultCacheBehavior: { LambdaFunctionAssociations: [{ EventType: viewer-request, LambdaFunctionARN: !Ref V }] } } } }\n  V: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Fn } }',
    ['Fn:V <- lambda-edge sync D (viewer-request)'],
  ],
  [
    'Lex',
    'L: { Type: AWS::Lex::BotAlias, Properties: { BotId: !Ref Bot, BotAliasLocaleSettings: [{ LocaleId: en_US, BotAliasLocaleSetting: { CodeHookSpecification: { LambdaCodeHook: { LambdaArn: !GetAtt Fn.Arn } } } }] } }',
    ['Fn <- lex sync Bot (en_US)'],
  ],
  [
    'Alexa',
    'P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref Fn, Principal: alexa-appkit.amazon.com } }',
    ['Fn <- alexa sync'],
  ],
  [
    'an API that is defined elsewhere',
    "Api: { Type: AWS::ApiGateway::RestApi, Properties: { BodyS3Location: { Bucket: b } } }\n  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref Fn, Principal: apigateway.amazonaws.com, SourceArn: !Sub 'arn:aws:execute-api:${AWS::Region}:1:${Api}/*/GET/a' } }",
    ['Fn <- api sync Api (GET /a)'],
  ],
  [
    'a permission that only repeats',
    'P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref Fn, Principal: sns.amazonaws.com } }',
    [],
  ],
  [
    'a workflow',
    'S: { Type: AWS::StepFunctions::StateMachine, Properties: { Definition: { States: { A: { Type: Task, Resource: !GetAtt Fn.Arn }, B: { Type: Parallel, Branches: [{ States: { C: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "${Name}", InvocationType: Event } } } }] }, D: { Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { FunctionName: my-fn } } } }, DefinitionSubstitutions: { Name: !GetAtt Other.Arn } } }',
    ['Fn <- step-functions sync S (A)', 'Other <- step-functions async S (C)'],
  ],
  [
    'a workflow as text',
    'S: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: !Sub \'{"States": {"A": {"Type": "Map", "ItemProcessor": {"States": {"B": {"Type": "Task", "Resource": "${Fn.Arn}"}}}}}}\' } }',
    ['Fn <- step-functions sync S (B)'],
  ],
  [
    'a workflow as joined text',
    'S: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: !Join [\'\', [\'{"States": {"A": {"Type": "Task", "Resource": "\', !GetAtt Fn.Arn, \'"}}}\']] } }',
    ['Fn <- step-functions sync S (A)'],
  ],
  [
    'a workflow in a file',
    'S: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionS3Location: flow.asl.json, DefinitionSubstitutions: { Name: !GetAtt Fn.Arn } } }',
    ['Fn <- step-functions sync S (FromFile)'],
  ],
  [
    'destinations',
    'E: { Type: AWS::Lambda::EventInvokeConfig, Properties: { FunctionName: !Ref Fn, Qualifier: $LATEST, DestinationConfig: { OnFailure: { Destination: !GetAtt Other.Arn } } } }',
    ['Other <- lambda-destination async Fn (OnFailure)'],
  ],
];

const flow =
  '{ "States": { "FromFile": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "${Name}" } } } }';

describe('who invokes functions in CloudFormation', () => {
  it.each(cases)('%s', (_what, resources, lines) => {
    const text = `Conditions:\n  C: !Equals [!Ref AWS::Region, x]\nResources:${functions}\n  ${resources}\n`;
    const document = parseYaml('file:///work/template.yaml', text);
    expect(samFrontEnd.detect(document)).toBe('cloudformation');
    const app = samFrontEnd.read(document, sourcesOf({ 'flow.asl.json': flow }), undefined);
    expect(triggerLines(app)).toEqual(lines);
  });
});
