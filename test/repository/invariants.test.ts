/** What the house promises of itself: import directions, sizes, headers, and a page for every rule. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { constantName, ruleIds, rulesFolder } from '../../scripts/generated-files';
import { root } from '../../scripts/root';
import { rules } from '../../server/src/core/rules/registry.generated';
import { readPage } from '../rules/page';
import { directions } from './directions';
import { sourcesIn } from './sources';

const coreFolder = 'server/src/core/';
const core = sourcesIn('server/src/core');
const all = sourcesIn('server/src', 'client/src', 'client/webview', 'scripts', 'test');

const folderOf = (path: string): string => path.slice(coreFolder.length).replace(/\.ts$/, '').split('/')[0] ?? '';

describe('imports', () => {
  it('go one way through the core', () => {
    const wrong = core.flatMap(({ path, imports }) => {
      const from = folderOf(path);
      const allowed = directions[from];
      if (allowed === undefined) return [];
      return imports
        .filter(
          ({ isPackage, target }) => !isPackage && folderOf(target) !== from && !allowed.includes(folderOf(target)),
        )
        .map(({ target }) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('know every folder of the core', () => {
    const folders = new Set(core.map(({ path }) => folderOf(path)).filter((folder) => folder !== 'service'));
    expect([...folders].filter((folder) => directions[folder] === undefined)).toEqual([]);
  });

  it.each([
    ['yaml', /^server\/src\/core\/yaml\//],
    ['web-tree-sitter', /^server\/src\/core\/handlers\//],
    ['vscode-languageserver', /^server\/src\/lsp\//],
    ['mermaid', /^client\/webview\//],
  ])('of %s stand in one place', (name, place) => {
    const wrong = sourcesIn('server/src', 'client').filter(
      ({ path, imports }) =>
        !place.test(path) &&
        imports.some(({ isPackage, target }) => isPackage && (target === name || target.startsWith(`${name}/`))),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('of the catalogue are types only: it is data', () => {
    const wrong = core
      .filter(({ path }) => folderOf(path) === 'catalog')
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ typeOnly, target }) => !typeOnly && folderOf(target) !== 'catalog')
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it('open with what they are for', () => {
    expect(all.filter(({ text }) => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('are small', () => {
    const wrong = all.flatMap(({ path, text }) => {
      const lines = text.split('\n').length - 1;
      const isRule = path.startsWith(`${rulesFolder}/`) && !path.startsWith(`${rulesFolder}/shared/`);
      const most = isRule ? 120 : path.startsWith(coreFolder) ? 250 : 400;
      const isData = path.includes('/catalog/') || path.includes('.generated.') || path.endsWith('/cases.ts');
      return lines > most && !isData ? [`${path} has ${lines} lines, at most ${most}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('are named in kebab-case', () => {
    const wrong = all
      .map(({ path }) => path.split('/').at(-1) ?? '')
      .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(name));
    expect(wrong).toEqual([]);
  });

  it('leave nothing for later', () => {
    const later = new RegExp(
      `(//|/\\*|^\\s*[*#]).*\\b(${['TODO', 'FIXME', 'XXX'].join('|')})\\b|@ts-(ignore|expect-error)|biome-ignore`,
      'm',
    );
    const own = 'test/repository/invariants.test.ts';
    expect(
      all
        .filter(({ path, text }) => path !== own && !path.includes('/catalog/') && later.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

/** A rule without a fix needs no `Fixed`. */
const headings = ['What it does', 'Why it matters', 'Example', 'When not to use it', 'Sources'];
const known = new Set(rules.map(({ meta }) => meta.id));

describe.each(rules.map(({ meta }) => meta))('$id', (meta) => {
  it('is named after the mistake, by file and by constant', () => {
    expect(meta.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    expect(ruleIds(root)).toContain(meta.id);
    const text = readFileSync(join(root, rulesFolder, `${meta.id}.ts`), 'utf8');
    expect(text).toContain(`export const ${constantName(meta.id)}: Rule = {`);
  });

  it('has a page with all headings, and the same summary on it', () => {
    const file = join(root, 'docs/rules', `${meta.id}.md`);
    expect(existsSync(file), `docs/rules/${meta.id}.md`).toBe(true);
    const page = readPage(readFileSync(file, 'utf8'), known);
    expect(page.title).toBe(meta.id);
    expect(page.summary).toBe(meta.summary);
    expect(page.headings.filter((heading) => headings.includes(heading))).toEqual(headings);
  });

  it('has a summary of one line without a full stop', () => {
    expect(meta.summary).toMatch(/^[^.\n]{10,110}([^\n]*[^.\n])?$/);
  });
});

it('every page belongs to a rule', () => {
  const pages = readdirSync(join(root, 'docs/rules')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  expect(pages.filter((name) => !known.has(name.slice(0, -'.md'.length)))).toEqual([]);
});
