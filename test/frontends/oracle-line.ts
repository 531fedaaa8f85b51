/** One line of the expected graphs that lie beside the repository, as far as the tests read it. */

export interface OracleLine {
  readonly file?: string;
  readonly input?: string;
  readonly name?: string;
  readonly path?: string;
  readonly status?: 'ok' | 'failed';
  /** Why it failed. */
  readonly reason?: string;
  readonly functions: readonly OracleFunction[];
  readonly triggers: readonly OracleTrigger[];
  readonly queues: readonly OracleQueue[];
}

export interface OracleTarget {
  readonly target: string | null;
  readonly targetExpression: string | null;
  readonly targetType: string | null;
  readonly targetGenerated?: boolean;
}

export interface OracleFunction {
  readonly id: string;
  readonly generated: boolean;
  readonly timeout: unknown;
  readonly memory: unknown;
  readonly reservedConcurrency: unknown;
  readonly vpc: unknown;
  readonly failureTargets: readonly (OracleTarget & { readonly kind: string })[];
  readonly invokeConfig: readonly {
    readonly qualifier: unknown;
    readonly maximumRetryAttempts: unknown;
    readonly maximumEventAge: unknown;
    readonly onSuccess: OracleTarget | null;
    readonly onFailure: OracleTarget | null;
  }[];
}

export interface OracleTrigger {
  readonly function: string;
  readonly name?: string;
  readonly kind: string;
  readonly invocation: string;
  readonly source: string | null;
  readonly sourceExpression: string | null;
  readonly sourceGenerated?: boolean;
  readonly sourceName?: string;
  readonly sourceAlternatives?: readonly string[];
  readonly kindAlternatives?: readonly string[];
  readonly rule?: string;
  readonly optional?: boolean;
  readonly generated?: boolean;
  readonly enabled?: unknown;
  readonly batchSize?: unknown;
  readonly batchWindow?: unknown;
  readonly partialBatch?: unknown;
  readonly filter?: unknown;
  readonly redrive?: unknown;
  readonly onFailure?: OracleTarget | null;
  readonly route?: string;
}

export interface OracleQueue {
  readonly id: string;
  readonly generated: boolean;
  readonly fifo: unknown;
  readonly visibilityTimeout: unknown;
  readonly redrive: { readonly target: string | null; readonly maxReceiveCount: unknown } | null;
}
