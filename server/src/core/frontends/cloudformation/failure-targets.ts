/** Where a function's failed events go: dead-letter queue and destinations, with the type of service behind them. */
import type { FailureTarget, InvokeConfig } from '../../model/app';
import { asMap, type Data, type DataMap, isReference, isTemplate } from '../../model/data';
import { possible, type Value } from '../../model/value';
import type { Surroundings } from './fragment';

type TargetType = FailureTarget['targetType'];

export function deadLetterTarget(
  properties: DataMap,
  surroundings: Surroundings,
  permissionAdded: boolean,
  type?: TargetType,
): FailureTarget | undefined {
  const config = properties.get('DeadLetterConfig');
  const target = asMap(config)?.get('TargetArn');
  if (config === undefined) return undefined;
  if (target === undefined) {
    // A condition or an unknown value may still give one: then the target itself is what is unknown.
    if (config.kind === 'located') return undefined;
    return { kind: 'dlq', target: config, targetType: null, qualifier: null, span: config.span, permissionAdded };
  }
  const targetType = type ?? targetTypeOf(target, surroundings);
  return { kind: 'dlq', target, targetType, qualifier: null, span: target.span, permissionAdded };
}

export function onFailureTarget(
  config: InvokeConfig,
  surroundings: Surroundings,
  permissionAdded: boolean,
  type?: TargetType,
): FailureTarget | undefined {
  const destinations = config.properties.get('DestinationConfig');
  const target = asMap(asMap(destinations)?.get('OnFailure'))?.get('Destination');
  if (target === undefined) return undefined;
  const targetType = type ?? targetTypeOf(target, surroundings);
  return { kind: 'on-failure', target, targetType, qualifier: config.qualifier, span: target.span, permissionAdded };
}

/** What kind of service a reference or an ARN leads to. */
export function targetTypeOf(value: Value<Data>, { typeOf }: Surroundings): TargetType {
  for (const { value: option } of possible(value)) {
    const type = typeOfData(option.value, typeOf);
    if (type !== null) return type;
  }
  return null;
}

function typeOfData(data: Data, typeOf: Surroundings['typeOf']): TargetType {
  if (isReference(data)) {
    const type = typeOf(data.target);
    return type === undefined ? null : (byResource[type] ?? null);
  }
  const text = isTemplate(data) ? data.parts.map((part) => (typeof part === 'string' ? part : '*')).join('') : data;
  if (typeof text !== 'string') return null;
  if (text.startsWith('kafka://')) return 'kafka';
  return byService[text.split(':')[2] ?? ''] ?? null;
}

const byResource: Readonly<Record<string, TargetType>> = {
  'AWS::SQS::Queue': 'sqs',
  'AWS::SNS::Topic': 'sns',
  'AWS::Lambda::Function': 'lambda',
  'AWS::Serverless::Function': 'lambda',
  'AWS::Lambda::Alias': 'lambda',
  'AWS::Lambda::Version': 'lambda',
  'AWS::Events::EventBus': 'eventbridge',
  'AWS::S3::Bucket': 's3',
};

const byService: Readonly<Record<string, TargetType>> = {
  sqs: 'sqs',
  sns: 'sns',
  lambda: 'lambda',
  events: 'eventbridge',
  s3: 's3',
};
