/** A route of an HTTP API. */

import { type Pattern, runtimeField } from './pattern';
import { invokePermission } from './pieces';

export const httpApiFunction: Pattern = {
  id: 'http-api-function',
  title: 'HTTP API function',
  prefixes: ['http', 'api'],
  description:
    'A function behind a route of an HTTP API. Its timeout lies below the 30 seconds after which the API gives up.',
  fields: [
    { name: 'method', default: 'POST', choices: ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'] },
    { name: 'path', default: '/orders' },
    { name: 'function', default: 'AcceptOrder' },
    runtimeField,
    { name: 'timeout', default: '10' },
  ],
  functions: [
    {
      field: 'function',
      body: {
        sam: `Events:
  Route:
    Type: HttpApi
    Properties:
      Path: {{path}}
      Method: {{method}}
`,
        serverless: `events:
  - httpApi:
      method: {{method}}
      path: {{path}}
`,
      },
    },
  ],
  resources: '',
  connections: {
    cloudformation: [
      `{{function}}Api:
  Type: AWS::ApiGatewayV2::Api
  Properties:
    Name: !Ref AWS::StackName
    ProtocolType: HTTP
`,
      `{{function}}Stage:
  Type: AWS::ApiGatewayV2::Stage
  Properties:
    ApiId: !Ref {{function}}Api
    StageName: $default
    AutoDeploy: true
    DefaultRouteSettings:
      ThrottlingBurstLimit: 200
      ThrottlingRateLimit: 100
`,
      `{{function}}Route:
  Type: AWS::ApiGatewayV2::Route
  Properties:
    ApiId: !Ref {{function}}Api
    RouteKey: {{method}} {{path}}
    Target: !Sub integrations/\${{{function}}Integration}
`,
      `{{function}}Integration:
  Type: AWS::ApiGatewayV2::Integration
  Properties:
    ApiId: !Ref {{function}}Api
    IntegrationType: AWS_PROXY
    IntegrationUri: !GetAtt {{function}}.Arn
    PayloadFormatVersion: "2.0"
`,
      invokePermission(
        '{{function}}Permission',
        '{{function}}',
        'apigateway.amazonaws.com',
        `!Sub arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${{{function}}Api}/*`,
      ),
    ].join('\n'),
  },
};
