"""Stores clicks from the stream, one item per click."""

import base64
import json
import logging
import os

import boto3

logger = logging.getLogger()
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])


def handler(event, context):
    for record in event["Records"]:
        sequence = record["kinesis"]["sequenceNumber"]
        try:
            click = json.loads(base64.b64decode(record["kinesis"]["data"]))
            # The sequence number names the record, so a repetition overwrites the same item.
            table.put_item(Item={"id": sequence, "page": click["page"], "visitor": click["visitor"]})
        except Exception:
            logger.exception("click %s could not be stored", sequence)
            # Records of a shard come in order: Lambda starts again at the first one that failed.
            return {"batchItemFailures": [{"itemIdentifier": sequence}]}
    return {"batchItemFailures": []}
