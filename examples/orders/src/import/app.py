"""Reads a CSV file of orders from the bucket and puts each into the queue."""

import csv
import io
import json
import os
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        import_file(bucket, key)


def import_file(bucket, key):
    text = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode("utf-8")
    orders = list(csv.DictReader(io.StringIO(text)))

    # Sent twice when S3 repeats the event. That does no harm: ShipOrder ships each order id once.
    for order in orders:
        sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=json.dumps(order))

    # MISTAKE 3: every repetition adds the file's orders again. Setting a value under a key that comes from the event
    # (one item per file) would give the same result however often it runs.
    table.update_item(
        Key={"id": "totals"},
        UpdateExpression="ADD imported :count",
        ExpressionAttributeValues={":count": len(orders)},
    )
