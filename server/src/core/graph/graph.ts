/**
 * The invocation graph over one app: who calls whom, who retries, where failed events end. Features ask it questions;
 * nothing is computed twice.
 */
import type { App, FunctionId, LambdaFunction, Resource, ResourceId, Trigger } from '../model/app';
import type { Data } from '../model/data';
import type { Value } from '../model/value';
import type { Network } from './network/network';

export interface Graph {
  readonly app: App;
  triggersOf(fn: FunctionId): readonly Trigger[];
  /** The resource a reference, ARN or name points to, if it is one of this app; all of them where there are alternatives. */
  resolve(value: Value<Data> | undefined): Target;
  /** The function behind a reference: the function itself, its alias or version. */
  functionAt(target: Target): LambdaFunction | undefined;
  /** Resources of the app by their types. */
  resourcesOf(...types: readonly string[]): readonly Resource[];
  failurePath(trigger: Trigger): FailurePath;
  /** Triggers that consume from a queue, stream, topic, bus... */
  consumersOf(resource: ResourceId): readonly Trigger[];
  /** Who uses a resource as a dead-letter queue or failure destination. Empty: it is not one. */
  deadLetterUsers(resource: ResourceId): readonly DeadLetterUse[];
  /** Every connection between nodes, for the picture and for chains (topic -> queue -> function). */
  readonly edges: readonly Edge[];
  /** Whether the trigger can deliver the same event twice. */
  atLeastOnce(trigger: Trigger): boolean;
  /** What functions in a VPC can reach. */
  readonly network: Network;
}

/** What a value points to. */
export type Target =
  | { readonly kind: 'resource'; readonly id: ResourceId; readonly resource: Resource }
  | { readonly kind: 'function'; readonly id: FunctionId }
  /** Something outside the app that is named, e.g. an ARN. */
  | { readonly kind: 'external'; readonly expression: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly expression: string }
  | { readonly kind: 'none' };

export interface FailurePath {
  readonly end: 'kept' | 'lost' | 'blocks' | 'caller' | 'unknown';
  /** "3 attempts", "until retention ends", "5 receives": short. */
  readonly attempts: string;
  readonly timeline: readonly Step[];
  /** Where the failed event ends, when it is kept. */
  readonly target: { readonly id: ResourceId | null; readonly expression: string; readonly type: string | null } | null;
  /** Longest time in seconds over which the same event may come again; undefined where unknown. */
  readonly horizon: number | undefined;
}

/** One line of what happens when the function fails. */
export interface Step {
  readonly when: string;
  readonly what: string;
  readonly kind: 'attempt' | 'kept' | 'lost' | 'blocks' | 'caller' | 'unknown';
}

export interface DeadLetterUse {
  readonly by: 'function' | 'queue' | 'mapping' | 'rule-target' | 'subscription' | 'schedule' | 'pipe' | 'destination';
  /** The user's id: function, queue, rule... */
  readonly id: string;
  readonly kind: 'dlq' | 'on-failure';
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'invokes' | 'feeds' | 'redrive' | 'on-failure' | 'on-success' | 'delivery-dlq' | 'writes' | 'reads';
  readonly trigger?: Trigger;
}
