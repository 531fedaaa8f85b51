// Edits that were made apart and insert at one place: a list that ends where its map does, and keys beside each other.
import { expect, test } from 'vitest';
import { mergeEdits } from '../../server/src/core/text/merge-edits';
import { applyEdits, type SourceEdit } from '../../server/src/core/text/source-edit';
import { checkFiles } from '../support/check-app';
import { workspace } from '../support/memory-host';

const insert = (text: string): SourceEdit => ({ uri: 'a', start: 0, end: 0, text });
const after = (...texts: readonly string[]): string => applyEdits('', mergeEdits(texts.map((text) => [insert(text)])));

test('what stands deeper goes first', () => {
  expect(after('\n  b: 1', '\n    - x')).toBe('\n    - x\n  b: 1');
  expect(after('\n  b: 1', '\n  - x')).toBe('\n  - x\n  b: 1');
  expect(after('\n    - x', '\n  b: 1')).toBe('\n    - x\n  b: 1');
});

test('beside each other in the order given, and what belongs together stays so', () => {
  expect(after('\n  b: 1', '\n  c: 2')).toBe('\n  b: 1\n  c: 2');
  expect(applyEdits('', mergeEdits([[insert('\na'), insert('\n  b')]]))).toBe('\na\n  b');
});

test('a fix that adds to a list at the end of a function, and a key behind it', () => {
  const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Work:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/
      Events:
        Jobs: { Type: SQS, Properties: { Queue: arn:aws:sqs:eu-west-1:123456789012:jobs } }
      Policies:
        - Version: "2012-10-17"
          Statement: [{ Effect: Allow, Action: ses:SendEmail, Resource: "*" }]
`;
  const code =
    'import boto3\n\nses = boto3.client("ses")\n\n\ndef handler(event, context):\n    for r in event["Records"]:\n        ses.send_email(Source="a")\n';
  const files = { 'template.yaml': template, 'src/app.py': code };
  const found = checkFiles(files, 'template.yaml').problems.find(({ rule }) => rule === 'not-idempotent');
  const edits = found?.fixes[0]?.edits() ?? [];
  const fixed = (name: 'template.yaml' | 'src/app.py') =>
    applyEdits(
      files[name],
      edits.filter(({ uri }) => uri === `${workspace}/${name}`),
    );
  const result = checkFiles(
    { 'template.yaml': fixed('template.yaml'), 'src/app.py': fixed('src/app.py') },
    'template.yaml',
  );
  expect(result.app.notes).toEqual([]);
  expect(result.problems.filter(({ rule }) => rule === 'not-idempotent')).toEqual([]);
});
