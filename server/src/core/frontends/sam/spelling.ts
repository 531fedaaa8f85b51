/** How SAM spells what CloudFormation's properties say: the way from a path of CloudFormation to the author's. */
import { asIs, type TemplateSite } from './site';

type Spelling = TemplateSite['spell'];

/** Of a resource type. */
export function spellingOf(type: string): Spelling {
  return resourceSpellings[type] ?? asIs;
}

/** Of an event type under `Events`. */
export function eventSpellingOf(type: string): Spelling {
  return eventSpellings[type] ?? asIs;
}

/** Replaces the beginning of a path; `null` says that SAM has no such property. */
function renaming(renames: Readonly<Record<string, readonly string[] | null>>): Spelling {
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const start = path.slice(0, length).join('.');
      if (!Object.hasOwn(renames, start)) continue;
      const renamed = renames[start];
      return renamed ? [...renamed, ...path.slice(length)] : undefined;
    }
    return path;
  };
}

const resourceSpellings: Readonly<Record<string, Spelling>> = {
  'AWS::Serverless::Function': renaming({
    'DeadLetterConfig.TargetArn': ['DeadLetterQueue', 'TargetArn'],
    DeadLetterConfig: ['DeadLetterQueue'],
    'TracingConfig.Mode': ['Tracing'],
    TracingConfig: null,
    'Code.ZipFile': ['InlineCode'],
    'Code.ImageUri': ['ImageUri'],
    Code: ['CodeUri'],
  }),
  'AWS::Serverless::SimpleTable': renaming({
    KeySchema: null,
    AttributeDefinitions: null,
    TimeToLiveSpecification: null,
    StreamSpecification: null,
  }),
  'AWS::Serverless::StateMachine': renaming({
    StateMachineName: ['Name'],
    StateMachineType: ['Type'],
    DefinitionString: ['Definition'],
    LoggingConfiguration: ['Logging'],
    RoleArn: ['Role'],
    TracingConfiguration: ['Tracing'],
  }),
};

const mapping = (source: string): Spelling => renaming({ EventSourceArn: [source] });

const eventSpellings: Readonly<Record<string, Spelling>> = {
  SQS: mapping('Queue'),
  Kinesis: mapping('Stream'),
  DynamoDB: mapping('Stream'),
  MSK: mapping('Stream'),
  MQ: mapping('Broker'),
  DocumentDB: mapping('Cluster'),
  SelfManagedKafka: renaming({ 'SelfManagedEventSource.Endpoints.KafkaBootstrapServers': ['KafkaBootstrapServers'] }),
  Schedule: renaming({ ScheduleExpression: ['Schedule'] }),
  CloudWatchEvent: renaming({ EventPattern: ['Pattern'], Name: ['RuleName'] }),
  EventBridgeRule: renaming({ EventPattern: ['Pattern'], Name: ['RuleName'] }),
  SNS: renaming({ TopicArn: ['Topic'] }),
  S3: renaming({ Event: ['Events'] }),
};
