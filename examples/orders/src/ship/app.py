"""Ships the orders of one batch and reports the ones that failed, so that only those come back."""

import json
import logging
import os

import boto3
from botocore.exceptions import ClientError

logger = logging.getLogger()
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            ship(json.loads(record["body"]))
        except Exception:
            logger.exception("order in message %s could not be shipped", record["messageId"])
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def ship(order):
    """Idempotent: the write succeeds once per order id, however often SQS delivers the message."""
    try:
        table.put_item(
            Item={"id": order["id"], "customer": order["customer"], "status": "SHIPPED"},
            ConditionExpression="attribute_not_exists(id)",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        logger.info("order %s was shipped before", order["id"])
