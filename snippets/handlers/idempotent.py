# prefix: idempotent
# title: Idempotent handler (Powertools)
# description: Runs once for each event id, however often the event is delivered. Needs the idempotency table.
import os

from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent

store = DynamoDBPersistenceLayer(table_name=os.environ["${1:IDEMPOTENCY_TABLE}"])
config = IdempotencyConfig(
    # What names the event and stays the same when it comes again. The whole event would not.
    event_key_jmespath="${2|id,detail.id,detail.orderId|}",
    # Lambda repeats an asynchronous event for up to six hours.
    expires_after_seconds=${3:21600},
    raise_on_no_idempotency_key=True,
)


@idempotent(persistence_store=store, config=config)
def ${4:handler}(event, context):
    ${0:pass}
