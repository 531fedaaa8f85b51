/** How resources look in the picture, by CloudFormation type. Types that are not listed are drawn only when something is connected to them. */

import type { Resource } from '../model/app';
import { asNumber, asString, type Data } from '../model/data';
import { known, type Value } from '../model/value';
import type { NodeKind } from './picture';
import { inWords } from './words';

export interface ResourceKind {
  readonly kind: NodeKind;
  readonly label: string;
  /** Shown even when nothing is connected: a thing that passes events on. */
  readonly always: boolean;
}

const kind = (kind: NodeKind, label: string, always = false): ResourceKind => ({ kind, label, always });

const kinds: Readonly<Record<string, ResourceKind>> = {
  'AWS::SQS::Queue': kind('queue', 'SQS', true),
  'AWS::SNS::Topic': kind('topic', 'SNS', true),
  'AWS::Kinesis::Stream': kind('stream', 'Kinesis', true),
  'AWS::KinesisFirehose::DeliveryStream': kind('stream', 'Firehose', true),
  'AWS::MSK::Cluster': kind('stream', 'MSK'),
  'AWS::MSK::ServerlessCluster': kind('stream', 'MSK'),
  'AWS::AmazonMQ::Broker': kind('queue', 'Amazon MQ'),
  'AWS::Events::EventBus': kind('bus', 'EventBridge bus', true),
  'AWS::Events::Rule': kind('bus', 'EventBridge rule'),
  'AWS::Pipes::Pipe': kind('bus', 'EventBridge Pipe', true),
  'AWS::Scheduler::Schedule': kind('clock', 'Schedule'),
  'AWS::DynamoDB::Table': kind('table', 'DynamoDB', true),
  'AWS::DynamoDB::GlobalTable': kind('table', 'DynamoDB', true),
  'AWS::DocDB::DBCluster': kind('table', 'DocumentDB'),
  'AWS::RDS::DBInstance': kind('table', 'RDS', true),
  'AWS::RDS::DBCluster': kind('table', 'RDS', true),
  'AWS::ElastiCache::ReplicationGroup': kind('table', 'ElastiCache'),
  'AWS::S3::Bucket': kind('bucket', 'S3', true),
  'AWS::StepFunctions::StateMachine': kind('workflow', 'Step Functions', true),
  'AWS::ApiGateway::RestApi': kind('api', 'REST API'),
  'AWS::ApiGatewayV2::Api': kind('api', 'HTTP API'),
  'AWS::AppSync::GraphQLApi': kind('api', 'AppSync'),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': kind('api', 'Load balancer'),
  'AWS::ElasticLoadBalancingV2::TargetGroup': kind('api', 'Load balancer'),
  'AWS::ElasticLoadBalancingV2::Listener': kind('api', 'Load balancer'),
  'AWS::CloudFront::Distribution': kind('api', 'CloudFront'),
  'AWS::Cognito::UserPool': kind('user', 'Cognito'),
  'AWS::Logs::LogGroup': kind('log', 'CloudWatch Logs'),
  'AWS::CloudWatch::Alarm': kind('service', 'CloudWatch alarm'),
  'AWS::SES::ReceiptRule': kind('service', 'SES'),
  'AWS::IoT::TopicRule': kind('service', 'IoT rule'),
};

export function resourceKind(type: string): ResourceKind {
  const found = kinds[type];
  if (found) return found;
  return kind('service', type.startsWith('AWS::') ? type.split('::').slice(1).join(' ') : type);
}

/** Stores are targets; what passes events on is part of the story even when one hides the targets. */
export function isStore(kind: NodeKind): boolean {
  return kind === 'table' || kind === 'bucket' || kind === 'service' || kind === 'log' || kind === 'user';
}

export function resourceFacts(resource: Resource, isDeadLetterQueue: boolean): readonly string[] {
  const { label } = resourceKind(resource.type);
  if (resource.type === 'AWS::ApiGatewayV2::Api') {
    return [inWords(asString(resource.properties.get('ProtocolType'))) === 'WEBSOCKET' ? 'WebSocket API' : label];
  }
  if (resource.type !== 'AWS::SQS::Queue') return [label];
  const fifo = asString(resource.properties.get('FifoQueue'));
  const name = fifo && known(fifo) === 'true' ? 'SQS FIFO' : label;
  // Defaults of the service: 30 s, 4 days (SQS API reference, SetQueueAttributes).
  return isDeadLetterQueue
    ? [name, `kept ${seconds(resource.properties.get('MessageRetentionPeriod'), 345_600)}`]
    : [name, `visibility ${seconds(resource.properties.get('VisibilityTimeout'), 30)}`];
}

function seconds(value: Value<Data> | undefined, fallback: number): string {
  if (value === undefined) return duration(fallback);
  return inWords(asNumber(value), duration) ?? '?';
}

/** `14 days`, `4 min`, `90 s`: the largest unit that comes out even. */
export function duration(seconds: number): string {
  if (seconds >= 86_400 && seconds % 86_400 === 0) return seconds === 86_400 ? '1 day' : `${seconds / 86_400} days`;
  if (seconds >= 7200 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  if (seconds >= 600 && seconds % 60 === 0) return `${seconds / 60} min`;
  return `${seconds} s`;
}
