/** How a row of the tables says what happens when an AWS operation is done twice with the same input. */

export type AwsJudge =
  /** Nothing visible differs. */
  | 'harmless'
  /** Each call is one more: message, event, mail, record. */
  | 'send'
  /** Starts or makes something; a name or token from the event makes the second call the same one. */
  | 'start'
  /** Replaces what stands under a key. */
  | 'overwrite'
  | 'dynamodb-put'
  | 'dynamodb-update'
  | 'dynamodb-batch'
  | 'dynamodb-transact'
  | 'partiql'
  | 'sql'
  | 'invoke';

export interface AwsJudgement {
  /** `service:Operation`, several separated by blanks. */
  readonly operations: string;
  readonly judge: AwsJudge;
  /** Parameters that say under which key or name it happens. */
  readonly keys?: readonly string[];
  /** Parameters that make a repeated call the same call. */
  readonly tokens?: readonly string[];
  /** What it hits. */
  readonly target?: readonly string[];
  /** Where in it. */
  readonly labels?: readonly string[];
  /** Passes the event on to a queue, topic, bus or stream. */
  readonly forwards?: true;
  /** A parameter that has it done once more, where it is true or says so (`RESEND`). */
  readonly again?: string;
  /** Takes, keeps or gives back a message: where it fails, the message comes again. */
  readonly settles?: true;
  readonly why: string;
}
