import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def ship(event, context):
    for record in event["Records"]:
        # redrive-disable-next-line not-idempotent -- counted twice does no harm
        table.update_item(
            Key={"id": "all"},
            UpdateExpression="ADD parcels :one",
            ExpressionAttributeValues={":one": 1},
        )


def sweep(event, context):
    print(event)
