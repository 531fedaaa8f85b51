/**
 * How fixes reach handler code. A rule says what should hold at a place of the code; the editors know how that is
 * written in its language. Every method returns undefined where no trustworthy edit is possible.
 */
import type { EventId } from '../catalog/event-ids';
import type { SourceEdit } from '../text/source-edit';
import type { Span } from '../text/span';

export type CodeEdits = readonly SourceEdit[] | undefined;

export interface IdempotencyGuard {
  readonly id: EventId;
  /** The environment variable with the name of the table. */
  readonly variable: string;
  readonly expiresAfterSeconds: number;
}

export interface CodeAuthor {
  /** Throws the error of a `catch` again at its end. */
  rethrow(caught: Span): CodeEdits;
  /** Waits for a promise, or for all that a `forEach` starts. */
  awaitWork(work: Span): CodeEdits;
  /** Makes a loop of what a `forEach` starts, so that one is done after the other. */
  awaitInOrder(work: Span): CodeEdits;
  /** Gives an HTTP call a timeout. */
  limitTime(call: Span, seconds: number): CodeEdits;
  /** Sets parameters of a call to the id of the event or record; `handler` is the handler's name in the code. */
  identify(call: Span, handler: Span, parameters: readonly string[], id: EventId): CodeEdits;
  /** Puts an item under the id of the event or record, and only once; `keys` are the table's, as far as they are text. */
  writeOnce(call: Span, handler: Span, keys: readonly string[], id: EventId): CodeEdits;
  /** Puts the handler, or what it does for a record, behind an idempotency library. */
  guardByEvent(handler: Span, guard: IdempotencyGuard): CodeEdits;
  /** Lets a handler of a standard queue return the messages that failed. */
  reportFailures(handler: Span): CodeEdits;
  /** Lets a `catch` in the loop over the records keep the id of the message that failed, and the handler return those kept. */
  returnFailed(caught: Span, handler: Span): CodeEdits;
  /** Lets an idempotency library (`use` is the name of the function it stands around) remember for so long. */
  keepFor(use: Span, seconds: number): CodeEdits;
  /** Lets an idempotency library take a part of what it is given for the key. */
  keyBy(use: Span, path: string): CodeEdits;
}
