/** Where things are kept: items, objects, rows, logs. Each row: what a second call with the same input does. */
import type { AwsJudgement } from './aws-judgement';

export const awsStores: readonly AwsJudgement[] = [
  {
    operations: 'dynamodb:PutItem',
    judge: 'dynamodb-put',
    target: ['TableName'],
    why: 'replaces the item with the same key',
  },
  {
    operations: 'dynamodb:UpdateItem',
    judge: 'dynamodb-update',
    target: ['TableName'],
    why: 'depends on the update expression',
  },
  { operations: 'dynamodb:DeleteItem', judge: 'harmless', target: ['TableName'], why: 'a deleted item stays deleted' },
  {
    operations: 'dynamodb:BatchWriteItem',
    judge: 'dynamodb-batch',
    target: ['RequestItems'],
    why: 'puts and deletes by key',
  },
  {
    operations: 'dynamodb:TransactWriteItems',
    judge: 'dynamodb-transact',
    tokens: ['ClientRequestToken'],
    target: ['TransactItems'],
    why: 'depends on its parts; its token holds for ten minutes',
  },
  {
    operations: 'dynamodb:ExecuteStatement dynamodb:BatchExecuteStatement dynamodb:ExecuteTransaction',
    judge: 'partiql',
    tokens: ['ClientRequestToken'],
    why: 'depends on the statement',
  },
  {
    operations: 'timestream-write:WriteRecords',
    judge: 'harmless',
    target: ['TableName'],
    why: 'the same record with the same time is rejected or replaced',
  },
  {
    operations:
      's3:PutObject s3:CopyObject s3:UploadPart s3:CompleteMultipartUpload s3:CreateMultipartUpload s3:Upload s3:RestoreObject s3:PutObjectTagging s3:PutObjectAcl',
    judge: 'overwrite',
    keys: ['Key'],
    target: ['Bucket'],
    why: 'replaces the object with the same key',
  },
  {
    operations: 's3:DeleteObject s3:DeleteObjects s3:AbortMultipartUpload s3:DeleteObjectTagging',
    judge: 'harmless',
    target: ['Bucket'],
    why: 'a deleted object stays deleted',
  },
  { operations: 's3:CreateBucket', judge: 'start', keys: ['Bucket'], why: 'the second fails or changes nothing' },
  {
    operations:
      'rds-data:ExecuteStatement rds-data:BatchExecuteStatement rds-data:ExecuteSql redshift-data:ExecuteStatement redshift-data:BatchExecuteStatement',
    judge: 'sql',
    tokens: ['ClientToken'],
    target: ['resourceArn', 'ClusterIdentifier', 'WorkgroupName'],
    why: 'depends on the statement',
  },
  {
    operations: 'rds-data:BeginTransaction rds-data:CommitTransaction rds-data:RollbackTransaction',
    judge: 'harmless',
    why: 'the statements between count',
  },
  {
    operations: 'athena:StartQueryExecution',
    judge: 'sql',
    tokens: ['ClientRequestToken'],
    why: 'depends on the statement',
  },
  { operations: 'logs:StartQuery', judge: 'harmless', why: 'reads' },
  {
    operations:
      'logs:PutLogEvents logs:CreateLogStream logs:CreateLogGroup logs:PutRetentionPolicy cloudwatch:PutMetricData xray:PutTraceSegments xray:PutTelemetryRecords',
    judge: 'harmless',
    why: 'logs and metrics',
  },
  {
    operations: 's3:InitiateMultipartUpload',
    judge: 'harmless',
    why: 'nothing is there until all parts are put together',
  },
  {
    operations: 'dynamodb:CreateTable',
    judge: 'start',
    keys: ['TableName'],
    why: 'a second one of the same name fails',
  },
  {
    operations: 'dynamodb:ImportTable dynamodb:RestoreTableFromBackup dynamodb:RestoreTableToPointInTime',
    judge: 'harmless',
    why: 'makes a table, and a second one of the same name fails',
  },
  { operations: 'dynamodb:CreateBackup', judge: 'start', why: 'each call is one more backup' },
];
