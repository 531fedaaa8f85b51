# prefix: stream
# title: Stream handler (Kinesis)
# description: Stops at the first record that fails, so that the shard goes on from there. Needs ReportBatchItemFailures on the event source.
import base64
import json
import logging

logger = logging.getLogger()


def ${1:handler}(event, context):
    for record in event["Records"]:
        sequence = record["kinesis"]["sequenceNumber"]
        try:
            ${2:process}(sequence, json.loads(base64.b64decode(record["kinesis"]["data"])))
        except Exception:
            logger.exception("record %s failed", sequence)
            # Records of a shard come in order: Lambda starts again at the first one that failed.
            return {"batchItemFailures": [{"itemIdentifier": sequence}]}
    return {"batchItemFailures": []}


def ${2:process}(sequence, data):
    ${0:pass}
