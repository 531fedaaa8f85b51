"""Writes yesterday's orders to the archive, one file a day."""

import json
import os

import boto3

s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])


def handler(event, context):
    day = event["time"][:10]
    orders = table.scan()["Items"]
    # The day names the file: a second run writes the same file again.
    s3.put_object(Bucket=os.environ["BUCKET_NAME"], Key=f"orders/{day}.json", Body=json.dumps(orders, default=str))
    # What a function returns is what its OnSuccess destination receives.
    return {"day": day, "orders": len(orders)}
