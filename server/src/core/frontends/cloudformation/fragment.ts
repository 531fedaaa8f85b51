/**
 * What one resource of a template contributes to the app. A fragment depends only on its own text, on what names mean
 * in the template, and on what it asked its surroundings; so it is kept as long as those stay the same.
 */
import type { EventSourceKind } from '../../catalog/event-sources';
import type {
  FailureTarget,
  FunctionId,
  Invocation,
  InvokeConfig,
  LambdaFunction,
  NestedApp,
  Note,
  Resource,
  ResourceId,
  Site,
} from '../../model/app';
import type { Data, DataMap } from '../../model/data';
import type { Value } from '../../model/value';
import type { Span } from '../../text/span';

export interface Fragment {
  readonly functions?: readonly LambdaFunction[];
  readonly triggers?: readonly TriggerDraft[];
  readonly resources?: readonly Resource[];
  readonly standIns?: readonly StandIn[];
  readonly invokeConfigs?: readonly InvokeConfigDraft[];
  readonly nested?: readonly NestedApp[];
  readonly notes?: readonly Note[];
}

/** A trigger whose function is still an expression. */
export interface TriggerDraft {
  /** Unique among the drafts of the template. */
  readonly id: string;
  readonly target: Target;
  readonly name: string | null;
  readonly kind: EventSourceKind;
  /** Where it differs from the catalogue's. */
  readonly invocation?: Invocation;
  readonly source: Value<Data> | undefined;
  readonly enabled: Value<boolean>;
  readonly settings: DataMap;
  readonly label: string | null;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly condition: string | null;
  readonly site: Site;
  readonly generated?: boolean;
  /** Evidence only: dropped where another draft says the same more exactly (same function, kind and source). */
  readonly weak?: 'same-source' | 'same-route' | 'same-kind';
}

/** What is invoked: a function already known, or an expression that names it. */
export type Target =
  | { readonly fn: FunctionId; readonly qualifier: string | null }
  | { readonly expression: Value<Data> | undefined };

/** An alias or version. */
export interface StandIn {
  readonly name: ResourceId;
  readonly target: Target;
  readonly qualifier: string;
}

/** An `AWS::Lambda::EventInvokeConfig` whose function is still an expression. */
export interface InvokeConfigDraft {
  readonly target: Target;
  readonly config: InvokeConfig;
  readonly failureTargets: readonly FailureTarget[];
}

/** Questions a fragment may ask about the rest of the template. The answers are part of what it depends on. */
export interface Surroundings {
  /** CloudFormation or SAM type of a resource. */
  typeOf(id: ResourceId): string | undefined;
  /** Its properties as written there. */
  propertiesOf(id: ResourceId): DataMap | undefined;
  /** The content of a file beside the template, named as the template names it. */
  file(path: string): Value<Data> | undefined;
  /** Where such a name leads; undefined where there is no such file. */
  uriOf(path: string): string | undefined;
}

export type Extractor = (resource: Resource, surroundings: Surroundings) => Fragment;
