/** One entry under `Events` of a SAM function, as the event types see it, and what they make of it. */
import type { Resource } from '../../model/app';
import type { DataMap } from '../../model/data';
import type { DraftParts } from '../cloudformation/draft';
import type { Surroundings, TriggerDraft } from '../cloudformation/fragment';

export interface SamEvent {
  /** `Type`. */
  readonly type: string;
  /** The event as a resource of its own: its id is what SAM calls the resource it makes of it. */
  readonly asResource: Resource;
  /** Its key under `Events`. */
  readonly name: string;
  readonly properties: DataMap;
  readonly surroundings: Surroundings;
  /** The Globals of a resource type. */
  readonly globals: (type: string) => DataMap | undefined;
  /** A draft of the event's trigger; the function and its alias are filled in. */
  draft(parts: Omit<Parts, 'target'>): TriggerDraft;
}

type Parts = DraftParts & Pick<Partial<TriggerDraft>, 'invocation' | 'weak'>;

export interface EventOutcome {
  readonly triggers: readonly TriggerDraft[];
  readonly resources?: readonly Resource[];
}

export type EventType = (event: SamEvent) => EventOutcome;

export interface EventContext {
  readonly surroundings: Surroundings;
  readonly globals: (type: string) => DataMap | undefined;
}
