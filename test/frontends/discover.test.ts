/** Which files of a folder are looked at, and which texts may be templates. */
import { describe, expect, it } from 'vitest';
import { findCandidates, mayBeTemplateText } from '../../server/src/core/project/discover';
import { createService } from '../../server/src/core/service';
import { createMemoryHost, workspace } from '../support/memory-host';
import { today } from '../support/today';

describe('files of a folder', () => {
  it('are candidates by their name, services written as a program too', () => {
    const names = [
      'a/template.yaml',
      'b/stack.template',
      'c/serverless.ts',
      'c/handler.ts',
      'd/package.json',
      'node_modules/x/template.yaml',
      'e/serverless.mjs',
    ];
    const host = createMemoryHost(Object.fromEntries(names.map((name) => [name, ''])));
    const { files } = findCandidates(host, workspace, () => false);
    expect(files.map((uri) => uri.slice(workspace.length + 1))).toEqual([
      'a/template.yaml',
      'b/stack.template',
      'c/serverless.ts',
      'e/serverless.mjs',
    ]);
  });

  it('give a template with a note for a service written as a program, and none for handlers', () => {
    const code = "export default {\n  service: 'orders',\n  provider: { name: 'aws' },\n};\n";
    const files = { 'serverless.ts': code, 'handler.ts': code };
    const service = createService(createMemoryHost(files), { today: () => today });
    for (const [name, text] of Object.entries(files)) service.open(`${workspace}/${name}`, text);
    const notes = service.model(`${workspace}/serverless.ts`)?.app.notes ?? [];
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('is code, which is not run')]);
    expect(service.model(`${workspace}/handler.ts`)).toBeUndefined();
  });
});

describe('a text', () => {
  it.each([
    ['Resources:\n  Q: { Type: AWS::SQS::Queue }\n', true],
    ['AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n', true],
    ['{"service":"a","provider":{"name":"aws"}}', true],
    ['service: a\nprovider: aws\n', true],
    ["  provider: {\n    name: 'aws' },", true],
    ['services:\n  web: { image: nginx }\n', false],
    ['{ "name": "x", "version": "1.0.0" }', false],
  ])('%j', (text, expected) => expect(mayBeTemplateText(text)).toBe(expected));
});
