# ===== random key put | sqs | not-idempotent
import json
import os
import uuid
import boto3

table = boto3.resource('dynamodb').Table(os.environ['ORDERS_TABLE'])


def handler(event, context):
    for record in event['Records']:
        body = json.loads(record['body'])
        table.put_item(Item={'id': str(uuid.uuid4()), 'amount': body['amount']})
        # ^^^ harmful dynamodb:PutItem key random
# facts target ORDERS_TABLE
# facts inRecordLoop true
# facts outbound aws:dynamodb
# ===== key from event | sqs | idempotent
import json
import os
import boto3

dynamodb = boto3.client('dynamodb')


def handler(event, context):
    for record in event['Records']:
        order = json.loads(record['body'])
        dynamodb.put_item(
            # ^^^ harmless dynamodb:PutItem key event
            TableName=os.environ['ORDERS_TABLE'],
            Item={'id': {'S': order['id']}, 'total': {'N': str(order['total'])}},
        )
# ===== increment two modules away | dynamodb | not-idempotent
from services.stats import count_order


def handler(event, context):
    for record in event['Records']:
        count_order(record['dynamodb']['NewImage'])
# ----- services/__init__.py
# ----- services/stats.py
from .store import add_to_total


def count_order(image):
    add_to_total(image['customer']['S'], 1)
# ----- services/store.py
import boto3

table = boto3.resource('dynamodb').Table('stats')


def add_to_total(customer, by):
    table.update_item(
        # ^^^ harmful dynamodb:UpdateItem key event
        Key={'customer': customer},
        UpdateExpression='ADD orders :by',
        ExpressionAttributeValues={':by': by},
    )
# ===== conditional put stops the mail | sns | idempotent
import json
import boto3
from botocore.exceptions import ClientError

table = boto3.resource('dynamodb').Table('processed')
ses = boto3.client('ses')


def handler(event, context):
    message = json.loads(event['Records'][0]['Sns']['Message'])
    try:
        table.put_item(
            Item={'id': message['id']},
            ConditionExpression='attribute_not_exists(id)',
        )
    except ClientError as e:
        if e.response['Error']['Code'] == 'ConditionalCheckFailedException':
            return
        raise
    ses.send_email(Source='a@b.c', Destination={'ToAddresses': [message['to']]}, Message={})
    # ^^^ harmless ses:SendEmail
# ===== condition that nobody heeds | sns | not-idempotent
import json
import boto3
from botocore.exceptions import ClientError

table = boto3.resource('dynamodb').Table('processed')
ses = boto3.client('ses')


def handler(event, context):
    message = json.loads(event['Records'][0]['Sns']['Message'])
    try:
        table.put_item(Item={'id': message['id']}, ConditionExpression='attribute_not_exists(id)')
    except ClientError:
        print('seen before')
    ses.send_email(Source='a@b.c', Destination={'ToAddresses': [message['to']]}, Message={})
    # ^^^ harmful ses:SendEmail
# ===== claim helper | sqs | idempotent
import boto3
from botocore.exceptions import ClientError

table = boto3.resource('dynamodb').Table('seen')
sns = boto3.client('sns')


def claim(message_id):
    try:
        table.put_item(Item={'pk': message_id}, ConditionExpression='attribute_not_exists(pk)')
        return True
    except ClientError as error:
        if error.response['Error']['Code'] == 'ConditionalCheckFailedException':
            return False
        raise


def handler(event, context):
    for record in event['Records']:
        if not claim(record['messageId']):
            continue
        sns.publish(TopicArn='arn', Message=record['body'])
        # ^^^ harmless sns:Publish
# ===== check then act | sqs | not-idempotent
import boto3

table = boto3.resource('dynamodb').Table('seen')
sns = boto3.client('sns')


def handler(event, context):
    for record in event['Records']:
        if 'Item' in table.get_item(Key={'pk': record['messageId']}):
            continue
        sns.publish(TopicArn='arn', Message=record['body'])
        # ^^^ harmful sns:Publish
        table.put_item(Item={'pk': record['messageId']})
# ===== powertools with a key | sqs | idempotent
import os
import boto3
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

layer = DynamoDBPersistenceLayer(table_name=os.environ['IDEMPOTENCY_TABLE'])
config = IdempotencyConfig(event_key_jmespath='messageId')
sqs = boto3.client('sqs')


@idempotent_function(data_keyword_argument='record', config=config, persistence_store=layer)
def process(record):
    sqs.send_message(QueueUrl=os.environ['NEXT_QUEUE'], MessageBody=record['body'])
    # ^^^ harmless sqs:SendMessage


def handler(event, context):
    config.register_lambda_context(context)
    for record in event['Records']:
        process(record=record)
# facts wholeEvent false
# ===== powertools on the whole queue event | sqs | not-idempotent
import boto3
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent

sqs = boto3.client('sqs')


@idempotent(persistence_store=DynamoDBPersistenceLayer(table_name='idempotency'))
def handler(event, context):
    for record in event['Records']:
        sqs.send_message(QueueUrl='next', MessageBody=record['body'])
        # ^^^ harmful sqs:SendMessage
# facts wholeEvent true
# ===== powertools on an eventbridge event | eventbridge | idempotent
import boto3
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent

sqs = boto3.client('sqs')


@idempotent(persistence_store=DynamoDBPersistenceLayer(table_name='idempotency'))
def handler(event, context):
    sqs.send_message(QueueUrl='next', MessageBody=event['detail']['id'])
    # ^^^ harmless sqs:SendMessage
# ===== batch processor | sqs | not-idempotent
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
import requests

processor = BatchProcessor(event_type=EventType.SQS)


def record_handler(record):
    charge(record.json_body)


def charge(order):
    requests.post('https://pay.example.com/charges', json=order)
    # ^^^ harmful http:POST


def handler(event, context):
    return process_partial_response(event=event, record_handler=record_handler, processor=processor, context=context)
# facts batch true
# facts noTimeout 1
# facts outbound http:pay.example.com
# ===== thumbnail | s3 | idempotent
from urllib.parse import unquote_plus
import boto3
from PIL import Image

s3 = boto3.client('s3')


def handler(event, context):
    for record in event['Records']:
        bucket = record['s3']['bucket']['name']
        key = unquote_plus(record['s3']['object']['key'])
        path = '/tmp/' + key
        s3.download_file(bucket, key, path)
        with Image.open(path) as image:
            image.thumbnail((128, 128))
            image.save(path)
        s3.upload_file(path, bucket + '-thumbs', f'thumb-{key}')
        # ^^^ harmless s3:PutObject key event
# ===== api is never repeated | api | not-needed
import uuid
import boto3

table = boto3.resource('dynamodb').Table('orders')


def handler(event, context):
    table.put_item(Item={'id': str(uuid.uuid4())})
    # ^^^ harmful dynamodb:PutItem key random
# ===== swallowed | sqs | idempotent
import boto3

table = boto3.resource('dynamodb').Table('orders')


def handler(event, context):
    for record in event['Records']:
        try:
            table.put_item(Item={'id': record['messageId']})
        except Exception as e:
            print(e)
# facts swallows 1
