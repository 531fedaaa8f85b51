import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SNSEvent } from 'aws-lambda';

const dynamodb = new DynamoDBClient({});

/** Keeps the search table up to date. Writing the same item again changes nothing, so repetitions are harmless. */
export async function handler(event: SNSEvent): Promise<void> {
  for (const record of event.Records) {
    const order = JSON.parse(record.Sns.Message) as { id: string; customer: string };
    await dynamodb.send(
      new PutItemCommand({
        TableName: process.env.TABLE_NAME,
        Item: { id: { S: order.id }, customer: { S: order.customer } },
      }),
    );
  }
}
