# prefix: batch
# title: Partial batch handler (SQS)
# description: Reports the messages that failed, so that only they come back. Needs ReportBatchItemFailures on the event source.
import json
import logging

logger = logging.getLogger()


def ${1:handler}(event, context):
    failures = []
    for record in event["Records"]:
        try:
            ${2:process}(json.loads(record["body"]))
        except Exception:
            logger.exception("message %s failed", record["messageId"])
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def ${2:process}(message):
    ${0:pass}
