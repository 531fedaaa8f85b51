import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

const dynamodb = new DynamoDBClient({});

/** Mirrors the orders table. Each change is written under the order's own key, so it may come more than once. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    try {
      const image = record.dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
      const key = record.dynamodb?.Keys as Record<string, AttributeValue>;
      if (image) await dynamodb.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item: image }));
      else await dynamodb.send(new DeleteItemCommand({ TableName: process.env.TABLE_NAME, Key: key }));
    } catch (error) {
      console.error('order could not be mirrored', record.eventID, error);
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}
