/**
 * The framework-neutral application: what functions there are, who invokes each, and the resources around them.
 * Every property is spelled as CloudFormation spells it; front ends translate and merge (Globals, `provider:`) before.
 */
import type { EventSourceKind } from '../catalog/event-sources';
import type { Span } from '../text/span';
import type { Author } from './author';
import type { Data, DataMap } from './data';
import type { Value } from './value';

export type FrameworkName = 'sam' | 'cloudformation' | 'serverless';

export type FunctionId = string;
export type ResourceId = string;

export interface App {
  /** The template; values and fixes may lie in files it includes. */
  readonly uri: string;
  /** For people and the machine formats. Rules must not read it. */
  readonly framework: FrameworkName;
  readonly functions: ReadonlyMap<FunctionId, LambdaFunction>;
  readonly triggers: readonly Trigger[];
  /** By logical id. Holds what the author wrote and what the framework makes of it (`generated`). */
  readonly resources: ReadonlyMap<ResourceId, Resource>;
  /** Names of aliases and versions (and other stand-ins) -> function id and qualifier. */
  readonly qualifiers: ReadonlyMap<ResourceId, { readonly fn: FunctionId; readonly qualifier: string }>;
  /** Who may own more than the files show, e.g. a plugin that adds dead-letter queues. Rules about missing things stay silent for these. */
  readonly unseen: readonly Unseen[];
  /** Other apps of the workspace that this one deploys as nested stacks. */
  readonly nested: readonly NestedApp[];
  /** Templates deployed together with this one, whose resources its values may name as `path/of/template.yaml#Id`. */
  readonly family?: readonly string[];
  /** Other files that were read for this app. A change of one re-reads the app. */
  readonly reads: readonly string[];
  /** Where text is not as it should be: half-typed, unknown variable, file missing. */
  readonly notes: readonly Note[];
  readonly author: Author;
}

export interface LambdaFunction {
  /** Logical id; for the Serverless Framework the key under `functions:`. Unique in the app, and what `Trigger.fn` names. */
  readonly id: FunctionId;
  /** What `Ref`/`GetAtt` call it. */
  readonly logicalId: ResourceId;
  /** The key in the template that names it: where findings about the whole function stand. */
  readonly nameSpan: Span;
  /** The whole entry. */
  readonly span: Span;
  /** As `AWS::Lambda::Function`, after all merging; defaults of service and framework included with origin `default`. */
  readonly properties: DataMap;
  readonly timeout: Value<number>;
  readonly memory: Value<number>;
  readonly code: CodeLocation;
  readonly failureTargets: readonly FailureTarget[];
  readonly invokeConfigs: readonly InvokeConfig[];
  readonly role: ExecutionRole;
  /** CloudFormation condition of the whole function. */
  readonly condition: string | null;
  /** A place for edits: see `Author`. */
  readonly site: Site;
}

/** What the front end knows of where the code is; `handlers/` turns it into files. */
export interface CodeLocation {
  readonly runtime: Value<string> | undefined;
  readonly handler: Value<string> | undefined;
  /** Folder or file of the sources (`CodeUri`, `Code`, the service folder), relative paths seen from the template's folder. */
  readonly path: Value<Data> | undefined;
  readonly packageType: 'zip' | 'image';
  /** Code written into the template. */
  readonly inline: { readonly text: string; readonly span: Span } | undefined;
  /** Folder that relative paths start from. */
  readonly baseUri: string;
  /** Build hints: `Metadata` of SAM (BuildMethod, EntryPoints), image command, and the like. */
  readonly metadata: DataMap | undefined;
}

export interface FailureTarget {
  readonly kind: 'dlq' | 'on-failure';
  /** Usually a reference or an ARN text. */
  readonly target: Value<Data>;
  readonly targetType: 'sqs' | 'sns' | 'lambda' | 'eventbridge' | 's3' | 'kafka' | null;
  /** For destinations: the qualifier they hold for. */
  readonly qualifier: string | null;
  /** The DLQ or destination setting. */
  readonly span: Span;
  /** True when the framework lets the generated role write there by itself. */
  readonly permissionAdded: boolean;
  /** True when the framework stops at this setting instead of deploying it. */
  readonly refused?: boolean;
}

export interface InvokeConfig {
  /** `$LATEST`, an alias or version; null where it can't be known. */
  readonly qualifier: string | null;
  /** As `AWS::Lambda::EventInvokeConfig`. */
  readonly properties: DataMap;
  readonly span: Span;
  readonly site: Site;
}

export type ExecutionRole =
  /** Made by the framework, which adds what its own properties need. `statements` are the author's additions. */
  | { readonly kind: 'generated'; readonly statements: readonly PolicyStatement[]; readonly span: Span }
  /** A role of this template. */
  | { readonly kind: 'resource'; readonly id: ResourceId; readonly span: Span }
  | { readonly kind: 'unknown'; readonly reason: string; readonly span: Span };

export interface PolicyStatement {
  readonly effect: Value<string> | undefined;
  readonly actions: readonly Value<Data>[];
  readonly resources: readonly Value<Data>[];
  readonly span: Span;
}

export type Invocation = 'sync' | 'async' | 'queue' | 'stream';

/** One way in which a function is invoked. */
export interface Trigger {
  /** Unique in the app and stable while the text around it changes. */
  readonly id: string;
  readonly fn: FunctionId;
  /** `$LATEST`, alias or version that is invoked; null where it can't be known. */
  readonly qualifier: string | null;
  /** The event's own name where the framework has one, else the logical id of the connecting resource. */
  readonly name: string | null;
  readonly kind: EventSourceKind;
  readonly invocation: Invocation;
  /** Reference to a resource of the app, or text; undefined for sources without one (a schedule, the default bus). */
  readonly source: Value<Data> | undefined;
  readonly enabled: Value<boolean>;
  /**
   * Settings as the connecting CloudFormation resource spells them: `AWS::Lambda::EventSourceMapping` for polled sources,
   * `AWS::Events::Rule` target (+ `ScheduleExpression`, `EventPattern`), `AWS::SNS::Subscription`, `AWS::Scheduler::Schedule` target, ...
   * Defaults are included with origin `default`.
   */
  readonly settings: DataMap;
  /** Route `GET /orders`, schedule text, bucket event, log group...: one quiet line for pictures and hovers. */
  readonly label: string | null;
  readonly nameSpan: Span;
  readonly span: Span;
  /** The CloudFormation condition it depends on. */
  readonly condition: string | null;
  readonly site: Site;
  /** True for what the framework adds by itself (warm-up, custom resources). */
  readonly generated: boolean;
}

export interface Resource {
  readonly id: ResourceId;
  /** CloudFormation type; SAM and Serverless forms are translated (`AWS::Serverless::SimpleTable` -> `AWS::DynamoDB::Table`). */
  readonly type: string;
  readonly properties: DataMap;
  readonly condition: string | null;
  /** `Metadata`, `DependsOn`, `DeletionPolicy`... as they stand beside `Properties`. */
  readonly attributes: DataMap;
  readonly nameSpan: Span;
  readonly span: Span;
  /** Not written by the author but made by the framework for `owner`. */
  readonly generated: boolean;
  readonly owner: ResourceId | null;
  readonly site: Site;
}

/** An opaque handle for edits: rules pass it back to the `Author` and never look inside. */
export interface Site {
  readonly span: Span;
}

export interface Unseen {
  /** For people: "plugin serverless-lift". */
  readonly who: string;
  /** The only function it may be about; without it any of them. */
  readonly of?: FunctionId;
  readonly what: readonly (
    | 'functions'
    | 'triggers'
    | 'failure-targets'
    | 'permissions'
    | 'queues'
    | 'alarms'
    | 'network'
    | 'concurrency'
  )[];
}

export interface NestedApp {
  readonly id: ResourceId;
  /** The nested template, if it is a local file. */
  readonly uri: string | undefined;
  readonly parameters: DataMap;
}

export interface Note {
  readonly message: string;
  readonly span: Span;
}
