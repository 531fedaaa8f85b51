import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';

interface Order {
  id: string;
  customer: string;
  items: { sku: string; quantity: number }[];
}

// Made once per execution environment and reused by every invocation in it.
const sqs = new SQSClient({});

/** Takes an order, answers at once, and leaves the work to whoever reads the queue. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> {
  const order = parseOrder(event.body);
  if (!order) return { statusCode: 400, body: JSON.stringify({ error: 'id, customer and items are needed' }) };

  // The id comes from the caller. When an impatient caller sends the same order twice, both messages carry the same id,
  // and the shipping function recognises the second one. With an id made up here it could not.
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify(order) }));
  return { statusCode: 202, body: JSON.stringify({ id: order.id }) };
}

function parseOrder(body: string | undefined): Order | undefined {
  try {
    const order = JSON.parse(body ?? '') as Partial<Order>;
    if (order.id && order.customer && order.items?.length) return order as Order;
  } catch {
    // Not JSON: the caller gets the same answer as for an order that is not complete.
  }
  return undefined;
}
