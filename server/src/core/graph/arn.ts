/** Takes ARNs apart, also those with holes for partition, region and account, as far as finding the named resource needs. */
import type { Reference, Template } from '../model/data';

export interface NamedArn {
  /** CloudFormation type of what the ARN names. */
  readonly type: string;
  readonly name: string;
  /** Where the name is itself `${Queue.QueueName}`. */
  readonly reference: Reference | undefined;
}

/** A template as one would write it: `arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders`. */
export function textOf(template: Template): string {
  return template.parts.map(partText).join('');
}

export function arnOf(template: Template): NamedArn | undefined {
  // Holes hold colons (`AWS::Region`), so they stand as marks while the ARN is taken apart.
  const text = template.parts.map((part, index) => (typeof part === 'string' ? part : mark(index))).join('');
  const [arn, , service, , , ...rest] = text.split(':');
  if (arn !== 'arn' || service === undefined || rest.length === 0) return undefined;
  const form = forms[service];
  const match = form?.pattern.exec(rest.join(':'));
  const name = match?.[1];
  if (form === undefined || name === undefined) return undefined;
  const only = /^\uE000(\d+)\uE000$/.exec(name)?.[1];
  const part = only === undefined ? undefined : template.parts[Number(only)];
  return {
    type: form.type,
    name: name.replace(/\uE000(\d+)\uE000/g, (_, index) => partText(template.parts[Number(index)] ?? '')),
    reference: typeof part === 'object' && part.kind === 'ref' ? part : undefined,
  };
}

const mark = (index: number): string => `\uE000${index}\uE000`;

const partText = (part: Template['parts'][number]): string => {
  if (typeof part === 'string') return part;
  if (part.kind === 'hole') return `\${${part.name}}`;
  return part.attribute === null ? `\${${part.target}}` : `\${${part.target}.${part.attribute}}`;
};

/** Per service: how the end of its ARN names a resource. */
const forms: Readonly<Record<string, { readonly type: string; readonly pattern: RegExp }>> = {
  sqs: { type: 'AWS::SQS::Queue', pattern: /^([^:/]+)$/ },
  sns: { type: 'AWS::SNS::Topic', pattern: /^([^:/]+)$/ },
  lambda: { type: 'AWS::Lambda::Function', pattern: /^function:([^:/]+)(?::[^:]+)?$/ },
  dynamodb: { type: 'AWS::DynamoDB::Table', pattern: /^table\/([^/]+)(?:\/stream\/.*)?$/ },
  kinesis: { type: 'AWS::Kinesis::Stream', pattern: /^stream\/([^/]+)(?:\/consumer\/.*)?$/ },
  firehose: { type: 'AWS::KinesisFirehose::DeliveryStream', pattern: /^deliverystream\/([^/]+)$/ },
  events: { type: 'AWS::Events::EventBus', pattern: /^event-bus\/([^/]+)$/ },
  states: { type: 'AWS::StepFunctions::StateMachine', pattern: /^stateMachine:([^:]+)(?::[^:]+)?$/ },
  s3: { type: 'AWS::S3::Bucket', pattern: /^([^/]+)(?:\/.*)?$/ },
  rds: { type: 'AWS::DocDB::DBCluster', pattern: /^cluster:([^:]+)$/ },
  kafka: { type: 'AWS::MSK::Cluster', pattern: /^cluster\/([^/]+)(?:\/.*)?$/ },
  mq: { type: 'AWS::AmazonMQ::Broker', pattern: /^broker:([^:]+)(?::.*)?$/ },
  'cognito-idp': { type: 'AWS::Cognito::UserPool', pattern: /^userpool\/(.+)$/ },
  logs: { type: 'AWS::Logs::LogGroup', pattern: /^log-group:([^:]+)(?::\*)?$/ },
};
