// prefix: stream
// title: Stream handler (Kinesis)
// description: Stops at the first record that fails, so that the shard goes on from there. Needs ReportBatchItemFailures on the event source.
export async function ${1:handler}(event) {
  for (const record of event.Records) {
    const { sequenceNumber, data } = record.kinesis;
    try {
      await ${2:processRecord}(sequenceNumber, JSON.parse(Buffer.from(data, 'base64').toString('utf8')));
    } catch (error) {
      console.error('record failed', sequenceNumber, error);
      // Records of a shard come in order: Lambda starts again at the first one that failed.
      return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}

async function ${2:processRecord}(sequenceNumber, data) {
  $0
}
