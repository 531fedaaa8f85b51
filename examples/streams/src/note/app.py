"""Notes that a day was archived."""

import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])


def handler(event, context):
    result = event["responsePayload"]
    table.put_item(Item={"id": f"archived-{result['day']}", "orders": result["orders"]})
