/**
 * Every event source of the catalogue has cases, and `docs/event-sources.md` tells which: made from the catalogue and
 * from the lines that the tests expect. A stale page is brought up to date, and the test fails that once.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/root';
import { type EventSourceKind, eventSource, eventSources } from '../../server/src/core/catalog/event-sources';

const folder = 'test/frontends';

/** Where triggers are expected word by word, and how a line tells the kind. */
const tables: readonly { readonly framework: string; readonly file: string; readonly line: RegExp }[] = [
  { framework: 'SAM', file: 'sam-events.test.ts', line: /<- ([a-z0-9-]+) (?:sync|async|queue|stream)/g },
  { framework: 'CloudFormation', file: 'cfn-triggers.test.ts', line: /<- ([a-z0-9-]+) (?:sync|async|queue|stream)/g },
  {
    framework: 'Serverless Framework',
    file: 'fixtures/every-event/triggers.txt',
    line: /^[^|]+ \| ([a-z0-9-]+) \|/gm,
  },
];

/** By framework: how many cases each kind has. */
const cases = tables.map(({ file, line }) => {
  const counts = new Map<string, number>();
  for (const [, kind = ''] of readFileSync(join(root, folder, file), 'utf8').matchAll(line)) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
});

const kinds = Object.keys(eventSources) as EventSourceKind[];

const repeaters: Readonly<Record<ReturnType<typeof eventSource>['retriedBy'], string>> = {
  nobody: 'nobody',
  caller: 'the caller',
  'lambda-async': 'Lambda',
  queue: 'the queue',
  stream: 'Lambda, in order',
  broker: 'the broker',
  'state-machine': 'the state machine',
  source: 'the service itself',
};

/** Who calls a function by the SDK shows in no template. */
const inNoTemplate: readonly EventSourceKind[] = ['lambda-invoke'];

it.each(kinds.filter((kind) => !inNoTemplate.includes(kind)))('%s has a case', (kind) => {
  expect(cases.some((counts) => counts.has(kind))).toBe(true);
});

it('cases are of kinds that the catalogue has', () => {
  expect(cases.flatMap((counts) => [...counts.keys()]).filter((kind) => !Object.hasOwn(eventSources, kind))).toEqual(
    [],
  );
});

it('docs/event-sources.md is up to date', () => {
  const rows = kinds.map((kind) => {
    const { label, invocation, retriedBy } = eventSource(kind);
    const counts = cases.map((byKind) => byKind.get(kind) ?? '-');
    return `| \`${kind}\` | ${label} | ${invocation} | ${repeaters[retriedBy]} | ${counts.join(' | ')} |`;
  });
  const files = tables.map(({ framework, file }) => `- ${framework}: \`${folder}/${file}\``);
  const text = [
    '# Event sources',
    '',
    'Every way in which a function is invoked that Redrive knows, who repeats an event that failed, and how many cases',
    'test that it is read. Generated from `server/src/core/catalog/event-sources.ts` and the expectations of the tests;',
    'do not edit by hand.',
    '',
    `| kind | source | invocation | repeated by | ${tables.map(({ framework }) => framework).join(' | ')} |`,
    `|---|---|---|---|${tables.map(() => '---').join('|')}|`,
    ...rows,
    '',
    'Cases stand in:',
    '',
    ...files,
    '',
    'Besides these, `test/frontends/*-oracle.test.ts` hold hundreds of templates against what the SAM translator and the',
    'Serverless Framework make of them.',
    '',
  ].join('\n');
  const page = join(root, 'docs/event-sources.md');
  const isCurrent = existsSync(page) && readFileSync(page, 'utf8') === text;
  if (!isCurrent) writeFileSync(page, text);
  expect(isCurrent, 'docs/event-sources.md was stale and has been written; run the tests again').toBe(true);
});
