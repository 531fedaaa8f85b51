/**
 * How the catalogue describes what a library's function does. Paths say how it is reached from its import: `requests.post`,
 * `boto3.client().put_item`, `axios.create().post`; `()` is a call, `!` something known only by its written type,
 * `*` any part between dots, `**` anything, `{a,b}` one of these.
 */

export type Does =
  /** A value of that origin, whatever the arguments. */
  | { readonly is: 'day' | 'request' | 'read' | 'env' }
  /** New with each call. `unlessGiven`: with so many arguments it is made of them instead, as `moment(text)` is. */
  | { readonly is: 'random' | 'time'; readonly unlessGiven?: number }
  /** A value made of its arguments and nothing else; nothing happens outside. `first`: its first argument itself. */
  | { readonly is: 'pure' | 'first' | 'nothing' | 'exit' }
  /** Runs the function it is given, and gives what that gives: retries, circuit breakers, `Try`. */
  | { readonly is: 'runs' }
  /** What it does can not be told, although its library is known. */
  | { readonly is: 'open' }
  /** The result is another library object under its common name. */
  | { readonly is: 'object'; readonly path: string }
  /** An AWS client; the service is the first argument where it isn't given here. */
  | { readonly is: 'aws'; readonly service: string | null; readonly kind?: 'resource' }
  /** Runs the functions it is given, once per record of the event. */
  | { readonly is: 'batch' }
  /** Waits for what it is given. */
  | { readonly is: 'all' }
  /** Runs the functions that were registered before: routers, apps. */
  | { readonly is: 'routes' }
  /** An operation on a GraphQL API, judged by its text where that is known. */
  | { readonly is: 'graphql' }
  /** An HTTP request. `method` null: it is in the arguments. */
  | {
      readonly is: 'http';
      readonly method: string | null;
      readonly url?: number;
      readonly timeout: 'never' | 'argument' | 'default';
    }
  /** Something said or done to somebody: a mail, a message, a payment. */
  | { readonly is: 'send'; readonly operation: string; readonly host: string | null; readonly keys?: readonly string[] }
  | { readonly is: 'idempotent'; readonly form: 'decorator' | 'function' | 'wrapper' | 'middleware' }
  /** Runs its function in checkpointed steps: what repeats is decided step by step. */
  | { readonly is: 'durable' }
  /** Starts the Lambda runtime with a handler. */
  | { readonly is: 'start' };

export interface Api {
  /** Paths, separated by blanks. */
  readonly paths: string;
  readonly does: Does;
}
