/** An effect while it is being collected: a later call in the same chain may still add a guard (`.onConflict()`). */
import type { Effect } from '../handler-facts';
import type { Value } from './value';

export interface EffectRecord {
  readonly uri: string;
  readonly at: number;
  readonly end: number;
  readonly operation: string;
  readonly access: Effect['access'];
  repeat: Effect['repeat'];
  key: Effect['key'];
  guard: string | null;
  reason: string;
  readonly inRecordLoop: boolean;
  /** Passes the event on to a queue, topic, bus or stream. */
  readonly forwards: boolean;
  /** Table, queue, url...: what it hits. */
  readonly target: Value | null;
  /** The token, deduplication id or name that is random, if it is. */
  readonly randomToken: { readonly parameter: string; readonly origin: 'random' | 'time' } | null;
  /** Sends to a queue or topic that may be FIFO: what it says of group and deduplication id. */
  /** Where in its target it lands, as text. */
  readonly labels: ReadonlyMap<string, string>;
  /** The code looked at the event before. */
  readonly conditional: boolean;
  readonly fifo: { readonly group: boolean; readonly deduplication: boolean } | null;
}
