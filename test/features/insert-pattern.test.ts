/** Patterns put into templates: the result is whole, its names are free, and it is linked to the function under the cursor. */
import { describe, expect, it } from 'vitest';
import { patterns } from '../../server/src/core/catalog/patterns/patterns';
import { freeValues } from '../../server/src/core/features/patterns/free-values';
import { functionAt, insertPattern } from '../../server/src/core/features/patterns/insert-pattern';
import { patternCompletions } from '../../server/src/core/features/patterns/pattern-completion';
import { applyEdits } from '../../server/src/core/text/source-edit';
import { parseYaml } from '../../server/src/core/yaml/document';
import { expandSnippet } from '../snippets/expand-snippet';
import { underTest } from './checked';

const templates = {
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Existing:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      Timeout: 50<|>
  Waiting:
    Type: AWS::SQS::Queue
`,
  'cloudformation.yaml': `Resources:
  Existing:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      Code: src/
      Timeout: 50<|>
      Role: !GetAtt ExistingRole.Arn
  ExistingRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
  Waiting:
    Type: AWS::SQS::Queue
`,
  'serverless.yml': `service: shop
provider:
  name: aws
  runtime: python3.13
resources:
  Resources:
    Waiting:
      Type: AWS::SQS::Queue
functions:
  Existing:
    handler: app.handler
    timeout: 50<|>
`,
  'template.json': `{
  "Transform": "AWS::Serverless-2016-10-31",
  "Resources": {
    "Existing": {
      "Type": "AWS::Serverless::Function",
      "Properties": {
        "Runtime": "python3.13",
        "Handler": "app.handler",
        "Timeout": 50<|>
      }
    },
    "Waiting": { "Type": "AWS::SQS::Queue" }
  }
}
`,
} as const;

const names = Object.keys(templates) as (keyof typeof templates)[];

async function insert(id: string, name: keyof typeof templates, link: boolean): Promise<string> {
  const pattern = patterns.find((one) => one.id === id);
  if (!pattern) throw new Error(`no pattern ${id}`);
  const { checked, document, offset } = await underTest(templates[name], { name });
  const { app } = checked;
  const existing = link ? functionAt(app, pattern, document.uri, offset) : undefined;
  const inserted = insertPattern({ app, document, pattern, existing, values: freeValues(pattern, app, existing) });
  if ('reason' in inserted) throw new Error(inserted.reason);
  return applyEdits(document.text, inserted.edits);
}

const all = names.flatMap((name) => patterns.map(({ id }) => [id, name] as const));

describe('a pattern of its own', () => {
  it.each(all)('%s in %s', async (id, name) => {
    const text = await insert(id, name, false);
    expect(text).not.toContain('{{');
    const { checked, document } = await underTest(`${text}<|>`, { name });
    expect(document.notes).toEqual([]);
    const pattern = patterns.find((one) => one.id === id);
    expect(checked.app.functions.size).toBe(1 + (pattern?.functions.length ?? 0));
    // A second time it finds other names.
    const again = freeValues(pattern ?? (patterns[0] as (typeof patterns)[number]), checked.app, undefined);
    if (pattern?.fields.some((field) => field.name === 'name')) expect(again.get('name')).toMatch(/2$/);
  });
});

describe('a pattern for the function under the cursor', () => {
  const linked = all.filter(([id]) => id !== 'dead-letter-alarm');
  it.each(linked)('%s in %s', async (id, name) => {
    const text = await insert(id, name, true);
    const { checked, document } = await underTest(`${text}<|>`, { name });
    expect(document.notes).toEqual([]);
    const pattern = patterns.find((one) => one.id === id);
    expect(checked.app.functions.size).toBe(pattern?.functions.length ?? 0);
    expect([...checked.app.functions.keys()][0]).toBe('Existing');
  });

  it('keeps the comments where the file can hold them', async () => {
    const comment = '# 14 days';
    for (const name of names) {
      const text = await insert('queue-consumer', name, true);
      expect(text.includes(`MessageRetentionPeriod: 1209600 ${comment}\n`)).toBe(!name.endsWith('.json'));
      expect(text.includes('#')).toBe(!name.endsWith('.json'));
    }
  });

  it('computes the visibility timeout from the function', async () => {
    expect(await insert('queue-consumer', 'template.yaml', true)).toContain('VisibilityTimeout: 300');
  });
});

describe('patterns as completions', () => {
  const spots: readonly [what: string, name: string, text: string, offered: boolean][] = [
    ['in Resources', 'template.yaml', 'Transform: AWS::Serverless-2016-10-31\nResources:\n  que<|>', true],
    [
      'in Resources behind an entry',
      'template.yaml',
      `${templates['cloudformation.yaml'].replace('<|>', '')}\n  <|>`,
      true,
    ],
    ['inside a resource', 'template.yaml', `${templates['template.yaml'].replace('<|>', '')}      que<|>`, false],
    ['at the top', 'template.yaml', `${templates['template.yaml'].replace('<|>', '')}que<|>`, false],
    ['behind a key', 'template.yaml', 'Transform: AWS::Serverless-2016-10-31\nResources:\n  A: que<|>', false],
    ['in functions', 'serverless.yml', `${templates['serverless.yml'].replace('<|>', '')}  que<|>`, true],
    [
      'in a JSON object of resources',
      'template.json',
      templates['template.json'].replace('<|>', '').replace('"Resources": {', '"Resources": {\n    "que<|>'),
      true,
    ],
    [
      'in a JSON object elsewhere',
      'template.json',
      templates['template.json'].replace('<|>', '').replace('"Properties": {', '"Properties": {\n    "que<|>'),
      false,
    ],
  ];
  it.each(spots)('%s', async (_, name, text, offered) => {
    const { checked, document, offset } = await underTest(text, { name });
    const found = patternCompletions(checked.app, document, offset);
    expect(found.length > 0).toBe(offered);
    for (const { snippet, more, start, end } of found) {
      const before = /\S/.test(document.text.slice(end)) ? '' : document.text;
      const indentation = ' '.repeat(start - (document.text.lastIndexOf('\n', start - 1) + 1));
      const inserted = expandSnippet(snippet).replace(/\n(?=.)/g, `\n${indentation}`);
      if (before === '') continue;
      const whole = applyEdits(document.text, [{ uri: document.uri, start, end, text: inserted }, ...more]);
      expect(parseYaml(document.uri, whole).notes).toEqual([]);
    }
  });
});

describe('a completed service', () => {
  const bare =
    'service: shop\nprovider:\n  name: aws\n  runtime: python3.13\nfunctions:\n  first:\n    handler: app.a\n';
  const forms: readonly [what: string, text: string][] = [
    ['without resources', `${bare}  <|>`],
    ['without resources, before another section', `${bare}  <|>\ncustom:\n  a: b\n`],
    ['with resources behind', `${bare}  <|>\nresources:\n  Resources:\n    A:\n      Type: AWS::SNS::Topic\n`],
    ['with resources before', `resources:\n  Resources:\n    A:\n      Type: AWS::SNS::Topic\n${bare}  <|>\n`],
  ];
  const all = forms.flatMap(([what, text]) =>
    patterns
      .filter(({ functions }) => functions.length > 0)
      .map((pattern) => [pattern.id, what, text, pattern] as const),
  );
  it.each(all)('by %s, %s', async (id, _, text, pattern) => {
    const { checked, document, offset } = await underTest(text, { name: 'serverless.yml' });
    const found = patternCompletions(checked.app, document, offset).find((one) => one.pattern.id === id);
    if (!found) throw new Error(`${id} is not offered`);
    const snippet = expandSnippet(found.snippet.trimEnd());
    const inserted = found.asIs ? snippet : snippet.replace(/\n(?=.)/g, '\n  ');
    const { uri } = document;
    const whole = applyEdits(document.text, [
      { uri, start: found.start, end: found.end, text: inserted },
      ...found.more,
    ]);
    const after = await underTest(`${whole}<|>`, { name: 'serverless.yml' });
    expect(after.document.notes).toEqual([]);
    expect(after.checked.app.notes).toEqual([]);
    expect(after.checked.app.functions.size).toBe(1 + pattern.functions.length);
    const ids = [...pattern.resources.matchAll(/^\{\{name\}\}(\w*):$/gm)].map(([, rest]) => rest ?? '');
    const there = [...after.checked.app.resources.values()].filter(({ generated }) => !generated).map((one) => one.id);
    for (const rest of ids) expect(there.some((one) => one.endsWith(rest))).toBe(true);
    expect(there.length).toBeGreaterThanOrEqual(ids.length);
  });
});

describe('a template without a queue', () => {
  it('has nothing for an alarm to watch', async () => {
    const { checked, document, offset } = await underTest('Transform: AWS::Serverless-2016-10-31\nResources:\n  a<|>');
    const ids = patternCompletions(checked.app, document, offset).map(({ pattern }) => pattern.id);
    expect(ids).toContain('queue-consumer');
    expect(ids).not.toContain('dead-letter-alarm');
    const pattern = patterns.find(({ id }) => id === 'dead-letter-alarm') as (typeof patterns)[number];
    const values = freeValues(pattern, checked.app, undefined);
    const inserted = insertPattern({ app: checked.app, document, pattern, existing: undefined, values });
    expect(inserted).toEqual({ reason: expect.stringContaining('no queue') });
  });
});
