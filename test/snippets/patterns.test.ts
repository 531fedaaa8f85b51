/** Every pattern, expanded for every framework: it parses, every field is filled, and every name it uses is there. */
import { describe, expect, it } from 'vitest';
import { patterns } from '../../server/src/core/catalog/patterns/patterns';
import { jsonSnippet, yamlSnippet } from '../../server/src/core/features/patterns/pattern-snippet';
import type { FrameworkName } from '../../server/src/core/model/app';
import { parseYaml } from '../../server/src/core/yaml/document';
import { underTest } from '../features/checked';
import { expandSnippet } from './expand-snippet';
import { handlersFor } from './handlers-for';
import { patternTemplate } from './pattern-template';

const frameworks: readonly FrameworkName[] = ['sam', 'cloudformation', 'serverless'];

describe.each(patterns.map((pattern) => [pattern.id, pattern] as const))('%s', (_, pattern) => {
  it.each(frameworks)('is a whole template for %s', (framework) => {
    const text = patternTemplate(pattern, framework);
    expect(text).not.toContain('{{');
    expect(parseYaml('file:///t.yaml', text).notes).toEqual([]);
    const names = [...text.matchAll(/^ {2,4}(\w+):$/gm)].map(([, name]) => plainName(name));
    // An alarm belongs to a queue that is there already.
    const given = pattern.fields.filter(({ name }) => name === 'queue').map((field) => field.default);
    for (const [, used] of text.matchAll(/!(?:Ref|GetAtt) (?!AWS::)(\w+)/g)) {
      expect([...names, ...given]).toContain(plainName(used));
    }
  });

  it.each(frameworks)('gives no cause for complaint in %s', async (framework) => {
    const name = framework === 'serverless' ? 'serverless.yml' : 'template.yaml';
    const { checked } = await underTest(patternTemplate(pattern, framework), { name, files: handlersFor(pattern) });
    expect(checked.problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  it('is offered under prefixes of its own, with fields that are all used', () => {
    const others = patterns.filter((other) => other !== pattern).flatMap((other) => other.prefixes);
    for (const prefix of pattern.prefixes) expect(others).not.toContain(prefix);
    const text = patternTemplate(pattern, 'cloudformation', (field) => `<${field.name}>`);
    for (const field of pattern.fields) expect(text).toContain(`<${field.name}>`);
  });

  it.each(frameworks)('reads the same as a YAML and as a JSON snippet for %s', (framework) => {
    const yaml = parseYaml('file:///t.yaml', expandSnippet(yamlSnippet(pattern.resources, pattern.fields, framework)));
    const json = expandSnippet(jsonSnippet(pattern.resources, pattern.fields, framework));
    const parsed = parseYaml('file:///t.json', `{${json}}`);
    expect(parsed.notes).toEqual([]);
    const keys = (root: typeof yaml.root) => (root?.kind === 'map' ? root.pairs.map((pair) => pair.key.text) : []);
    expect(keys(parsed.root)).toEqual(keys(yaml.root));
    if (json !== '') expect(() => JSON.parse(`{${json}}`)).not.toThrow();
  });
});

/** What the Serverless Framework makes of a function's name, taken back. */
function plainName(name: string | undefined): string {
  return (name ?? '').replace(/LambdaFunction$/, '');
}
