"""Mails a confirmation for each order event."""

import json
import os

import boto3

ses = boto3.client("sesv2")


def handler(event, context):
    # SNS hands over one record per invocation, in a list all the same.
    for record in event["Records"]:
        order = json.loads(record["Sns"]["Message"])
        # MISTAKE 2: SNS and Lambda deliver at least once, and nothing remembers that this mail was sent.
        # A customer may get it twice. See docs/rules/not-idempotent.md for the ways to guard it.
        ses.send_email(
            FromEmailAddress=os.environ["SENDER"],
            Destination={"ToAddresses": [order["email"]]},
            Content={
                "Simple": {
                    "Subject": {"Data": f"Your order {order['id']}"},
                    "Body": {"Text": {"Data": "Thank you! We are packing it."}},
                }
            },
        )
