// prefix: idempotent
// title: Idempotent handler (Powertools)
// description: Runs once for each event id, however often the event is delivered. Needs the idempotency table.
import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';

const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.${1:IDEMPOTENCY_TABLE} ?? '' });
const config = new IdempotencyConfig({
  // What names the event and stays the same when it comes again. The whole event would not.
  eventKeyJmesPath: '${2|id,detail.id,detail.orderId|}',
  // Lambda repeats an asynchronous event for up to six hours.
  expiresAfterSeconds: ${3:21600},
  throwOnNoIdempotencyKey: true,
});

export const ${4:handler} = makeIdempotent(
  async (event, context) => {
    $0
  },
  { persistenceStore, config },
);
