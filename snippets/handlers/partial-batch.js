// prefix: batch
// title: Partial batch handler (SQS)
// description: Reports the messages that failed, so that only they come back. Needs ReportBatchItemFailures on the event source.
export async function ${1:handler}(event) {
  const batchItemFailures = [];
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

async function ${2:processMessage}(message) {
  $0
}
