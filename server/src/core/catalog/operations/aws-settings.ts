/** What is set up and managed: instances, users, schedules, secrets, keys. Each row: what a second call with the same input does. */
import type { AwsJudgement } from './aws-judgement';

export const awsSettings: readonly AwsJudgement[] = [
  { operations: 'ssm:PutParameter', judge: 'overwrite', keys: ['Name'], why: 'sets a value' },
  {
    operations:
      'secretsmanager:PutSecretValue secretsmanager:UpdateSecret secretsmanager:UpdateSecretVersionStage secretsmanager:RotateSecret',
    judge: 'overwrite',
    keys: ['SecretId'],
    why: 'sets a value',
  },
  {
    operations: 'ec2:RunInstances ec2:CreateVolume ec2:CreateFleet ec2:CreateNatGateway',
    judge: 'start',
    tokens: ['ClientToken'],
    why: 'each call is one more',
  },
  {
    operations: 'ec2:CreateSnapshot ec2:CreateImage ec2:CreateSnapshots ec2:AllocateAddress rds:CreateDBSnapshot',
    judge: 'start',
    keys: ['Name', 'DBSnapshotIdentifier'],
    tokens: ['ClientToken'],
    why: 'each call is one more',
  },
  {
    operations:
      'ec2:StartInstances ec2:StopInstances ec2:TerminateInstances ec2:CreateTags rds:StartDBInstance rds:StopDBInstance rds:StartDBCluster rds:StopDBCluster autoscaling:SetDesiredCapacity',
    judge: 'harmless',
    why: 'sets a state',
  },
  { operations: 'ec2:RebootInstances', judge: 'send', why: 'each call is one more reboot' },
  {
    operations: 'events:PutRule events:PutTargets scheduler:UpdateSchedule',
    judge: 'overwrite',
    keys: ['Name', 'Rule'],
    why: 'sets a rule',
  },
  {
    operations: 'scheduler:CreateSchedule',
    judge: 'start',
    keys: ['Name'],
    tokens: ['ClientToken'],
    why: 'a second one of the same name fails',
  },
  {
    operations: 'cognito-idp:SignUp cognito-idp:AdminCreateUser',
    judge: 'start',
    keys: ['Username'],
    // `RESEND` invites a user that is there.
    again: 'MessageAction',
    why: 'a second one of the same name fails',
  },
  {
    operations:
      'cognito-idp:InitiateAuth cognito-idp:AdminInitiateAuth cognito-idp:RespondToAuthChallenge cognito-idp:ConfirmSignUp cognito-idp:AdminConfirmSignUp cognito-idp:AdminAddUserToGroup cognito-idp:ConfirmForgotPassword',
    judge: 'harmless',
    why: 'sets a state or signs in',
  },
  {
    operations: 'cognito-idp:ForgotPassword cognito-idp:ResendConfirmationCode cognito-idp:AdminResetUserPassword',
    judge: 'send',
    why: 'each call is one more message to the user',
  },
  {
    operations: 'cloudfront:CreateInvalidation',
    judge: 'harmless',
    why: 'invalidating again changes nothing that can be seen',
  },
  {
    operations:
      'kms:Encrypt kms:Decrypt kms:GenerateDataKey kms:GenerateDataKeyPair kms:GenerateMac kms:ReEncrypt kms:Sign kms:Verify kms:GenerateRandom kms:GenerateDataKeyWithoutPlaintext',
    judge: 'harmless',
    why: 'computes',
  },
  { operations: 'route53:ChangeResourceRecordSets', judge: 'harmless', why: 'sets records; creating one twice fails' },
  {
    operations: 'cloudformation:CreateStack cloudformation:UpdateStack cloudformation:DeleteStack',
    judge: 'start',
    keys: ['StackName'],
    tokens: ['ClientRequestToken'],
    why: 'a second stack of the same name fails',
  },
  {
    operations: 'sts:AssumeRole sts:AssumeRoleWithWebIdentity sts:GetSessionToken',
    judge: 'harmless',
    why: 'credentials for this run',
  },
  { operations: 'location:BatchUpdateDevicePosition', judge: 'harmless', why: 'sets a position' },
  {
    operations:
      'appsync:EvaluateMappingTemplate appconfigdata:StartConfigurationSession appconfigdata:GetLatestConfiguration',
    judge: 'harmless',
    why: 'reads',
  },
  {
    operations: 'organizations:CreateOrganization cloudformation:ExecuteChangeSet',
    judge: 'harmless',
    why: 'can be done only once',
  },
  {
    operations: 'mgh:NotifyMigrationTaskState mgh:NotifyApplicationState',
    judge: 'harmless',
    why: 'says in which state something is',
  },
  { operations: 'ds:ConnectDirectory', judge: 'start', why: 'each call is one more directory' },
  {
    operations: 'iam:CreateServiceLinkedRole guardduty:CreateDetector guardduty:CreateMembers',
    judge: 'harmless',
    why: 'there is one of each, a second is refused',
  },
  {
    operations: 'organizations:CreateAccount',
    judge: 'start',
    keys: ['Email'],
    why: 'each call is one more account',
  },
];
