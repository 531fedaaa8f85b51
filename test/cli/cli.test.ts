/** The built command line as a user runs it: in a folder of its own, with its output and exit code. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/root';

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs24.x
      Handler: app.handler
      CodeUri: src/
      Timeout: 40
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            BatchSize: 1
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60 # a minute
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt OrdersDlq.Arn
        maxReceiveCount: 5
  OrdersDlq:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
`;

let folder = '';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'redrive-cli-')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

function run(
  args: readonly string[],
  files: Readonly<Record<string, string | Buffer>> = {},
  env: NodeJS.ProcessEnv = {},
) {
  const cwd = join(folder, String(++count));
  mkdirSync(cwd);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  const again = (more: readonly string[]) =>
    spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...more], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env },
    });
  const { status, stdout, stderr } = again(args);
  return { cwd, status, stdout, stderr, again };
}

describe('redrive check', () => {
  it('prints place, level, rule, line with caret, fix and summary, and exits with 1', () => {
    const { status, stdout } = run(['check', '--no-color'], { 'template.yaml': template });
    expect(stdout.split('\n')).toEqual([
      'template.yaml:19:26 warning visibility-timeout-too-short',
      '  `Orders` hides a message for 60 s, but `Ship` may run for 40 s: a message that waits for a retry or a free slot is handled twice. Set `VisibilityTimeout` to 240 (6 × 40 s).',
      '19 |       VisibilityTimeout: 60 # a minute',
      '   |                          ^^',
      '  see template.yaml:11:9 `Ship` takes its messages here',
      '  see template.yaml:9:16 `Ship` may run for 40 s',
      '  fix Set `VisibilityTimeout` of `Orders` to 240 s (--fix)',
      '',
      '1 problem in 1 template: 1 warning. 1 can be fixed with --fix.',
      '',
    ]);
    expect(status).toBe(1);
  });

  it('prints the document of the contract and nothing else', () => {
    const { status, stdout } = run(['check', '.', '--format', 'json'], { 'template.yaml': template });
    const document = JSON.parse(stdout);
    expect(document.version).toBe(1);
    expect(document.templates).toEqual([{ file: 'template.yaml', framework: 'sam' }]);
    expect(document.problems).toHaveLength(1);
    expect(document.problems[0]).toMatchObject({
      rule: 'visibility-timeout-too-short',
      level: 'warning',
      file: 'template.yaml',
      range: { start: { line: 19, column: 26 }, end: { line: 19, column: 28 } },
      template: 'template.yaml',
      function: 'Ship',
      resource: 'Orders',
      fixes: [{ title: 'Set `VisibilityTimeout` of `Orders` to 240 s', grade: 'safe' }],
      docs: 'docs/rules/visibility-timeout-too-short.md',
    });
    expect(document.notes).toEqual([]);
    expect(status).toBe(1);
  });

  it('--fix writes the file, keeps its comments, and changes nothing the second time', () => {
    const { cwd, status, stdout, again } = run(['check', '--fix', '--no-color'], { 'template.yaml': template });
    const fixed = template.replace('VisibilityTimeout: 60 #', 'VisibilityTimeout: 240 #');
    expect(stdout).toContain('fixed template.yaml: Set `VisibilityTimeout` of `Orders` to 240 s');
    expect(readFileSync(join(cwd, 'template.yaml'), 'utf8')).toBe(fixed);
    expect(status).toBe(0);
    expect(again(['check', '--fix', '--no-color']).stdout).toBe('No problems in 1 template.\n');
    expect(readFileSync(join(cwd, 'template.yaml'), 'utf8')).toBe(fixed);
  });

  it.each<[string, (text: string) => Buffer]>([
    ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['Latin-1', (text) => Buffer.from(text, 'latin1')],
  ])('--fix leaves a file in %s', (_name, bytes) => {
    const written = template.replace('a minute', 'für eine Minute');
    const { cwd } = run(['check', '--fix', '--no-color'], { 'template.yaml': bytes(written) });
    expect(readFileSync(join(cwd, 'template.yaml'))).toEqual(bytes(written.replace('Timeout: 60', 'Timeout: 240')));
  });

  it('--fix goes on until nothing is left, also where two problems say the same', () => {
    const service = [
      'service: orders',
      'provider: {name: aws, runtime: nodejs24.x}',
      'functions:',
      '  ship:',
      '    handler: app.handler',
      '    timeout: 10',
      '    events:',
      ...['one', 'two'].flatMap((queue) => [
        '      - sqs:',
        `          arn: arn:aws:sqs:eu-west-1:123456789012:${queue}`,
      ]),
      '',
    ].join('\n');
    const { cwd, again } = run(['check', '--fix', '--unsafe', '--no-color'], { 'serverless.yml': service });
    const fixed = readFileSync(join(cwd, 'serverless.yml'), 'utf8');
    expect(fixed.match(/functionResponseType: ReportBatchItemFailures/g)).toHaveLength(2);
    expect(again(['check', '--fix', '--unsafe', '--no-color']).stdout).toBe('No problems in 1 template.\n');
    expect(readFileSync(join(cwd, 'serverless.yml'), 'utf8')).toBe(fixed);
  });

  it('a suppression in shared code stays while one template needs it', () => {
    const service = (events: string) => `service: orders
provider: {name: aws, runtime: python3.13}
functions:
  ship:
    handler: app.handler
    timeout: 20
    events: ${events}
`;
    const code = `import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    # redrive-disable-next-line not-idempotent -- the receiver looks twice
    sqs.send_message(QueueUrl="https://sqs.eu-west-1.amazonaws.com/123456789012/next", MessageBody="x")
`;
    const files = {
      'serverless.yml': service('[{schedule: rate(1 day)}]'),
      'serverless.sync.yml': service("[{httpApi: 'GET /'}]"),
      'app.py': code,
    };
    const all = ['check', 'serverless.yml', 'serverless.sync.yml', '--fix', '--no-color'];
    const { cwd, stdout, again } = run(all, files);
    expect(stdout).not.toContain('suppression');
    expect(readFileSync(join(cwd, 'app.py'), 'utf8')).toBe(code);
    expect(again(['check', 'serverless.sync.yml', '--no-color']).stdout).toContain('unused-suppression');
  });

  it.each([
    ['error', 0],
    ['warning', 1],
    ['hint', 1],
  ])('--fail-on %s exits with %i', (level, expected) => {
    expect(run(['check', '--fail-on', level], { 'template.yaml': template }).status).toBe(expected);
  });

  it('honours .redrive.yaml', () => {
    const config = 'rules:\n  visibility-timeout-too-short: off\n';
    const { status, stdout } = run(['check', '--no-color'], { 'template.yaml': template, '.redrive.yaml': config });
    expect(stdout).toBe('No problems in 1 template.\n');
    expect(status).toBe(0);
  });

  it('tells what is wrong in .redrive.yaml', () => {
    const { stdout } = run(['check', '--no-color'], {
      'template.yaml': template,
      '.redrive.yaml': 'rules:\n  visibility: off\n',
    });
    expect(stdout).toContain('note .redrive.yaml:2:3: There is no rule `visibility`');
  });

  it('colours a terminal that asks for it, and none under NO_COLOR', () => {
    const escapeCode = String.fromCharCode(27);
    expect(run(['check'], { 'template.yaml': template }, { NO_COLOR: '1' }).stdout).not.toContain(escapeCode);
  });
});

describe('bad input', () => {
  const cases: readonly [string, string, string | Buffer, RegExp, number][] = [
    ['not YAML', 'template.yaml', '{{{{ nothing', /note template\.yaml: It can not be read as YAML or JSON/, 2],
    ['empty', 'template.yaml', '', /note template\.yaml: The file is empty/, 2],
    ['binary', 'template.yaml', Buffer.from([0, 1, 2, 3, 0, 255]), /note template\.yaml: .* is not a text file/, 2],
    [
      'too large',
      'template.yaml',
      Buffer.alloc(5 * 1024 * 1024 + 1, 'a'),
      /note template\.yaml: .* files over 5 MB are not read/,
      2,
    ],
    [
      'no template',
      'docker-compose.yaml',
      'services:\n  web:\n    image: nginx\n',
      /It is no SAM, CloudFormation or Serverless Framework template/,
      2,
    ],
  ];
  it.each(cases)('%s, named: a clear note', (_, name, content, message, status) => {
    const result = run(['check', name, '--no-color'], { [name]: content });
    expect(result.stdout).toMatch(message);
    expect(result.stderr).toBe('');
    expect(result.status).toBe(status);
  });

  it('not named, in a folder: silence', () => {
    const { stdout, status } = run(['check', '--no-color'], {
      'docker-compose.yaml': 'services: {}\n',
      'empty.yaml': '',
    });
    expect(stdout).toBe('No SAM, CloudFormation or Serverless Framework template found.\n');
    expect(status).toBe(0);
  });

  it('half-typed: what can be read is read', () => {
    const { stdout } = run(['check', '--no-color'], {
      'template.yaml': `${template}  Half:\n    Type: AWS::SQS::Que\n    Prop`,
    });
    expect(stdout).toContain('visibility-timeout-too-short');
  });

  it('a folder called template.yaml', () => {
    const { stdout, status } = run(['check', '--no-color'], { 'template.yaml/readme.md': 'x' });
    expect(stdout).toBe('No SAM, CloudFormation or Serverless Framework template found.\n');
    expect(status).toBe(0);
  });

  it('no such path', () => {
    const { stderr, status } = run(['check', 'nowhere']);
    expect(stderr).toBe('redrive: there is no file or folder nowhere.\n');
    expect(status).toBe(2);
  });

  it('does not read outside the workspace', () => {
    const leading = template.replace('CodeUri: src/', 'CodeUri: ../../../../../../etc');
    const { stdout, status } = run(['graph', 'template.yaml'], { 'template.yaml': leading });
    expect(JSON.parse(stdout).templates[0].functions[0].handler).toMatchObject({ file: null });
    expect(status).toBe(0);
  });
});

describe('usage', () => {
  it.each([
    [['frobnicate'], /no command "frobnicate"/],
    [['check', '--format', 'yaml'], /--format is text, json/],
    [['check', '--unsafe'], /--unsafe only works together with --fix/],
    [['check', '--nonsense'], /nonsense/],
    [['graph'], /graph needs the path/],
  ])('%j: says what is wrong and exits with 2', (args, message) => {
    const { stderr, stdout, status } = run(args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('--help and --version', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stderr: '' });
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(run(['--version']).stdout).toBe(`${version}\n`);
  });
});

describe('redrive graph', () => {
  it('prints the contract', () => {
    const { stdout, status } = run(['graph', 'template.yaml', '--format', 'json'], {
      'template.yaml': template,
      'src/app.js': 'exports.handler = async () => {};\n',
    });
    const [found] = JSON.parse(stdout).templates;
    expect(found.functions[0]).toMatchObject({
      id: 'Ship',
      runtime: 'nodejs24.x',
      handler: {
        expression: 'app.handler',
        file: 'src/app.js',
        symbol: 'handler',
        language: 'javascript',
        status: 'found',
      },
      timeout: { value: 40, origin: 'literal' },
      memory: { value: 128, origin: 'default' },
      vpc: { attached: false, egress: null, subnets: [] },
      idempotency: { verdict: 'idempotent', effects: [] },
    });
    expect(found.triggers[0]).toMatchObject({
      function: 'Ship',
      name: 'Orders',
      kind: 'sqs',
      invocation: 'queue',
      source: 'Orders',
      sourceExpression: null,
      enabled: true,
      batchSize: { value: 1, origin: 'literal' },
      partialBatch: false,
      failurePath: { end: 'kept', target: 'OrdersDlq' },
    });
    expect(found.resources.map(({ id, kind }: { id: string; kind: string }) => `${id} ${kind}`)).toContain(
      'Orders queue',
    );
    expect(status).toBe(0);
  });

  it('prints a Mermaid flowchart', () => {
    const { stdout, status } = run(['graph', 'template.yaml', '--format', 'mermaid'], { 'template.yaml': template });
    expect(stdout).toMatch(/^flowchart LR\n/);
    expect(status).toBe(0);
  });
});
