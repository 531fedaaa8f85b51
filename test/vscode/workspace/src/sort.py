def handler(event, context):
    failures = []
    for record in event["Records"]:
        if not record["body"]:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
