/** Resources that several patterns share, as YAML text with fields. */

/** Fourteen days: messages keep their age when they are moved, so a dead-letter queue keeps them as long as it can. */
export const deadLetterQueue = (id: string): string => `${id}:
  Type: AWS::SQS::Queue
  Properties:
    MessageRetentionPeriod: 1209600 # 14 days
`;

export const queueAlarm = (queue: string): string => `${queue}Alarm:
  Type: AWS::CloudWatch::Alarm
  Properties:
    AlarmDescription: Failed events are waiting
    Namespace: AWS/SQS
    MetricName: ApproximateNumberOfMessagesVisible
    Dimensions:
      - Name: QueueName
        Value: !GetAtt ${queue}.QueueName
    Statistic: Maximum
    Period: 60
    EvaluationPeriods: 1
    Threshold: 0
    ComparisonOperator: GreaterThanThreshold
    TreatMissingData: notBreaching
`;

/** Visibility: six times the function's timeout, as the Lambda guide advises for queues (services-sqs-configure). */
export const workQueue = (queue: string, dlq: string): string => `${queue}:
  Type: AWS::SQS::Queue
  Properties:
    VisibilityTimeout: {{visibility}} # 6 x the function's timeout
    RedrivePolicy:
      deadLetterTargetArn: !GetAtt ${dlq}.Arn
      maxReceiveCount: 5
`;

/** Lets a service of this account send to a queue; without it the service drops what it can't deliver. */
export const queuePolicy = (queue: string, service: string): string => `${queue}Policy:
  Type: AWS::SQS::QueuePolicy
  Properties:
    Queues: [!Ref ${queue}]
    PolicyDocument:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Principal:
            Service: ${service}
          Action: sqs:SendMessage
          Resource: !GetAtt ${queue}.Arn
          Condition:
            StringEquals:
              aws:SourceAccount: !Ref AWS::AccountId
`;

export const invokePermission = (id: string, fn: string, principal: string, source: string): string => `${id}:
  Type: AWS::Lambda::Permission
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: !Ref ${fn}
    Principal: ${principal}
    SourceArn: ${source}
`;

export const failureDestination = (fn: string, queue: string): string => `${fn}InvokeConfig:
  Type: AWS::Lambda::EventInvokeConfig
  Properties:
    FunctionName: !Ref ${fn}
    Qualifier: $LATEST
    DestinationConfig:
      OnFailure:
        Destination: !GetAtt ${queue}.Arn
`;

export const samFailureDestination = (queue: string): string => `EventInvokeConfig:
  DestinationConfig:
    OnFailure:
      Type: SQS
      Destination: !GetAtt ${queue}.Arn
`;

export const serverlessFailureDestination = (queue: string): string => `destinations:
  onFailure:
    type: sqs
    arn: !GetAtt ${queue}.Arn
`;

export const sendStatement = (queue: string): string => `- Effect: Allow
  Action: sqs:SendMessage
  Resource: !GetAtt ${queue}.Arn
`;

export const receiveStatement = (queue: string): string => `- Effect: Allow
  Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes]
  Resource: !GetAtt ${queue}.Arn
`;
