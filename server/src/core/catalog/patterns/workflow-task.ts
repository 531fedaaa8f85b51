/** A state machine that calls a function and tries again when Lambda itself has a bad moment. */
import { type Pattern, runtimeField, timeoutField } from './pattern';

export const workflowTask: Pattern = {
  id: 'workflow-task',
  title: 'Step Functions task with Retry',
  prefixes: ['step', 'workflow', 'statemachine'],
  description:
    'A state machine with one Lambda task: a time limit, and a Retry for errors of the service that have nothing to do with your code.',
  fields: [
    { name: 'name', default: 'Order' },
    { name: 'function', default: 'ChargeOrder' },
    runtimeField,
    timeoutField,
    { name: 'limit', default: '60' },
  ],
  functions: [{ field: 'function', body: {} }],
  // The three errors are the ones the Step Functions guide recommends to retry for every Lambda task.
  resources: `{{name}}Workflow:
  Type: AWS::StepFunctions::StateMachine
  Properties:
    RoleArn: !GetAtt {{name}}WorkflowRole.Arn
    TracingConfiguration:
      Enabled: true
    DefinitionSubstitutions:
      FunctionArn: !GetAtt {{functionId}}.Arn
    Definition:
      StartAt: {{function}}
      States:
        {{function}}:
          Type: Task
          Resource: arn:aws:states:::lambda:invoke
          Parameters:
            FunctionName: \${FunctionArn}
            Payload.$: $
          OutputPath: $.Payload
          TimeoutSeconds: {{limit}}
          Retry:
            - ErrorEquals: [Lambda.ServiceException, Lambda.AWSLambdaException, Lambda.SdkClientException]
              IntervalSeconds: 2
              MaxAttempts: 6
              BackoffRate: 2
          End: true

{{name}}WorkflowRole:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Principal:
            Service: states.amazonaws.com
          Action: sts:AssumeRole
    Policies:
      - PolicyName: invoke
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Action: lambda:InvokeFunction
              Resource: !GetAtt {{functionId}}.Arn
`,
};
