/** What reading one event of a function gives, before triggers of the whole service are linked. */
import type { EventSourceKind } from '../../catalog/event-sources';
import type { Invocation } from '../../model/app';
import type { Data, DataMap } from '../../model/data';
import type { Value } from '../../model/value';
import type { Span } from '../../text/span';
import type { Pair, YamlNode } from '../../yaml/node';
import type { ServiceContext } from './service-context';

export interface TriggerParts {
  readonly kind: EventSourceKind;
  /** Where it differs from what the kind says. */
  readonly invocation?: Invocation;
  /** Logical id of the connecting resource. */
  readonly name: string;
  readonly source: Value<Data> | undefined;
  readonly enabled?: Value<boolean>;
  readonly settings?: DataMap;
  readonly label: string | null;
  /** What is invoked, if not the function the event is written at. */
  readonly target?: Value<Data>;
  /** Where it is written, if not the whole event. */
  readonly at?: YamlNode;
}

/** A resource that the framework makes. */
export interface ResourceDraft {
  readonly id: string;
  readonly type: string;
  readonly properties: DataMap;
}

export interface EventReading {
  readonly triggers: readonly TriggerParts[];
  readonly resources?: readonly ResourceDraft[];
}

/** One event of a function. */
export interface EventEntry {
  readonly type: string;
  readonly pair: Pair;
  /** The value, all variables replaced. */
  readonly node: YamlNode;
  /** Position in the list of events, from 1. */
  readonly position: number;
  /** Next number of a kind within the function, from 1. */
  readonly next: (kind: string) => number;
}

/** A function under `functions:`. */
export interface FunctionEntry {
  readonly key: string;
  readonly pair: Pair;
  /** The value, all variables replaced. */
  readonly node: YamlNode;
  readonly logicalId: string;
  readonly deployedName: Value<Data>;
  /** The alias that events invoke, else `$LATEST`. */
  readonly qualifier: string;
  readonly nameSpan: Span;
}

export type EventReader = (event: EventEntry, fn: FunctionEntry, service: ServiceContext) => EventReading;
