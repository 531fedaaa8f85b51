/** From a template to Mermaid text: a case for every shape, line and end of a failure path. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPicture } from '../../server/src/core/diagram/build-picture';
import { mermaidText } from '../../server/src/core/diagram/mermaid';
import { type PictureView, wholePicture } from '../../server/src/core/diagram/picture-view';
import { portableText } from '../../server/src/core/diagram/portable-text';
import { viewPicture } from '../../server/src/core/diagram/view-picture';
import { createService } from '../../server/src/core/service';
import { grammarHost } from '../handlers/grammar-host';
import { workspace } from '../support/memory-host';
import { manyFunctions } from './support/many-functions';
import { checkText } from './support/memory-service';
import { mermaidParser, type ParseMermaid } from './support/mermaid-parser';

let parse: ParseMermaid;
beforeAll(async () => {
  parse = await mermaidParser();
});

const everything = readFileSync(join(__dirname, 'fixtures', 'everything.yaml'), 'utf8');

async function draw(template: string, view: Partial<PictureView> = {}): Promise<string> {
  const picture = buildPicture(await checkText(template));
  const wanted = { ...wholePicture, ...view };
  const text = portableText(picture, wanted);
  await parse(text);
  return text;
}

async function check(template: string, lines: readonly string[], view: Partial<PictureView> = {}): Promise<void> {
  const drawn = (await draw(template, view)).split('\n').map((line) => line.trim());
  for (const line of lines) expect(drawn).toContain(line);
}

const fn = (events: string, more = ''): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/
      Timeout: 20
${more}      Events:
        It: ${events}
`;

describe('lines by invocation', () => {
  const cases: readonly (readonly [what: string, template: string, lines: readonly string[]])[] = [
    [
      'a sync caller gets the error: an arrow back',
      fn('{ Type: HttpApi, Properties: { Path: /a, Method: get } }'),
      [
        'res_ServerlessHttpApi(["<b>HTTP API</b>"]):::api',
        'fn_Worker["<b>Worker</b><br/><small>python3.13 · 20 s</small>"]:::function',
        'res_ServerlessHttpApi <-->|"GET /a"| fn_Worker',
      ],
    ],
    [
      'a schedule is async, and what fails is lost',
      fn('{ Type: Schedule, Properties: { Schedule: rate(5 minutes) } }'),
      ['fn_Worker -.-x|"after 3 attempts"| lost_fn_Worker', 'lost_fn_Worker(["<b>lost</b>"]):::lost'],
    ],
    [
      'a queue outside is dashed, and its failures are not known',
      fn('{ Type: SQS, Properties: { Queue: "arn:aws:sqs:eu-west-1:111122223333:jobs", BatchSize: 3 } }'),
      [
        'ext_arn_3a_aws_3a_sqs_3a_eu_2d_west_2d_1_3a_111122223333_3a_jobs[["<b>jobs</b><br/><small>SQS · outside</small>"]]:::external',
        'ext_arn_3a_aws_3a_sqs_3a_eu_2d_west_2d_1_3a_111122223333_3a_jobs ==>|"batch 3"| fn_Worker',
      ],
    ],
  ];
  it.each(cases)('%s', (_, template, lines) => check(template, lines));
});

describe('one app with everything', () => {
  const cases: readonly (readonly [what: string, lines: readonly string[], view?: Partial<PictureView>])[] = [
    [
      'several routes to one function are one line',
      ['res_ServerlessHttpApi <-->|"GET /parcels, POST /parcels +1"| fn_Web'],
    ],
    [
      'a queue with a dead-letter queue',
      [
        'res_ParcelQueue[["<b>ParcelQueue</b><br/><small>SQS · visibility 120 s</small>"]]:::queue',
        'res_ParcelDlq[["<b>ParcelDlq</b><br/><small>SQS · kept 14 days</small>"]]:::dlq',
        'res_ParcelQueue -.->|"after 5 receives"| res_ParcelDlq',
        'res_ParcelQueue ==>|"batch 5"| fn_Sorter',
      ],
    ],
    [
      'a topic feeds a queue',
      ['res_News{{"<b>News</b><br/><small>SNS</small>"}}:::topic', 'res_News --> res_ParcelQueue'],
    ],
    ['a function with a dead-letter queue', ['fn_Mailer -.->|"after 3 attempts"| res_MailDlq']],
    [
      'a stream without bounds blocks',
      ['res_Moves ==>|"batch 100"| fn_Tracker', 'blocked_fn_Tracker(["<b>shard blocked</b>"]):::blocked'],
    ],
    ['a stream with a destination', ['fn_Archiver -.->|"after 4 attempts"| res_ArchiveDlq']],
    ['a table by its stream', ['res_Parcels[("<b>Parcels</b><br/><small>DynamoDB</small>")]:::table']],
    [
      'a VPC without a way out',
      [
        'subgraph vpc_Net["VPC Net"]',
        'subgraph net_Net_2f_InnerA_2c_InnerB_2f_no_20_way_20_out["InnerA, InnerB · no way out"]',
      ],
    ],
    [
      'a long name is broken where words meet',
      [
        'fn_AVeryLongFunctionNameThatSomebodyWroteInAHurryAndNeverShortened["<b>AVeryLongFunctionName<br/>ThatSomebodyWroteIn<br/>AHurryAndNeverShortened</b><br/><small>python3.13 · 20 s</small>"]:::function',
      ],
    ],
    ['top to bottom', ['flowchart TB'], { direction: 'TB' }],
    [
      'without failure paths a call has no arrow back',
      ['res_ServerlessHttpApi -->|"GET /parcels, POST /parcels +1"| fn_Web'],
      { failurePaths: false },
    ],
  ];
  it.each(cases.map(([what, lines, view]) => ({ what, lines, view })))('$what', ({ lines, view }) =>
    check(everything, lines, view),
  );

  it('leaves out what one does not want to see', async () => {
    expect(await draw(everything, { failurePaths: false })).not.toMatch(/lost|Dlq|after/);
    expect(await draw(everything, { network: false })).not.toContain('subgraph');
    const focused = await draw(everything, { focus: 'fn_Sorter' });
    expect(focused.match(/^ {2}\w+[[({]/gm)?.length).toBe(4);
    for (const name of ['ParcelQueue', 'ParcelDlq', 'News', 'Sorter']) expect(focused).toContain(`<b>${name}</b>`);
  });
});

describe('what the code does', () => {
  const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/
      Environment: { Variables: { PRICES: !Ref Prices, STOCK: !Ref Stock } }
  Prices: { Type: AWS::DynamoDB::Table }
  Stock: { Type: AWS::DynamoDB::Table }
`;
  const code = `import os
import boto3

dynamodb = boto3.resource("dynamodb")
prices = dynamodb.Table(os.environ["PRICES"])
stock = dynamodb.Table(os.environ["STOCK"])

def handler(event, context):
    price = prices.get_item(Key={"id": event["id"]})
    left = stock.get_item(Key={"id": event["id"]})
    stock.put_item(Item={"id": event["id"], "left": 0})
`;

  it('is drawn: thinly where it only reads, with an arrow where it writes', async () => {
    const files = new Map([
      ['template.yaml', template],
      ['src/app.py', code],
    ]);
    const service = createService(grammarHost(files), { today: () => '2026-11-21' });
    const checked = await service.check(`${workspace}/template.yaml`);
    const lines = checked ? portableText(buildPicture(checked), wholePicture).split('\n') : [];
    expect(lines.filter((line) => line.includes('fn_Worker ')).map((line) => line.trim())).toEqual([
      'fn_Worker -.- res_Prices',
      'fn_Worker --> res_Stock',
    ]);
    const quiet = checked ? portableText(buildPicture(checked), { ...wholePicture, targets: false }) : '';
    expect(quiet).not.toMatch(/Prices|Stock/);
  });
});

describe('stable text', () => {
  it('is the same for the same template', async () => {
    expect(await draw(everything)).toBe(await draw(everything));
  });

  it('changes little when a function is added', async () => {
    const added = `  Extra:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Add: { Type: HttpApi, Properties: { Path: /extra, Method: put } }
`;
    const before = (await draw(everything)).split('\n');
    const after = (await draw(everything.replace('  Sorter:\n', `${added}  Sorter:\n`))).split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '  fn_Extra["<b>Extra</b><br/><small>python3.13 · 20 s</small>"]:::function',
      '  res_ServerlessHttpApi <-->|"PUT /extra"| fn_Extra',
    ]);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
  });
});

describe('big pictures', () => {
  it('come in groups that open', async () => {
    const picture = buildPicture(await checkText(manyFunctions(250)));
    expect(picture.nodes.length).toBeGreaterThan(250);
    const grouped = viewPicture(picture, wholePicture);
    expect(grouped.nodes.length).toBeLessThan(80);
    const text = mermaidText(grouped, { direction: 'LR', use: 'plain' });
    await parse(text);
    const group = grouped.nodes.find((node) => node.kind === 'group');
    const opened = viewPicture(picture, { ...wholePicture, expanded: [group?.id ?? ''] });
    for (const member of group?.members ?? []) expect(opened.nodes.map(({ id }) => id)).toContain(member);
    await parse(mermaidText(opened, { direction: 'LR', use: 'plain' }));
  });

  it('keep the network around what an opened group shows', async () => {
    const network = `Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Inner: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
`;
    const large = manyFunctions(200)
      .replace('Timeout: 20 }', 'Timeout: 20, VpcConfig: { SubnetIds: [!Ref Inner], SecurityGroupIds: [sg-1] } }')
      .replace('Resources:\n', network);
    const picture = buildPicture(await checkText(large));
    const group = viewPicture(picture, wholePicture).nodes.find((node) => node.kind === 'group')?.id ?? '';
    const { nodes, frames } = viewPicture(picture, { ...wholePicture, expanded: [group] });
    const shown = new Set(nodes.filter(({ kind }) => kind === 'function').map(({ frame }) => frame));
    const titles = [...shown].map((id) => {
      const around: string[] = [];
      for (let at = frames.find((frame) => frame.id === id); at; at = frames.find(({ id }) => id === at?.parent))
        around.push(at.title);
      return around;
    });
    expect(titles).toEqual([['Inner', 'VPC Net', frames.find(({ id }) => id === group)?.title]]);
  });

  it('are gathered when their text is more than GitHub takes, and say so', async () => {
    const picture = buildPicture(await checkText(manyFunctions(600)));
    const whole = { ...wholePicture, grouping: 'never' } as const;
    const text = portableText(picture, whole);
    await parse(text);
    expect(text).toMatch(/^%% \d+ parts are more than Mermaid takes by default/);
    expect(text.length).toBeLessThanOrEqual(50_000);
    await expect(parse(mermaidText(viewPicture(picture, whole), { direction: 'LR', use: 'plain' }))).rejects.toThrow(
      /Edge limit|Maximum text size/,
    );
    const small = buildPicture(await checkText(everything));
    expect(portableText(small, whole)).not.toContain('%%');
  });

  it('lose nothing in groups', async () => {
    const picture = buildPicture(await checkText(manyFunctions(250)));
    const grouped = viewPicture(picture, wholePicture);
    const shown = new Set(grouped.nodes.flatMap((node) => [node.id, ...node.members]));
    expect(picture.nodes.filter(({ id }) => !shown.has(id))).toEqual([]);
  });
});
