/** The table in which Powertools remembers which events were handled. */
import { type Pattern, runtimeField, timeoutField } from './pattern';

const actions = '[dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem]';
const environment = 'IDEMPOTENCY_TABLE: !Ref {{name}}Table';

export const idempotencyTable: Pattern = {
  id: 'idempotency-table',
  title: 'Idempotency table',
  prefixes: ['idempotency', 'idempotent'],
  description:
    'A table in which Powertools for AWS Lambda remembers the events that were handled, with expiry, permission and environment variable. Goes with the handler snippet `idempotent`.',
  fields: [
    { name: 'name', default: 'Idempotency' },
    { name: 'function', default: 'ChargeCustomer' },
    runtimeField,
    timeoutField,
  ],
  functions: [
    {
      field: 'function',
      body: {
        sam: `Environment:
  Variables:
    ${environment}
Policies:
  - DynamoDBCrudPolicy:
      TableName: !Ref {{name}}Table
`,
        cloudformation: `Environment:
  Variables:
    ${environment}
`,
        serverless: `environment:
  ${environment}
`,
      },
      statements: {
        cloudformation: `- Effect: Allow
  Action: ${actions}
  Resource: !GetAtt {{name}}Table.Arn
`,
        serverless: `- Effect: Allow
  Action: ${actions}
  Resource: !GetAtt {{name}}Table.Arn
`,
      },
    },
  ],
  // Key and expiry attribute are Powertools' defaults.
  resources: `{{name}}Table:
  Type: AWS::DynamoDB::Table
  Properties:
    BillingMode: PAY_PER_REQUEST
    AttributeDefinitions:
      - AttributeName: id
        AttributeType: S
    KeySchema:
      - AttributeName: id
        KeyType: HASH
    TimeToLiveSpecification:
      AttributeName: expiration
      Enabled: true
`,
};
