/** What is known of the code behind a function: where it is, what it does to the outside, and what happens when it runs twice. */
import type { FunctionId } from '../model/app';
import type { Span } from '../text/span';

export type Language = 'python' | 'javascript' | 'typescript' | 'java' | 'go' | 'csharp' | 'ruby' | 'rust';

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
  readonly swallowsErrors: readonly Span[];
  readonly notAwaited: readonly Span[];
}

export interface Effect {
  /** `dynamodb:PutItem`, `http:POST`, `sql:INSERT`, `stripe:charges.create`. */
  readonly operation: string;
  readonly span: Span;
  /** What it hits, when known: a resource of the app or an expression. */
  readonly target: { readonly resource: string | null; readonly expression: string | null };
  /** 'harmless', 'harmful', or 'unknown' when it happens twice. */
  readonly repeat: 'harmless' | 'harmful' | 'unknown';
  /** What identifies it: where the key or token comes from. */
  readonly key: 'event' | 'constant' | 'random' | 'time' | 'unknown' | 'none';
  /** What keeps it from happening twice. */
  readonly guard: string | null;
  readonly inRecordLoop: boolean;
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
