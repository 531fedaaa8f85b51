// prefix: batch
// title: Partial batch handler (SQS)
// description: Reports the messages that failed, so that only they come back. Needs ReportBatchItemFailures on the event source.
import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent } from 'aws-lambda';

export async function ${1:handler}(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchItemFailure[] = [];
  for (const record of event.Records) {
    try {
      await ${2:processMessage}(JSON.parse(record.body));
    } catch (error) {
      console.error('message failed', record.messageId, error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

async function ${2:processMessage}(message: unknown): Promise<void> {
  $0
}
