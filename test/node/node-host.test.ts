/** What the Node host reads, and what it refuses with which words. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileUri } from '../../server/src/node/file-uri';
import { createNodeHost, maximumBytes } from '../../server/src/node/node-host';

let top: string;
const at = (path: string) => fileUri(join(top, path));
const host = createNodeHost({
  workspaceFolders: () => [at('app'), at('other')],
  assets: join(process.cwd(), 'docs'),
  log: () => undefined,
});

beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'redrive-host-')));
  for (const folder of ['app/src', 'app/template.yaml.d', 'other', 'secret'])
    mkdirSync(join(top, folder), { recursive: true });
  const files: Record<string, string | Buffer> = {
    'app/template.yaml': 'Resources: {}\n',
    'app/bom.yaml': '\uFEFFResources: {}\n',
    'app/utf16.yaml': Buffer.from('\uFEFFResources: {}\n', 'utf16le'),
    'app/utf16be.yaml': Buffer.from('\uFEFFResources: {}\n', 'utf16le').swap16(),
    'app/latin1.yaml': Buffer.from('a: 1 # größer\n', 'latin1'),
    'app/archive.zip': Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
    'app/large.json': ' '.repeat(maximumBytes + 1),
    'app/src/a b(1).py': 'pass\n',
    'other/serverless.yml': 'service: x\n',
    'secret/key': 'secret',
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(top, path), content);
  symlinkSync(join(top, 'secret'), join(top, 'app', 'out'));
  symlinkSync(join(top, 'secret', 'key'), join(top, 'app', 'key.yaml'));
  symlinkSync(join(top, 'app'), join(top, 'app', 'src', 'round'));
  symlinkSync(join(top, 'other'), join(top, 'app', 'inside'));
  symlinkSync(join(top, 'nowhere'), join(top, 'app', 'dangling'));
});
afterAll(() => rmSync(top, { recursive: true }));

const readings: readonly (readonly [path: string, status: string, shown: RegExp])[] = [
  ['app/template.yaml', 'ok', /^Resources: \{\}\n$/],
  ['app/bom.yaml', 'ok', /^\uFEFFResources/],
  ['app/utf16.yaml', 'ok', /^\uFEFFResources: \{\}\n$/],
  ['app/utf16be.yaml', 'ok', /^\uFEFFResources: \{\}\n$/],
  ['app/latin1.yaml', 'ok', /^a: 1 # größer\n$/],
  ['app/src/a b(1).py', 'ok', /^pass\n$/],
  ['app/inside/serverless.yml', 'ok', /^service/],
  ['app/none.yaml', 'missing', /none\.yaml does not exist\.$/],
  ['app/template.yaml/x', 'missing', /does not exist/],
  ['app/template.yaml.d', 'unreadable', /is a folder\.$/],
  ['app/archive.zip', 'binary', /is not a text file\.$/],
  ['app/large.json', 'too-large', /has 5\.0 MB; files over 5 MB are not read\.$/],
  ['secret/key', 'outside', /outside the workspace folders/],
  ['app/../secret/key', 'outside', /outside the workspace folders/],
  ['app/out/key', 'outside', /outside the workspace folders/],
  ['app/key.yaml', 'outside', /outside the workspace folders/],
  ['app/dangling', 'missing', /does not exist/],
];

describe('read', () => {
  test.each(readings)('%s: %s', (path, status, shown) => {
    const content = host.read(at(path));
    expect(content.status).toBe(status);
    expect(content.status === 'ok' ? content.text : content.message).toMatch(shown);
  });

  test('what is no file', () => {
    expect(host.read('untitled:Untitled-1').status).toBe('missing');
  });
});

test('list leaves out what leads outside or round in circles', () => {
  expect(host.list(at('app'))).toEqual([
    { name: 'archive.zip', kind: 'file' },
    { name: 'bom.yaml', kind: 'file' },
    { name: 'inside', kind: 'directory' },
    { name: 'large.json', kind: 'file' },
    { name: 'latin1.yaml', kind: 'file' },
    { name: 'src', kind: 'directory' },
    { name: 'template.yaml', kind: 'file' },
    { name: 'template.yaml.d', kind: 'directory' },
    { name: 'utf16.yaml', kind: 'file' },
    { name: 'utf16be.yaml', kind: 'file' },
  ]);
  expect(host.list(at('app/src'))).toEqual([{ name: 'a b(1).py', kind: 'file' }]);
  expect(host.list(at('secret'))).toEqual([]);
  expect(host.list(at('app/template.yaml'))).toEqual([]);
});

test('kindOf and workspaceFolderOf', () => {
  expect(host.kindOf(at('app/src'))).toBe('directory');
  expect(host.kindOf(at('app/template.yaml'))).toBe('file');
  expect(host.kindOf(at('secret/key'))).toBeUndefined();
  expect(host.workspaceFolderOf(at('other/serverless.yml'))).toBe(at('other'));
  expect(host.workspaceFolderOf(at('secret/key'))).toBeUndefined();
});

test('an asset is named without a folder', async () => {
  await expect(async () => host.asset('../package.json')).rejects.toThrow('without a folder');
});
