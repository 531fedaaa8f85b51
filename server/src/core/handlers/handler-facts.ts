/** What is known of the code behind a function: where it is, what it does to the outside, and what happens when it runs twice. */
import type { FunctionId } from '../model/app';
import type { Span } from '../text/span';

/** What stands in texts for the parts that aren't known. */
export const hole = '\u25a1';

export type Language = 'python' | 'javascript' | 'typescript' | 'java' | 'go' | 'csharp' | 'ruby' | 'rust';

/** Languages whose code is all classes with written types. */
export const isJavaOrCSharp = (language: Language | null): language is 'java' | 'csharp' =>
  language === 'java' || language === 'csharp';

export const isEcmascript = (language: Language | null): language is 'javascript' | 'typescript' =>
  language === 'javascript' || language === 'typescript';

export interface HandlerLocation {
  readonly status: 'found' | 'missing' | 'artefact' | 'inline' | 'image' | 'unresolved';
  readonly language: Language | null;
  /** As the template says it. */
  readonly expression: string | null;
  readonly file: string | null;
  readonly symbol: string | null;
  /** The handler's name in the code. */
  readonly span: Span | null;
  /** For people, when it is not `found`: what was looked for and where. */
  readonly reason: string | null;
  /** For `missing`: exports that are there, nearest first. */
  readonly candidates: readonly string[];
}

export interface HandlerFacts {
  readonly fn: FunctionId;
  readonly location: HandlerLocation;
  /** Files whose text decides these facts. */
  readonly reads: readonly string[];
  readonly effects: readonly Effect[];
  /** True when the code could be followed from the handler to all its calls. */
  readonly complete: boolean;
  readonly verdict: 'idempotent' | 'not-idempotent' | 'unknown' | 'not-needed';
  readonly reasons: readonly string[];
  /** Calls to the outside, for reachability. */
  readonly outbound: readonly OutboundCall[];
  readonly returnsBatchItemFailures: boolean | 'unknown';
  /** `catch` blocks that end the failure of the work: neither rethrown nor reported anywhere. */
  readonly swallowsErrors: readonly Span[];
  /** Work left running when the handler returns. */
  readonly notAwaited: readonly Span[];
  /** Why `complete` is false, each with the place where the code could not be followed. */
  readonly gaps: readonly { readonly text: string; readonly span: Span }[];
  readonly idempotency: readonly IdempotencyUse[];
  /** HTTP calls of clients that wait for ever, without a timeout. */
  readonly withoutTimeout: readonly Span[];
  /** HTTP calls of the same clients with a timeout that is written out. */
  readonly timeouts: readonly { readonly span: Span; readonly seconds: number }[];
}

/** An idempotency library in use. */
export interface IdempotencyUse {
  /** The name of the function it stands around. */
  readonly span: Span;
  /** The key path as written; empty: the whole event or argument. Null: could not be read. */
  readonly keyPath: string | null;
  /** The key is the whole event, or a whole record with its delivery details. */
  readonly wholeEvent: boolean;
  /** What it is given is one record of the event. */
  readonly takesRecord: boolean;
  /** null: could not be read. */
  readonly expiresAfterSeconds: number | null;
  readonly table: EffectTarget | null;
}

export interface EffectTarget {
  /** A resource of the app. */
  readonly resource: string | null;
  /** As text, `□` for what is not known. */
  readonly expression: string | null;
  /** The environment variable that names it. */
  readonly variable: string | null;
  /** Where in the event its name stands, loosely spelled: `records[].s3.bucket.name`. */
  readonly eventPath: string | null;
}

export interface Effect {
  /** `dynamodb:PutItem`, `http:POST`, `sql:INSERT`, `stripe:charges.create`. */
  readonly operation: string;
  /** Reading changes nothing; what is not known to read counts as writing. */
  readonly access: 'read' | 'write';
  readonly span: Span;
  /** What it hits, when known: a resource of the app or an expression. */
  readonly target: EffectTarget;
  /** 'harmless', 'harmful', or 'unknown' when it happens twice. */
  readonly repeat: 'harmless' | 'harmful' | 'unknown';
  /** What identifies it: where the key or token comes from. */
  readonly key: 'event' | 'constant' | 'random' | 'time' | 'unknown' | 'none';
  /** What keeps it from happening twice. */
  readonly guard: string | null;
  readonly inRecordLoop: boolean;
  /** Passes the event on to a queue, topic, bus or stream. */
  readonly forwards: boolean;
  /** The token, deduplication id or name that is new with each delivery. */
  readonly randomToken: { readonly parameter: string; readonly origin: 'random' | 'time' } | null;
  /** Sends to what may be FIFO: whether it says a group and a deduplication id. */
  readonly fifo: { readonly group: boolean; readonly deduplication: boolean } | null;
  /** Where in its target it lands, as text with `□` for what is not known: the key of an object, the source of an event. */
  readonly labels: ReadonlyMap<string, string>;
  /** The code looked at the event before: it may do this for some events only. */
  readonly conditional: boolean;
  /** For people: "key from uuid4()". */
  readonly reason: string;
}

export interface OutboundCall {
  readonly kind: 'aws' | 'http' | 'database';
  /** AWS service (as in endpoint names: `dynamodb`, `sqs`) or host name; null when it can't be known. */
  readonly name: string | null;
  readonly region: string | null;
  readonly span: Span;
}
