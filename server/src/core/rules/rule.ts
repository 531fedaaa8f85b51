/** What a rule is, what it is given and what it reports. */
import type { Graph } from '../graph/graph';
import type { CodeAuthor } from '../handlers/code-author';
import type { HandlerFacts } from '../handlers/handler-facts';
import type { App, FunctionId, LambdaFunction, Resource, Trigger } from '../model/app';
import type { SourceEdit } from '../text/source-edit';
import type { Span } from '../text/span';

export type Level = 'error' | 'warning' | 'info' | 'hint';

export interface RuleMeta {
  readonly id: string;
  /** One line for the rule table and the settings. */
  readonly summary: string;
  readonly level: Level;
  readonly category:
    | 'failure-path'
    | 'timing'
    | 'idempotency'
    | 'network'
    | 'workflow'
    | 'security'
    | 'cost'
    | 'observability'
    | 'configuration';
  /** On without any configuration. Rules of taste are off and belong to the `strict` set. */
  readonly recommended: boolean;
  /** Can only find something where the code behind the functions was read. */
  readonly readsCode?: boolean;
}

export interface Rule {
  readonly meta: RuleMeta;
  check(view: AppView, report: Report): void;
}

/** All a rule may see. */
export interface AppView {
  readonly app: App;
  readonly graph: Graph;
  /** The day the check runs on, for lifecycle dates. */
  readonly today: string;
  /** What is known of the code; absent where nobody looked. Rules that need it stay silent then. */
  readonly handlers?: ReadonlyMap<FunctionId, HandlerFacts>;
  /** How fixes reach the code; absent where nobody looked. */
  readonly code?: CodeAuthor;
}

export type Report = (problem: Problem) => void;

export interface Problem {
  /** What (with values), why it hurts, what to do. Names in backticks. */
  readonly message: string;
  /** The wrong value, else its key, else the name of what is wrong. */
  readonly span: Span;
  /** Another level than the rule's own. */
  readonly level?: Level;
  /** A lesser finding of a recommended rule that only the `strict` set wants to hear. */
  readonly strictOnly?: boolean;
  readonly fn?: LambdaFunction;
  readonly resource?: Resource;
  readonly trigger?: Trigger;
  readonly related?: readonly Related[];
  /** Best first. */
  readonly fixes?: readonly Fix[];
}

export interface Related {
  readonly span: Span;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  /** `safe` can't change what works; `review` is a decision of the user's. */
  readonly grade: 'safe' | 'review';
  /** Computed when asked for; undefined when no trustworthy edit is possible (then the fix is not offered). */
  edits(): readonly SourceEdit[] | undefined;
}
