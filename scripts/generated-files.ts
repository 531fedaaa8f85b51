/** Everything that follows from the rules' metadata: registry, settings, tables and the schema of `.redrive.yaml`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSets, ruleSettings } from '../server/src/core/engine/levels';
import type { RuleMeta } from '../server/src/core/rules/rule';
import { generateSnippets } from './generate-snippets';

export interface GeneratedFile {
  /** Seen from the repository's folder. */
  readonly path: string;
  readonly text: string;
}

export const rulesFolder = 'server/src/core/rules';

const notRules = new Set(['rule.ts', 'registry.generated.ts']);

export function ruleIds(root: string): readonly string[] {
  return readdirSync(join(root, rulesFolder))
    .filter((name) => name.endsWith('.ts') && !notRules.has(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

export const constantName = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export function registryFile(ids: readonly string[]): GeneratedFile {
  const imports = ids.map((id) => ({ from: `./${id}`, line: `import { ${constantName(id)} } from './${id}';` }));
  const list = ids.map((id) => `  ${constantName(id)},\n`).join('');
  // The order biome wants: by the path that is imported.
  const lines = [...imports, { from: './rule', line: "import type { Rule } from './rule';" }]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ line }) => line);
  const text = [
    '/** Every rule there is. Written by `npm run generate` from the files beside this one. */',
    ...lines,
    '',
    `export const rules: readonly Rule[] = [\n${list}];`,
    '',
  ].join('\n');
  return { path: `${rulesFolder}/registry.generated.ts`, text };
}

/** All but the registry, which must be there before the metadata can be read. */
export function filesFrom(root: string, metas: readonly RuleMeta[]): readonly GeneratedFile[] {
  const read = (path: string): string => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
  return [
    { path: 'package.json', text: withSettings(read('package.json'), metas) },
    { path: 'README.md', text: withTable(read('README.md'), ruleTable(metas, 'docs/rules/')) },
    { path: 'docs/rules/README.md', text: withTable(read('docs/rules/README.md'), ruleTable(metas, '')) },
    { path: 'schemas/redrive-config.schema.json', text: `${JSON.stringify(configSchema(metas), null, 2)}\n` },
    ...[...generateSnippets(root)].map(([path, text]) => ({ path, text })),
  ];
}

/** In the order of the reader's interest; one that is missing here would be missing in the table, so the type asks for all. */
const categories: Readonly<Record<RuleMeta['category'], string>> = {
  'failure-path': 'Failure path: where do failed events go?',
  timing: 'Timing and batching',
  idempotency: 'Idempotency and handler code',
  network: 'Network',
  workflow: 'Workflows',
  security: 'Security',
  cost: 'Cost',
  observability: 'Observability',
  configuration: 'Configuration',
};

function ruleTable(metas: readonly RuleMeta[], folder: string): string {
  return Object.entries(categories)
    .flatMap(([category, title]) => {
      const rows = metas.filter((meta) => meta.category === category);
      if (rows.length === 0) return [];
      const lines = rows.map(
        ({ id, summary, level, recommended }) =>
          `| [\`${id}\`](${folder}${id}.md) | ${level}${recommended ? '' : ' (`strict`)'} | ${summary} |`,
      );
      return [`### ${title}`, '', '| rule | level | says |', '| --- | --- | --- |', ...lines, ''];
    })
    .join('\n')
    .trimEnd();
}

const start = '<!-- rules: written by `npm run generate` -->';
const end = '<!-- end of rules -->';

function withTable(text: string, table: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`a README with a rule table needs the marks ${start} and ${end}`);
  return `${text.slice(0, from)}${start}\n${table}\n${text.slice(to)}`;
}

const describeSet = {
  recommended: 'what every app should hear',
  strict: 'all rules',
} as const satisfies Record<(typeof ruleSets)[number], string>;

const ruleProperties = (metas: readonly RuleMeta[]) =>
  Object.fromEntries(
    metas.map(({ id, summary, level, recommended }) => {
      const own = recommended ? level : `off; ${level} when on`;
      return [id, { enum: [...ruleSettings], description: `${summary.replaceAll('`', '')} (${own})` }];
    }),
  );

function withSettings(text: string, metas: readonly RuleMeta[]): string {
  const manifest = JSON.parse(text);
  const configuration = manifest.contributes.configuration ?? { title: 'Redrive', properties: {} };
  configuration.properties['redrive.rules'] = {
    type: 'object',
    scope: 'resource',
    order: 1,
    tags: ['rules', 'severity', 'lint', 'lambda', 'serverless'],
    markdownDescription:
      'The level of each rule: `off`, `hint`, `info`, `warning`, `error`, or `on` for its own level. A `.redrive.yaml` in the repository says the same for everybody, and wins. `Redrive: Open Rule Page...` tells what each rule is about.',
    default: {},
    additionalProperties: false,
    properties: ruleProperties(metas),
  };
  manifest.contributes.configuration = configuration;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function configSchema(metas: readonly RuleMeta[]): object {
  const layer = {
    extends: {
      description: ruleSets.map((set) => `${set}: ${describeSet[set]}`).join('; '),
      enum: [...ruleSets],
      default: 'recommended',
    },
    rules: {
      description: 'The level of each rule, or off.',
      type: 'object',
      additionalProperties: false,
      // YAML 1.1 reads a plain `off` and `on` as booleans; both are taken.
      properties: Object.fromEntries(
        Object.entries(ruleProperties(metas)).map(([id, one]) => [id, { ...one, enum: [...one.enum, true, false] }]),
      ),
    },
  };
  const globs = (description: string) => ({ description, type: 'array', items: { type: 'string' } });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Redrive: .redrive.yaml',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...layer,
      ignore: globs('Files and folders that are not checked, as globs seen from here.'),
      overrides: {
        description: 'Other levels for some paths; the last that fits wins.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['paths'],
          properties: { paths: globs('Globs of the files it holds for.'), ...layer },
        },
      },
    },
  };
}
