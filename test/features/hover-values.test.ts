/** Hovers over expressions wherever they stand: `<|>` is the pointer, the strings must all be in what is said. */
import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/core/features/hover/hover';
import { rules } from '../../server/src/core/rules/registry.generated';
import { underTest } from './checked';

const now = Date.parse('2026-11-21T12:00:00Z');

const sam = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String, Default: dev}
  Size: {Type: String}
  Zone: {Type: String, AllowedValues: [a, b]}
  Secret: {Type: String, NoEcho: true, Default: x}
  None: {Type: String, Default: ''}
Mappings:
  Sizes:
    dev: {Memory: 512}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsBig: !And [!Condition IsProd, !Not [!Equals [a, b]]]
  Never: !Equals [a, b]
Metadata:
  Note: !Sub "for \${Stage} in \${AWS::Region}"
Globals:
  Function:
    MemorySize: !FindInMap [Sizes, !Ref Stage, Memory]
    Environment:
      Variables:
        PLACE: !If [IsProd, !Ref Orders, none]
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Condition: IsProd
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/
      Environment:
        Variables:
          JOINED: !Join ["-", [!Ref Stage, !Ref Size]]
          LOCAL: !Sub ["\${Own}-\${!Kept}-\${Orders.Arn}", {Own: !Ref Stage}]
          HERE: !Sub "x-\${Stage}"
          INNER: !Join ["-", [x, !If [IsProd, !Ref Zone, none]]]
  Orders:
    Type: AWS::SQS::Queue
  Nightly:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: cron(30 2 * * ? *)
      ScheduleExpressionTimezone: Europe/Berlin
      FlexibleTimeWindow: {Mode: "OFF"}
      Target: {Arn: !GetAtt Ship.Arn, RoleArn: "arn:aws:iam::123456789012:role/x"}
Outputs:
  Url: {Value: !Ref Orders}
  Name: {Value: !Sub "\${Stage}-\${Orders.QueueName}"}
  Hidden: {Value: !Ref Secret}
  Any: {Condition: Never, Value: !GetAtt ShipRole.Arn}
  Empty: {Value: !Ref None}
  Gone: {Value: !Ref AWS::NoValue}
`;

const inSam: readonly [at: string, ...said: string[]][] = [
  ['!Sub "for ${Sta<|>ge} in', '`${Stage}` = `dev`', '`Note` = `for dev in ${AWS::Region}`'],
  ['in ${AWS::Reg<|>ion}"', 'the region that the stack is deployed to'],
  ['!Find<|>InMap', '`MemorySize` = `512`', 'From mapping `Sizes`'],
  ['!FindInMap [Sizes, !Ref St<|>age', '`Ref Stage` = `dev`', 'default of parameter `Stage`'],
  ['PLACE: !I<|>f [', '`PLACE` is one of:', 'unless `IsProd`: `none`'],
  ['!If [IsPr<|>od, !Ref Orders', 'Condition `IsProd` is decided at deployment; with the defaults', 'does not hold'],
  ['[!Ref St<|>age, !Ref Size]', '`Ref Stage` = `dev`'],
  ['!Ref Si<|>ze]', 'not known here: parameter `Size` has no default'],
  ['${Ow<|>n}', '`${Own}` = `dev`', '`LOCAL` = '],
  ['${Orders.A<|>rn}', 'points to `Arn` of `Orders` (AWS::SQS::Queue)'],
  ['!Ref Zo<|>ne', '`Ref Zone` is one of:', 'with `a` for parameter `Zone`: `a`'],
  ['Cond<|>ition: IsProd\n    Prop', 'Condition `IsProd` is decided'],
  ['Empty: {Value: !Re<|>f None}', '`Value` = an empty text', 'parameter `None`'],
  ['Condition: IsPr<|>od\n    Prop', 'Condition `IsProd` is decided', 'Only then there is `Ship`'],
  ['  IsPr<|>od: !Eq', 'Condition `IsProd` is decided at deployment'],
  ['!Eq<|>uals [!Ref Stage', '`Fn::Equals` is decided at deployment; with the defaults', 'does not hold'],
  ['!Condition IsP<|>rod', 'Condition `IsProd`'],
  ['!A<|>nd', '`Fn::And` is decided at deployment'],
  ['  Nev<|>er: ', 'Condition `Never` never holds'],
  ['{Condition: Ne<|>ver', 'Condition `Never` never holds'],
  ['Url: {Value: !Ref Ord<|>ers}', '`Value` points to `Orders` (AWS::SQS::Queue)'],
  ['"${Sta<|>ge}-${Orders.QueueName}"', '`${Stage}` = `dev`', '`Value` = `dev-${Orders.QueueName}`'],
  ['!Ref Sec<|>ret', 'not known here: parameter `Secret` is secret'],
  ['!GetAtt ShipR<|>ole.Arn', 'points to `Arn` of `ShipRole`.'],
  ['!Ref AWS::No<|>Value', '`Value` leaves the property out'],
  ['cron(30 2 <|>* * ? *)', 'at 02:30 every day', '2026-11-22 02:30 Europe/Berlin (2026-11-22 01:30 UTC)'],
];

const json = `{
  "Parameters": { "Stage": { "Type": "String", "Default": "dev" } },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Stage" }, "prod"] } },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "Condition": "IsProd" }
  },
  "Outputs": {
    "Name": { "Value": { "Fn::Sub": "q-\${Stage}-\${Queue.Arn}" } },
    "Arn": { "Value": { "Fn::GetAtt": ["Queue", "Arn"] } },
    "Big": { "Value": { "Fn::If": ["IsProd", "big", { "Ref": "Stage" }] } }
  }
}
`;

const inJson: readonly [at: string, ...said: string[]][] = [
  ['q-${St<|>age}', '`${Stage}` = `dev`', '`Value` = `q-dev-'],
  ['"Fn::Get<|>Att"', '`Value` points to `Arn` of `Queue` (AWS::SQS::Queue)'],
  ['"Fn::I<|>f"', '`Value` is one of:', 'if `IsProd`: `big`', 'unless `IsProd`: `dev`'],
  ['["IsP<|>rod", "big"', 'Condition `IsProd` is decided at deployment', '`Queue`'],
  ['"Condition": "IsP<|>rod"', 'Condition `IsProd`'],
  ['"IsP<|>rod": {', 'Condition `IsProd`'],
];

const serverless = `service: shop
custom:
  stage: \${opt:stage, self:provider.stage}
  names:
    table: orders-\${self:custom.stage}
    all: \${self:custom.names.table}-\${ssm:/shop/suffix}
  limits: \${file(limits.yml):limits}
  wrong: \${self:custom.nothing}
  secret: \${env:SECRET, 'none'}
  nested: \${self:custom.names.\${self:custom.which}}
  which: table
  package: \${file(deploy.js):name}
package:
  artifact: build/\${self:custom.stage}.zip
provider:
  name: aws
  runtime: nodejs24.x
  region: eu-west-1
  stage: test
  tags:
    place: \${aws:region}
functions:
  ship:
    handler: src/app.handler
    timeout: \${self:custom.limits.timeout}
    events:
      - schedule:
          rate: cron(0 6 ? * MON-FRI *)
          method: scheduler
          timezone: \${self:custom.zone, 'America/New_York'}
      - schedule: rate(5 minutes)
resources:
  Conditions:
    IsTest: !Equals ['\${self:custom.stage}', test]
  Resources:
    Table:
      Type: AWS::DynamoDB::Table
      Properties:
        TableName: \${self:custom.names.table}
        Tags:
          - {Key: where, Value: !Sub "\${AWS::Region}-\${self:custom.stage}"}
  Outputs:
    TableArn: {Value: !GetAtt Table.Arn}
    Code: {Value: !GetAtt ShipLambdaFunction.Arn}
`;

const inServerless: readonly [at: string, ...said: string[]][] = [
  ['${opt:st<|>age, self', '= `test`', 'Unless a deployment sets `opt:stage`'],
  ['orders-${self:custom.st<|>age}', '`${self:custom.stage}` = `test`'],
  ['all: ${self:custom.names.ta<|>ble}', '`${self:custom.names.table}` = `orders-test`'],
  ['-${ssm:/shop/su<|>ffix}', 'is not known here: it is read from SSM at deployment'],
  ['${file(limits.yml):lim<|>its}', 'a map with `timeout`'],
  ['wrong: ${self:custom.noth<|>ing}', 'is not known here: `custom.nothing` is not in the service'],
  ["${env:SEC<|>RET, 'none'}", '= `none`', 'Unless a deployment sets `env:SECRET`'],
  ['${self:custom.names.${self:custom.whi<|>ch}}', '`${self:custom.which}` = `table`'],
  ['${self:custom.na<|>mes.${self:custom.which}}', '= `orders-test`'],
  ['${file(deploy.js):na<|>me}', 'not known here: `deploy.js` is code, which is not run'],
  ['build/${self:custom.st<|>age}.zip', '`${self:custom.stage}` = `test`'],
  ['${aws:reg<|>ion}', '= `eu-west-1`'],
  ['timeout: ${self:custom.limits.time<|>out}', '`${self:custom.limits.timeout}` = `25`', '`Timeout` = `25`'],
  ['${AWS::Reg<|>ion}-${self', 'the region that the stack is deployed to'],
  ['-${self:custom.st<|>age}"}', '`${self:custom.stage}` = `test`', '`Value` = `${AWS::Region}-test`'],
  ['!GetAtt Tab<|>le.Arn', '`Value` points to `Arn` of `Table` (AWS::DynamoDB::Table)'],
  ['!GetAtt ShipLamb<|>daFunction.Arn', 'points to `Arn` of `ShipLambdaFunction` (a function)'],
  ['!Eq<|>uals', '`Fn::Equals` always holds'],
  ['    IsT<|>est: ', 'Condition `IsTest` always holds'],
  [
    'cron(0 6 ? <|>* MON-FRI *)',
    'at 06:00 on Monday to Friday',
    '2026-11-23 06:00 America/New\\_York (2026-11-23 11:00 UTC)',
  ],
  ['rate(5 min<|>utes)', 'Runs every 5 minutes.', 'counts from the deployment'],
];

async function check(marked: string, name: string, said: readonly string[]): Promise<void> {
  const under = await underTest(marked, {
    name,
    files: { 'limits.yml': 'limits:\n  timeout: 25\n', 'src/app.js': '', 'src/app.py': '' },
  });
  const found = hover({ ...under, now, rules: rules.map(({ meta }) => meta), ruleHref: (rule) => `page:${rule}` });
  for (const part of said) expect(found?.markdown ?? 'no hover').toContain(part);
}

describe.each([
  ['SAM', 'template.yaml', sam, inSam],
  ['CloudFormation in JSON', 'template.json', json, inJson],
  ['Serverless', 'serverless.yml', serverless, inServerless],
] as const)('an expression in %s', (_, name, template, cases) => {
  it.each(cases)('%s', async (at, ...said) => {
    const plain = at.replace('<|>', '');
    expect(template.split(plain), plain).toHaveLength(2);
    await check(
      template.replace(plain, () => at),
      name,
      said,
    );
  });
});

describe('an included file', () => {
  it('is read with the variables of its service', async () => {
    const main =
      'service: shop\nprovider: {name: aws, stage: test}\ncustom:\n  more: ${file(more.yml)}\nfunctions:\n  a:\n    handler: app.a\n    environment: ${self:custom.more}\n';
    const text = 'NAME: x-${self:provider.st<|>age}\n';
    const { checked, service } = await underTest(`${main}<|>`, {
      name: 'serverless.yml',
      files: { 'more.yml': text.replace('<|>', '') },
    });
    const uri = checked.app.uri.replace('serverless.yml', 'more.yml');
    expect(checked.app.reads).toContain(uri);
    const document = service.yaml(uri);
    if (!document) throw new Error('the included file is not read');
    const found = hover({ checked, document, offset: text.indexOf('<|>'), now, rules: [], ruleHref: (rule) => rule });
    expect(found?.markdown).toContain('`${self:provider.stage}` = `test`');
  });
});
