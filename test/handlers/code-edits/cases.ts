// Code before and after an edit.
import type { actions } from './code-edits.test';

export interface Case {
  readonly name: string;
  readonly action: keyof typeof actions;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

const none = 'none';

const rethrow: readonly Case[] = [
  {
    name: 'JavaScript, with a named error',
    action: 'rethrow',
    file: 'a.js',
    before: 'try {\n  work();\n} <|>catch (err) {\n  console.log(err); // told\n}\n',
    after: 'try {\n  work();\n} catch (err) {\n  console.log(err); // told\n  throw err;\n}\n',
  },
  {
    name: 'JavaScript, without a name and without semicolons',
    action: 'rethrow',
    file: 'a.js',
    before: "try {\n  work()\n} <|>catch {\n  console.log('no')\n}\n",
    after: "try {\n  work()\n} catch (error) {\n  console.log('no')\n  throw error\n}\n",
  },
  {
    name: 'JavaScript, an empty block',
    action: 'rethrow',
    file: 'a.ts',
    before: 'try {\n  work();\n} <|>catch (e) {}\n',
    after: 'try {\n  work();\n} catch (e) {\n  throw e;\n}\n',
  },
  {
    name: 'JavaScript, an error that is taken apart',
    action: 'rethrow',
    file: 'a.js',
    before: 'try {\n  work();\n} <|>catch ({ message }) {\n  console.log(message);\n}\n',
    after: none,
  },
  {
    name: 'Python, in place of what goes on',
    action: 'rethrow',
    file: 'a.py',
    before: 'for x in y:\n    try:\n        work(x)\n    <|>except Exception:\n        log(x)\n        continue\n',
    after: 'for x in y:\n    try:\n        work(x)\n    except Exception:\n        log(x)\n        raise\n',
  },
  {
    name: 'Python, pass on the same line',
    action: 'rethrow',
    file: 'a.py',
    before: 'try:\n\twork()\n<|>except: pass\n',
    after: 'try:\n\twork()\nexcept: raise\n',
  },
  {
    name: 'Python, a way out in the middle',
    action: 'rethrow',
    file: 'a.py',
    before:
      'def f():\n    try:\n        work()\n    <|>except Exception as e:\n        if e:\n            return 1\n        log(e)\n',
    after: none,
  },
  {
    name: 'Java, where what is caught may be checked',
    action: 'rethrow',
    file: 'A.java',
    before:
      'class A {\n    void f() {\n        try {\n            g();\n        } <|>catch (Exception e) {\n            log(e);\n        }\n    }\n}\n',
    after:
      'class A {\n    void f() {\n        try {\n            g();\n        } catch (Exception e) {\n            log(e);\n            throw new RuntimeException(e);\n        }\n    }\n}\n',
  },
  {
    name: 'C#',
    action: 'rethrow',
    file: 'A.cs',
    before:
      'class A {\n    void F() {\n        try {\n            G();\n        }\n        <|>catch (Exception e) {\n            Log(e);\n        }\n    }\n}\n',
    after:
      'class A {\n    void F() {\n        try {\n            G();\n        }\n        catch (Exception e) {\n            Log(e);\n            throw;\n        }\n    }\n}\n',
  },
  {
    name: 'text that does not parse',
    action: 'rethrow',
    file: 'a.js',
    before: 'try {\n  work(;\n} <|>catch (e) {\n  log(e);\n}\n',
    after: none,
  },
];

const awaits: readonly Case[] = [
  {
    name: 'a promise that nobody waits for',
    action: 'await',
    file: 'a.ts',
    before: 'const h = async () => {\n  <|>save();\n};\n',
    after: 'const h = async () => {\n  await save();\n};\n',
  },
  {
    name: 'in a function that can not wait',
    action: 'await',
    file: 'a.js',
    before: 'const h = () => {\n  <|>save();\n};\n',
    after: none,
  },
  {
    name: 'forEach over what is no array for certain',
    action: 'await',
    file: 'a.js',
    before: 'const h = async (items) => {\n  <|>items.forEach(async (one) => { await save(one); });\n};\n',
    after: none,
  },
  {
    name: 'forEach over an array made here',
    action: 'await',
    file: 'a.js',
    before:
      'const h = async (event) => {\n  const ids = event.Records.map((r) => r.id);\n  <|>ids.forEach(async (id) => { await save(id); });\n};\n',
    after:
      'const h = async (event) => {\n  const ids = event.Records.map((r) => r.id);\n  await Promise.all(ids.map(async (id) => { await save(id); }));\n};\n',
  },
  {
    name: 'a call with a callback',
    action: 'await',
    file: 'a.js',
    before: 'const h = async () => {\n  <|>setTimeout(async () => { await save(); }, 10);\n};\n',
    after: none,
  },
  {
    name: 'a thread in Python',
    action: 'await',
    file: 'a.py',
    before: 'async def h():\n    <|>thread.start()\n',
    after: none,
  },
  {
    name: 'a coroutine in Python',
    action: 'await',
    file: 'a.py',
    before: 'async def save():\n    pass\n\n\nasync def h():\n    <|>save()\n',
    after: 'async def save():\n    pass\n\n\nasync def h():\n    await save()\n',
  },
  {
    name: 'map whose promises are dropped',
    action: 'await',
    file: 'a.js',
    before: 'const h = async (xs) => {\n  <|>xs.map(async (x) => save(x));\n};\n',
    after: 'const h = async (xs) => {\n  await Promise.all(xs.map(async (x) => save(x)));\n};\n',
  },
];

const inOrder: readonly Case[] = [
  {
    name: 'records one after the other',
    action: 'in-order',
    file: 'a.ts',
    before:
      'export const h = async (event: SQSEvent) => {\n  <|>event.Records.forEach(async (record: SQSRecord) => {\n    if (!record.body) return;\n    await save(record); // once\n  });\n};\n',
    after:
      'export const h = async (event: SQSEvent) => {\n  for (const record of event.Records) {\n    if (!record.body) continue;\n    await save(record); // once\n  }\n};\n',
  },
  {
    name: 'an expression, without semicolons',
    action: 'in-order',
    file: 'a.js',
    before: 'const h = async (xs) => {\n  <|>xs.map(async ({ id }) => save(id))\n}\n',
    after: 'const h = async (xs) => {\n  for (const { id } of xs) {\n    await save(id)\n  }\n}\n',
  },
  {
    name: 'a result that somebody wants, or the number of the record',
    action: 'in-order',
    file: 'a.js',
    before: 'const h = async (xs) => {\n  <|>xs.map(async (x, index) => { await save(x, index); });\n};\n',
    after: none,
  },
  {
    name: 'a return out of a loop inside',
    action: 'in-order',
    file: 'a.js',
    before:
      'const h = async (xs) => {\n  <|>xs.map(async (x) => {\n    for (const y of x) {\n      if (!y) return;\n      await save(y);\n    }\n  });\n};\n',
    after: none,
  },
];

const timeouts: readonly Case[] = [
  {
    name: 'fetch without options',
    action: 'timeout',
    file: 'a.js',
    before: 'const r = await <|>fetch(url);\n',
    after: 'const r = await fetch(url, { signal: AbortSignal.timeout(5000) });\n',
  },
  {
    name: 'fetch with options on lines',
    action: 'timeout',
    file: 'a.ts',
    before: "await <|>fetch(url, {\n  method: 'POST',\n});\n",
    after: "await fetch(url, {\n  method: 'POST',\n  signal: AbortSignal.timeout(5000),\n});\n",
  },
  {
    name: 'axios.post without a body',
    action: 'timeout',
    file: 'a.js',
    before: 'await <|>axios.post(url);\n',
    after: none,
  },
  {
    name: 'axios.post with a body',
    action: 'timeout',
    file: 'a.js',
    before: 'await <|>axios.post(url, body);\n',
    after: 'await axios.post(url, body, { timeout: 5000 });\n',
  },
  {
    name: 'options from elsewhere',
    action: 'timeout',
    file: 'a.js',
    before: 'await <|>fetch(url, options);\n',
    after: none,
  },
  {
    name: 'requests, arguments on lines',
    action: 'timeout',
    file: 'a.py',
    before: 'r = <|>requests.post(\n    url,\n    json=body,\n)\n',
    after: 'r = requests.post(\n    url,\n    json=body,\n    timeout=5,\n)\n',
  },
  {
    name: 'requests with arguments from elsewhere',
    action: 'timeout',
    file: 'a.py',
    before: 'r = <|>requests.post(url, **options)\n',
    after: none,
  },
];

const tokens: readonly Case[] = [
  {
    name: 'a command of the SDK in a loop',
    action: 'token',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event) => {\n  for (const r of event.Records) {\n    await <|>sfn.send(new StartExecutionCommand({ name: randomUUID(), input: r.body }));\n  }\n};\n',
    after:
      'exports.handler = async (event) => {\n  for (const r of event.Records) {\n    await sfn.send(new StartExecutionCommand({ name: r.messageId, input: r.body }));\n  }\n};\n',
  },
  {
    name: 'in a map over the records',
    action: 'token',
    file: 'a.ts',
    before:
      'export const <h>handler = async (event: SQSEvent) => {\n  const name = v4();\n  await Promise.all(event.Records.map(async (r) => <|>sfn.startExecution({ name, input: r.body }).promise()));\n};\n',
    after:
      'export const handler = async (event: SQSEvent) => {\n  const name = v4();\n  await Promise.all(event.Records.map(async (r) => sfn.startExecution({ name: r.messageId, input: r.body }).promise()));\n};\n',
  },
  {
    name: 'more than once for a record',
    action: 'token',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    for r in event["Records"]:\n        for item in items(r):\n            <|>sfn.start_execution(name=str(uuid4()))\n',
    after: none,
  },
  {
    name: 'both that a FIFO queue wants',
    action: 'fifo',
    file: 'a.js',
    before:
      'export async function <h>handler(event) {\n  for (const r of event.Records) {\n    await <|>sqs.sendMessage({\n      QueueUrl: url,\n      MessageBody: r.body\n    });\n  }\n}\n',
    after:
      'export async function handler(event) {\n  for (const r of event.Records) {\n    await sqs.sendMessage({\n      QueueUrl: url,\n      MessageBody: r.body,\n      MessageGroupId: r.messageId,\n      MessageDeduplicationId: r.messageId\n    });\n  }\n}\n',
  },
  {
    name: 'outside of the handler',
    action: 'token',
    file: 'a.py',
    before:
      'def work(r):\n    <|>sfn.start_execution(name=str(uuid4()))\n\n\ndef <h>handler(event, context):\n    for r in event["Records"]:\n        work(r)\n',
    after: none,
  },
  {
    name: 'the id of the event',
    action: 'event-token',
    file: 'a.py',
    before: "def <h>handler(event, context):\n    <|>sfn.start_execution(stateMachineArn=arn, name=f'{uuid4()}')\n",
    after: "def handler(event, context):\n    sfn.start_execution(stateMachineArn=arn, name=event['id'])\n",
  },
];

const guards: readonly Case[] = [
  {
    name: 'a Python handler of single events, decorated',
    action: 'guard-event',
    file: 'a.py',
    before:
      '"""Ships."""\nimport os\n\nfrom aws_lambda_powertools import Logger\n\nlogger = Logger()\n\n\n@logger.inject_lambda_context\ndef <h>handler(event, context):\n    ship(event["detail"])\n',
    after:
      '"""Ships."""\nimport os\n\nfrom aws_lambda_powertools import Logger\nfrom aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent\n\nlogger = Logger()\n\n\nidempotency_store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])\nidempotency_config = IdempotencyConfig(event_key_jmespath="id", expires_after_seconds=86400)\n\n\n@logger.inject_lambda_context\n@idempotent(persistence_store=idempotency_store, config=idempotency_config)\ndef handler(event, context):\n    ship(event["detail"])\n',
  },
  {
    name: 'a Python handler whose event is turned into something else',
    action: 'guard-event',
    file: 'a.py',
    before: '@event_source(data_class=EventBridgeEvent)\ndef <h>handler(event, context):\n    ship(event.detail)\n',
    after: none,
  },
  {
    name: 'a Python loop that shares a name with the handler',
    action: 'guard-records',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    count = 0\n    for r in event["Records"]:\n        count += 1\n        ship(r)\n    return count\n',
    after: none,
  },
  {
    name: 'a Python loop that is left early',
    action: 'guard-records',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    for r in event["Records"]:\n        if not r["body"]:\n            break\n        ship(r)\n',
    after: none,
  },
  {
    name: 'a JavaScript handler of single events',
    action: 'guard-event',
    file: 'a.js',
    before:
      "const { ship } = require('./ship');\n\nexports.<h>handler = async (event) => {\n  await ship(event.detail);\n};\n",
    after:
      "const { ship } = require('./ship');\nconst { IdempotencyConfig, makeIdempotent } = require('@aws-lambda-powertools/idempotency');\nconst { DynamoDBPersistenceLayer } = require('@aws-lambda-powertools/idempotency/dynamodb');\n\nconst persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE });\nconst idempotencyConfig = new IdempotencyConfig({\n  eventKeyJmesPath: 'id',\n  expiresAfterSeconds: 86400,\n});\n\nexports.handler = makeIdempotent(async (event) => {\n  await ship(event.detail);\n}, { persistenceStore, config: idempotencyConfig });\n",
  },
  {
    name: 'a TypeScript function declaration',
    action: 'guard-event',
    file: 'a.ts',
    before:
      "import { ship } from './ship'\n\nexport async function <h>handler(event: Order): Promise<void> {\n  await ship(event.detail)\n}\n",
    after:
      "import { ship } from './ship'\nimport { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency'\nimport { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'\n\nconst persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE ?? '' })\nconst idempotencyConfig = new IdempotencyConfig({\n  eventKeyJmesPath: 'id',\n  expiresAfterSeconds: 86400,\n})\n\nexport const handler = makeIdempotent(async function handler(event: Order): Promise<void> {\n  await ship(event.detail)\n}, { persistenceStore, config: idempotencyConfig })\n",
  },
  {
    name: 'a TypeScript handler whose parameters get their types from it',
    action: 'guard-event',
    file: 'a.ts',
    before: 'export const <h>handler: Handler = async (event) => {\n  await ship(event.detail);\n};\n',
    after:
      "import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';\nimport { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';\n\nconst persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE ?? '' });\nconst idempotencyConfig = new IdempotencyConfig({\n  eventKeyJmesPath: 'id',\n  expiresAfterSeconds: 86400,\n});\n\nexport const handler: Handler = makeIdempotent(async (event: Parameters<Handler>[0]) => {\n  await ship(event.detail);\n}, { persistenceStore, config: idempotencyConfig });\n",
  },
  {
    name: 'a TypeScript loop over records',
    action: 'guard-records',
    file: 'a.ts',
    before:
      'import { SQSEvent } from "aws-lambda";\n\nexport const <h>handler = async (event: SQSEvent) => {\n  for (const record of event.Records) {\n    // Once only.\n    await charge(record.body);\n  }\n};\n',
    after:
      'import { SQSEvent, Context } from "aws-lambda";\nimport { IdempotencyConfig, makeIdempotent } from "@aws-lambda-powertools/idempotency";\nimport { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";\n\nconst persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE ?? "" });\nconst idempotencyConfig = new IdempotencyConfig({\n  eventKeyJmesPath: "messageId",\n  expiresAfterSeconds: 86400,\n});\n\nconst handleRecord = makeIdempotent(async (record: SQSEvent["Records"][number]) => {\n  // Once only.\n  await charge(record.body);\n}, { persistenceStore, config: idempotencyConfig });\n\nexport const handler = async (event: SQSEvent, context: Context) => {\n  idempotencyConfig.registerLambdaContext(context);\n  for (const record of event.Records) {\n    await handleRecord(record);\n  }\n};\n',
  },
  {
    name: 'a map over records',
    action: 'guard-records',
    file: 'a.mjs',
    before:
      'export const <h>handler = async (event, context) => {\n  await Promise.all(event.Records.map(async (r) => charge(r.body)));\n};\n',
    after: `import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';\nimport { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';\n\nconst persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE });\nconst idempotencyConfig = new IdempotencyConfig({\n  eventKeyJmesPath: 'messageId',\n  expiresAfterSeconds: 86400,\n});\n\nexport const handler = async (event, context) => {\n  idempotencyConfig.registerLambdaContext(context);\n  await Promise.all(event.Records.map(makeIdempotent(async (r) => charge(r.body), { persistenceStore, config: idempotencyConfig })));\n};\n`,
  },
  {
    name: 'a Python loop that goes on to the next record, and uses what the handler has',
    action: 'guard-records',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    """Ships."""\n    log = logs()\n    for r in event["Records"]:\n        if not r["body"]:\n            continue\n        for line in r["body"]:\n            if not line:\n                continue\n            log.info(line)\n    return None\n',
    after:
      'import os\nfrom aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function\n\nidempotency_store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])\nidempotency_config = IdempotencyConfig(event_key_jmespath="messageId", expires_after_seconds=86400)\n\n\ndef handler(event, context):\n    """Ships."""\n    idempotency_config.register_lambda_context(context)\n    log = logs()\n\n    @idempotent_function(data_keyword_argument="r", persistence_store=idempotency_store, config=idempotency_config)\n    def handle_r(r):\n        if not r["body"]:\n            return\n        for line in r["body"]:\n            if not line:\n                continue\n            log.info(line)\n\n    for r in event["Records"]:\n        handle_r(r=r)\n    return None\n',
  },
  {
    name: 'records under a name of their own, each taken apart',
    action: 'guard-records',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event) => {\n  const { Records } = event;\n  let count = 0;\n  for (const { body } of Records) {\n    if (!body) continue;\n    count++;\n    await charge(body);\n  }\n  return count;\n};\n',
    after:
      "const { IdempotencyConfig, makeIdempotent } = require('@aws-lambda-powertools/idempotency');\nconst { DynamoDBPersistenceLayer } = require('@aws-lambda-powertools/idempotency/dynamodb');\n\nconst persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE });\nconst idempotencyConfig = new IdempotencyConfig({\n  eventKeyJmesPath: 'messageId',\n  expiresAfterSeconds: 86400,\n});\n\nexports.handler = async (event, context) => {\n  idempotencyConfig.registerLambdaContext(context);\n  const { Records } = event;\n  let count = 0;\n  const handleRecord = makeIdempotent(async ({ body }) => {\n    if (!body) return;\n    count++;\n    await charge(body);\n  }, { persistenceStore, config: idempotencyConfig });\n  for (const record of Records) {\n    await handleRecord(record);\n  }\n  return count;\n};\n",
  },
  {
    name: 'an event that is taken apart in the parameter',
    action: 'guard-records',
    file: 'a.ts',
    before:
      "import type { SQSEvent } from 'aws-lambda';\n\nexport const <h>handler = async ({ Records }: SQSEvent) => {\n  await Promise.all(Records.map(async ({ body }) => charge(body)));\n};\n",
    after:
      "import type { SQSEvent, Context } from 'aws-lambda';\nimport { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';\nimport { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';\n\nconst persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE ?? '' });\nconst idempotencyConfig = new IdempotencyConfig({\n  eventKeyJmesPath: 'messageId',\n  expiresAfterSeconds: 86400,\n});\n\nexport const handler = async ({ Records }: SQSEvent, context: Context) => {\n  idempotencyConfig.registerLambdaContext(context);\n  await Promise.all(Records.map(makeIdempotent(async ({ body }: SQSEvent['Records'][number]) => charge(body), { persistenceStore, config: idempotencyConfig })));\n};\n",
  },
  {
    name: 'objects of S3 in Python',
    action: 'guard-objects',
    file: 'a.py',
    before:
      "def <h>handler(event, context):\n    for record in event['Records']:\n        start(record['s3']['object']['key'])\n",
    after:
      "import os\nfrom aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function\n\nidempotency_store = DynamoDBPersistenceLayer(table_name=os.environ['IDEMPOTENCY_TABLE'])\nidempotency_config = IdempotencyConfig(event_key_jmespath='s3.[bucket.name, object.key]', expires_after_seconds=86400)\n\n\n@idempotent_function(data_keyword_argument='record', persistence_store=idempotency_store, config=idempotency_config)\ndef handle_record(record):\n    start(record['s3']['object']['key'])\n\n\ndef handler(event, context):\n    idempotency_config.register_lambda_context(context)\n    for record in event['Records']:\n        handle_record(record=record)\n",
  },
  {
    name: 'records of Kafka in TypeScript',
    action: 'guard-kafka',
    file: 'a.ts',
    before:
      'import { MSKEvent, MSKHandler } from "aws-lambda";\n\nexport const <h>handler: MSKHandler = async (event) => {\n  for (const records of Object.values(event.records)) {\n    for (const record of records) {\n      await charge(record.value);\n    }\n  }\n};\n',
    after:
      'import { MSKEvent, MSKHandler } from "aws-lambda";\nimport { IdempotencyConfig, makeIdempotent } from "@aws-lambda-powertools/idempotency";\nimport { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";\n\nconst persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE ?? "" });\nconst idempotencyConfig = new IdempotencyConfig({\n  eventKeyJmesPath: "[topic, offset]",\n  expiresAfterSeconds: 86400,\n});\n\nconst handleRecord = makeIdempotent(async (record: Parameters<MSKHandler>[0]["records"][string][number]) => {\n  await charge(record.value);\n}, { persistenceStore, config: idempotencyConfig });\n\nexport const handler: MSKHandler = async (event, context) => {\n  idempotencyConfig.registerLambdaContext(context);\n  for (const records of Object.values(event.records)) {\n    for (const record of records) {\n      await handleRecord(record);\n    }\n  }\n};\n',
  },
  {
    name: 'records of Kafka in Python',
    action: 'guard-kafka',
    file: 'a.py',
    before:
      "def <h>handler(event, context):\n    for partition, records in event['records'].items():\n        for record in records:\n            charge(record['value'])\n",
    after:
      "import os\nfrom aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function\n\nidempotency_store = DynamoDBPersistenceLayer(table_name=os.environ['IDEMPOTENCY_TABLE'])\nidempotency_config = IdempotencyConfig(event_key_jmespath='[topic, offset]', expires_after_seconds=86400)\n\n\n@idempotent_function(data_keyword_argument='record', persistence_store=idempotency_store, config=idempotency_config)\ndef handle_record(record):\n    charge(record['value'])\n\n\ndef handler(event, context):\n    idempotency_config.register_lambda_context(context)\n    for partition, records in event['records'].items():\n        for record in records:\n            handle_record(record=record)\n",
  },
  {
    name: 'a loop that is left early',
    action: 'guard-records',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event, context) => {\n  for (const r of event.Records) {\n    if (!r.body) return;\n    await charge(r.body);\n  }\n};\n',
    after: none,
  },
  {
    name: 'a Java handler of single events',
    action: 'guard-event',
    file: 'App.java',
    before:
      'package shop;\n\nimport java.util.Map;\nimport com.amazonaws.services.lambda.runtime.Context;\nimport com.amazonaws.services.lambda.runtime.RequestHandler;\n\n/** Ships. */\npublic class App implements RequestHandler<Map<String, Object>, Void> {\n    private final Mail mail = new Mail();\n\n    /** Each event. */\n    @Override\n    public Void <h>handleRequest(Map<String, Object> event, Context context) {\n        mail.send(event);\n        return null;\n    }\n}\n',
    after:
      'package shop;\n\nimport java.util.Map;\nimport com.amazonaws.services.lambda.runtime.Context;\nimport com.amazonaws.services.lambda.runtime.RequestHandler;\nimport java.time.Duration;\nimport software.amazon.lambda.powertools.idempotency.Idempotency;\nimport software.amazon.lambda.powertools.idempotency.IdempotencyConfig;\nimport software.amazon.lambda.powertools.idempotency.Idempotent;\nimport software.amazon.lambda.powertools.idempotency.persistence.dynamodb.DynamoDBPersistenceStore;\n\n/** Ships. */\npublic class App implements RequestHandler<Map<String, Object>, Void> {\n    static {\n        Idempotency.config()\n            .withPersistenceStore(DynamoDBPersistenceStore.builder().withTableName(System.getenv("IDEMPOTENCY_TABLE")).build())\n            .withConfig(IdempotencyConfig.builder().withEventKeyJMESPath("id").withExpiration(Duration.ofSeconds(86400)).build())\n            .configure();\n    }\n\n    private final Mail mail = new Mail();\n\n    /** Each event. */\n    @Idempotent\n    @Override\n    public Void handleRequest(Map<String, Object> event, Context context) {\n        mail.send(event);\n        return null;\n    }\n}\n',
  },
  {
    name: 'a Java loop over messages',
    action: 'guard-records',
    file: 'App.java',
    before:
      'package shop;\n\nimport com.amazonaws.services.lambda.runtime.*;\n\npublic class App implements RequestHandler<SQSEvent, Void> {\n\tprivate final Mail mail = new Mail();\n\n\tpublic Void <h>handleRequest(SQSEvent event, Context context) throws IOException {\n\t\tLambdaLogger logger = context.getLogger();\n\t\tfor (var message : event.getRecords()) {\n\t\t\tif (message.getBody().isEmpty()) {\n\t\t\t\tcontinue;\n\t\t\t}\n\t\t\tlogger.log("once");\n\t\t\tmail.send(message.getBody());\n\t\t}\n\t\treturn null;\n\t}\n}\n',
    after:
      'package shop;\n\nimport com.amazonaws.services.lambda.runtime.*;\nimport java.time.Duration;\nimport software.amazon.lambda.powertools.idempotency.Idempotency;\nimport software.amazon.lambda.powertools.idempotency.IdempotencyConfig;\nimport software.amazon.lambda.powertools.idempotency.IdempotencyKey;\nimport software.amazon.lambda.powertools.idempotency.Idempotent;\nimport software.amazon.lambda.powertools.idempotency.persistence.dynamodb.DynamoDBPersistenceStore;\n\npublic class App implements RequestHandler<SQSEvent, Void> {\n\tstatic {\n\t\tIdempotency.config()\n\t\t\t.withPersistenceStore(DynamoDBPersistenceStore.builder().withTableName(System.getenv("IDEMPOTENCY_TABLE")).build())\n\t\t\t.withConfig(IdempotencyConfig.builder().withExpiration(Duration.ofSeconds(86400)).build())\n\t\t\t.configure();\n\t}\n\n\tprivate final Mail mail = new Mail();\n\n\tpublic Void handleRequest(SQSEvent event, Context context) throws IOException {\n\t\tIdempotency.registerLambdaContext(context);\n\t\tLambdaLogger logger = context.getLogger();\n\t\tfor (var message : event.getRecords()) {\n\t\t\thandleMessage(message.getMessageId(), message, logger);\n\t\t}\n\t\treturn null;\n\t}\n\n\t@Idempotent\n\tprivate String handleMessage(@IdempotencyKey String id, SQSEvent.SQSMessage message, LambdaLogger logger) throws IOException {\n\t\tif (message.getBody().isEmpty()) {\n\t\t\treturn id;\n\t\t}\n\t\tlogger.log("once");\n\t\tmail.send(message.getBody());\n\t\treturn id;\n\t}\n}\n',
  },
  {
    name: 'a Java loop that counts',
    action: 'guard-records',
    file: 'App.java',
    before:
      'class App {\n    public Integer <h>handleRequest(SQSEvent event, Context context) {\n        int count = 0;\n        for (SQSMessage message : event.getRecords()) {\n            count++;\n            mail.send(message);\n        }\n        return count;\n    }\n}\n',
    after: none,
  },
  {
    name: 'a C# handler of single events, which gives nothing back',
    action: 'guard-event',
    file: 'Function.cs',
    before:
      'using System.Threading.Tasks;\nusing Amazon.Lambda.Core;\n\nnamespace Shop;\n\npublic class Function\n{\n    private readonly Mail _mail = new();\n\n    public async Task <h>FunctionHandler(CloudWatchEvent<Order> evnt, ILambdaContext context)\n    {\n        if (evnt.Detail is null)\n        {\n            return;\n        }\n        await _mail.Send(evnt.Detail);\n    }\n}\n',
    after:
      'using System.Threading.Tasks;\nusing Amazon.Lambda.Core;\nusing System;\nusing AWS.Lambda.Powertools.Idempotency;\n\nnamespace Shop;\n\npublic class Function\n{\n    static Function()\n    {\n        Idempotency.Configure(builder => builder\n            .WithOptions(options => options.WithEventKeyJmesPath("Id").WithExpiration(TimeSpan.FromSeconds(86400)))\n            .UseDynamoDb(Environment.GetEnvironmentVariable("IDEMPOTENCY_TABLE")));\n    }\n\n    private readonly Mail _mail = new();\n\n    [Idempotent]\n    public async Task<string> FunctionHandler(CloudWatchEvent<Order> evnt, ILambdaContext context)\n    {\n        if (evnt.Detail is null)\n        {\n            return evnt.Id;\n        }\n        await _mail.Send(evnt.Detail);\n        return evnt.Id;\n    }\n}\n',
  },
  {
    name: 'a C# handler of a type whose id is not known',
    action: 'guard-event',
    file: 'Function.cs',
    before:
      'public class Function\n{\n    public async Task <h>FunctionHandler(Order order, ILambdaContext context)\n    {\n        await Send(order);\n    }\n}\n',
    after: none,
  },
  {
    name: 'a C# loop over messages',
    action: 'guard-records',
    file: 'Function.cs',
    before:
      'using System;\nusing Amazon.Lambda.Core;\nusing Amazon.Lambda.SQSEvents;\n\nnamespace Shop\n{\n    public class Function\n    {\n        public async Task <h>FunctionHandler(SQSEvent evnt, ILambdaContext context)\n        {\n            foreach (var record in evnt.Records)\n            {\n                // Once only.\n                context.Logger.LogLine(record.Body);\n                await Send(record.Body);\n            }\n        }\n    }\n}\n',
    after:
      'using System;\nusing Amazon.Lambda.Core;\nusing Amazon.Lambda.SQSEvents;\nusing AWS.Lambda.Powertools.Idempotency;\n\nnamespace Shop\n{\n    public class Function\n    {\n        static Function()\n        {\n            Idempotency.Configure(builder => builder\n                .WithOptions(options => options.WithExpiration(TimeSpan.FromSeconds(86400)))\n                .UseDynamoDb(Environment.GetEnvironmentVariable("IDEMPOTENCY_TABLE")));\n        }\n\n        public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)\n        {\n            Idempotency.RegisterLambdaContext(context);\n            foreach (var record in evnt.Records)\n            {\n                await HandleRecord(record.MessageId, record, context);\n            }\n        }\n\n        [Idempotent]\n        private async Task<string> HandleRecord([IdempotencyKey] string id, SQSEvent.SQSMessage record, ILambdaContext context)\n        {\n            // Once only.\n            context.Logger.LogLine(record.Body);\n            await Send(record.Body);\n            return id;\n        }\n    }\n}\n',
  },
  {
    name: 'where the library is in use',
    action: 'guard-event',
    file: 'a.py',
    before:
      'from aws_lambda_powertools.utilities.idempotency import idempotent_function\n\n\ndef <h>handler(event, context):\n    ship(event)\n',
    after: none,
  },
];

const options: readonly Case[] = [
  {
    name: 'a configuration in TypeScript',
    action: 'keep',
    file: 'a.ts',
    before: "const config = new IdempotencyConfig({ eventKeyJmesPath: 'id' });\nconst <|>handler = 1;\n",
    after:
      "const config = new IdempotencyConfig({ eventKeyJmesPath: 'id', expiresAfterSeconds: 86400 });\nconst handler = 1;\n",
  },
  {
    name: 'two configurations',
    action: 'keep',
    file: 'a.py',
    before: 'a = IdempotencyConfig()\nb = IdempotencyConfig()\n\n\ndef <|>handler(event, context):\n    pass\n',
    after: none,
  },
];

const returned: readonly Case[] = [
  {
    name: 'Python, in place of going on',
    action: 'return-failed',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    for r in event["Records"]:\n        try:\n            ship(r)\n        <|>except Exception as e:\n            log(e)  # told\n            continue\n',
    after:
      'def handler(event, context):\n    failures = []\n    for r in event["Records"]:\n        try:\n            ship(r)\n        except Exception as e:\n            log(e)  # told\n            failures.append({"itemIdentifier": r["messageId"]})\n    return {"batchItemFailures": failures}\n',
  },
  {
    name: 'TypeScript, before a return',
    action: 'return-failed',
    file: 'a.ts',
    before:
      'export const <h>handler = async (event: SQSEvent) => {\n  for (const r of event.Records) {\n    try {\n      await ship(r);\n    } <|>catch (e) {\n      console.error(e); // told\n    }\n  }\n  return {};\n};\n',
    after:
      'export const handler = async (event: SQSEvent) => {\n  const failures: { itemIdentifier: string }[] = [];\n  for (const r of event.Records) {\n    try {\n      await ship(r);\n    } catch (e) {\n      console.error(e); // told\n      failures.push({ itemIdentifier: r.messageId });\n    }\n  }\n  return { batchItemFailures: failures };\n};\n',
  },
  {
    name: 'JavaScript, an empty block in a map',
    action: 'return-failed',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event) => {\n  await Promise.all(\n    event.Records.map(async (r) => {\n      try {\n        await ship(r);\n      } <|>catch {}\n    }),\n  );\n};\n',
    after:
      'exports.handler = async (event) => {\n  const failures = [];\n  await Promise.all(\n    event.Records.map(async (r) => {\n      try {\n        await ship(r);\n      } catch {\n        failures.push({ itemIdentifier: r.messageId });\n      }\n    }),\n  );\n  return { batchItemFailures: failures };\n};\n',
  },
  {
    name: 'around the loop, where the record is not known',
    action: 'return-failed',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    try:\n        for r in event["Records"]:\n            ship(r)\n    <|>except Exception as e:\n        log(e)\n',
    after: none,
  },
  {
    name: 'a way out in the middle',
    action: 'return-failed',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event) => {\n  for (const r of event.Records) {\n    try {\n      await ship(r);\n    } <|>catch (e) {\n      if (e.fatal) throw e;\n      console.error(e);\n    }\n  }\n};\n',
    after: none,
  },
];

const reports: readonly Case[] = [
  {
    name: 'a Python loop at the end',
    action: 'report',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    for r in event["Records"]:\n        body = load(r)\n\n        if body:\n            ship(body)  # once\n',
    after:
      'def handler(event, context):\n    failures = []\n    for r in event["Records"]:\n        try:\n            body = load(r)\n\n            if body:\n                ship(body)  # once\n        except Exception as error:\n            print(error)\n            failures.append({"itemIdentifier": r["messageId"]})\n    return {"batchItemFailures": failures}\n',
  },
  {
    name: 'a TypeScript loop before a return',
    action: 'report',
    file: 'a.ts',
    before:
      'export const <h>handler = async (event: SQSEvent) => {\n  for (const r of event.Records) {\n    await ship(r); // once\n    // done\n  }\n  return {};\n};\n',
    after:
      'export const handler = async (event: SQSEvent) => {\n  const failures: { itemIdentifier: string }[] = [];\n  for (const r of event.Records) {\n    try {\n      await ship(r); // once\n      // done\n    } catch (error) {\n      console.error(error);\n      failures.push({ itemIdentifier: r.messageId });\n    }\n  }\n  return { batchItemFailures: failures };\n};\n',
  },
  {
    name: 'a TypeScript map, declared to return nothing',
    action: 'report',
    file: 'a.ts',
    before:
      "import type { SQSEvent } from 'aws-lambda';\n\nexport const <h>handler = async (event: SQSEvent): Promise<void> => {\n  await Promise.all(\n    event.Records.map(async (record) => {\n      if (!record.body) return;\n      await ship(record);\n    }),\n  );\n};\n",
    after:
      "import type { SQSEvent, SQSBatchResponse } from 'aws-lambda';\n\nexport const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {\n  const failures: { itemIdentifier: string }[] = [];\n  await Promise.all(\n    event.Records.map(async (record) => {\n      try {\n        if (!record.body) return;\n        await ship(record);\n      } catch (error) {\n        console.error(error);\n        failures.push({ itemIdentifier: record.messageId });\n      }\n    }),\n  );\n  return { batchItemFailures: failures };\n};\n",
  },
  {
    name: 'a Python answer nobody reads',
    action: 'report',
    file: 'a.py',
    before:
      'def <h>handler(event, context) -> None:\n    for r in event["Records"]:\n        ship(r)\n    return {"statusCode": 200, "body": json.dumps("done")}\n',
    after:
      'def handler(event, context) -> dict:\n    failures = []\n    for r in event["Records"]:\n        try:\n            ship(r)\n        except Exception as error:\n            print(error)\n            failures.append({"itemIdentifier": r["messageId"]})\n    return {"batchItemFailures": failures}\n',
  },
  {
    name: 'a handler that is declared to return nothing',
    action: 'report',
    file: 'a.ts',
    before:
      'export const <h>handler: Handler<SQSEvent, void> = async (event) => {\n  for (const r of event.Records) {\n    await ship(r);\n  }\n};\n',
    after: none,
  },
  {
    name: 'something is done after the loop',
    action: 'report',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event) => {\n  for (const r of event.Records) {\n    await ship(r);\n  }\n  await done();\n};\n',
    after: none,
  },
];

const puts: readonly Case[] = [
  {
    name: 'a table of boto3, the id made before',
    action: 'once',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    for record in event["Records"]:\n        order_id = str(uuid.uuid4())\n        <|>table.put_item(\n            Item={\n                "id": order_id,\n                "body": record["body"],\n            }\n        )\n        print(order_id)\n',
    after:
      'def handler(event, context):\n    for record in event["Records"]:\n        order_id = record["messageId"]\n        try:\n            table.put_item(\n                Item={\n                    "id": order_id,\n                    "body": record["body"],\n                },\n                ConditionExpression="attribute_not_exists(id)"\n            )\n        except table.meta.client.exceptions.ConditionalCheckFailedException:\n            pass  # It was written when the event came before.\n        print(order_id)\n',
  },
  {
    name: 'a client of boto3, the answer kept',
    action: 'once',
    file: 'a.py',
    before:
      "def <h>handler(event, context):\n    for record in event['Records']:\n        response = <|>dynamodb.put_item(TableName=name, Item={'id': {'S': str(uuid.uuid4())}, 'body': {'S': record['body']}})  # new\n",
    after:
      "def handler(event, context):\n    for record in event['Records']:\n        try:\n            response = dynamodb.put_item(TableName=name, Item={'id': {'S': record['messageId']}, 'body': {'S': record['body']}}, ConditionExpression='attribute_not_exists(id)')  # new\n        except dynamodb.exceptions.ConditionalCheckFailedException:\n            pass  # It was written when the event came before.\n",
  },
  {
    name: 'the answer is used',
    action: 'once',
    file: 'a.py',
    before:
      "def <h>handler(event, context):\n    for record in event['Records']:\n        response = <|>table.put_item(Item={'id': str(uuid.uuid4())})\n        print(response)\n",
    after: none,
  },
  {
    name: 'more than one item for a record',
    action: 'once',
    file: 'a.py',
    before:
      "def <h>handler(event, context):\n    for record in event['Records']:\n        for line in record['lines']:\n            <|>table.put_item(Item={'id': str(uuid.uuid4())})\n",
    after: none,
  },
  {
    name: 'lib-dynamodb in TypeScript',
    action: 'once',
    file: 'a.ts',
    before:
      'export const <h>handler = async (event: SQSEvent): Promise<void> => {\n  for (const record of event.Records) {\n    await <|>client.send(\n      new PutCommand({\n        TableName: process.env.TABLE,\n        Item: { id: randomUUID(), body: record.body },\n      }),\n    );\n  }\n};\n',
    after:
      "export const handler = async (event: SQSEvent): Promise<void> => {\n  for (const record of event.Records) {\n    try {\n      await client.send(\n        new PutCommand({\n          TableName: process.env.TABLE,\n          Item: { id: record.messageId, body: record.body },\n          ConditionExpression: 'attribute_not_exists(id)',\n        }),\n      );\n    } catch (error) {\n      // It was written when the event came before.\n      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;\n    }\n  }\n};\n",
  },
  {
    name: 'the low-level client in JavaScript, with names and an input of its own',
    action: 'once',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event) => {\n  for (const { body, messageId } of event.Records) {\n    const id = uuid()\n    await <|>client.send(new PutItemCommand({ TableName: table, Item: { id: { S: id } } }))\n  }\n}\n',
    after: none,
  },
  {
    name: 'the second SDK for JavaScript, a constant for the item, in a map',
    action: 'once',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event) => {\n  await Promise.all(event.Records.map(async (record) => {\n    const id = uuid();\n    const item = { id, body: record.body };\n    await <|>db.put({ TableName: table, Item: item }).promise();\n    console.log(id);\n  }));\n};\n',
    after:
      "exports.handler = async (event) => {\n  await Promise.all(event.Records.map(async (record) => {\n    const id = record.messageId;\n    const item = { id, body: record.body };\n    try {\n      await db.put({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(id)' }).promise();\n    } catch (error) {\n      // It was written when the event came before.\n      if (error.name !== 'ConditionalCheckFailedException') throw error;\n    }\n    console.log(id);\n  }));\n};\n",
  },
  {
    name: 'marshalled',
    action: 'once',
    file: 'a.mjs',
    before:
      "export const <h>handler = async (event) => {\n  for (const record of event.Records) {\n    await <|>client.send(new PutItemCommand({ TableName: 't', Item: marshall({ id: crypto.randomUUID() }) }));\n  }\n};\n",
    after:
      "export const handler = async (event) => {\n  for (const record of event.Records) {\n    try {\n      await client.send(new PutItemCommand({ TableName: 't', Item: marshall({ id: record.messageId }), ConditionExpression: 'attribute_not_exists(id)' }));\n    } catch (error) {\n      // It was written when the event came before.\n      if (error.name !== 'ConditionalCheckFailedException') throw error;\n    }\n  }\n};\n",
  },
  {
    name: 'a sort key that is made, and a partition key with a reserved name',
    action: 'once-in-range',
    file: 'a.py',
    before:
      'def <h>handler(event, context):\n    for record in event["Records"]:\n        <|>table.put_item(Item={"name": record["body"], "sk": f"{uuid4()}"})\n',
    after:
      'def handler(event, context):\n    for record in event["Records"]:\n        try:\n            table.put_item(Item={"name": record["body"], "sk": record["messageId"]}, ConditionExpression="attribute_not_exists(#key)", ExpressionAttributeNames={"#key": "name"})\n        except table.meta.client.exceptions.ConditionalCheckFailedException:\n            pass  # It was written when the event came before.\n',
  },
  {
    name: 'a condition that is there',
    action: 'once',
    file: 'a.js',
    before:
      "exports.<h>handler = async (event) => {\n  for (const r of event.Records) {\n    await <|>db.put({ TableName: t, Item: { id: uuid() }, ConditionExpression: 'a = b' }).promise();\n  }\n};\n",
    after: none,
  },
  {
    name: 'nobody waits for it',
    action: 'once',
    file: 'a.js',
    before:
      'exports.<h>handler = async (event) => {\n  for (const r of event.Records) {\n    <|>db.put({ TableName: t, Item: { id: uuid() } }, done);\n  }\n};\n',
    after: none,
  },
];

export const cases: Readonly<Record<string, readonly Case[]>> = {
  'throws again': rethrow,
  waits: awaits,
  'waits in order': inOrder,
  'limits the time': timeouts,
  'takes the id': tokens,
  guards,
  'puts once': puts,
  'sets options': options,
  'returns what failed': reports,
  'returns what was caught': returned,
};
