// What is read from tree-sitter's memory is what its own cursor says, node by node.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Node, TreeCursor } from 'web-tree-sitter';
import { root } from '../../scripts/root';
import { createGrammars, type GrammarName, type Grammars } from '../../server/src/core/handlers/grammars';
import { Bodies } from '../../server/src/core/handlers/languages/bodies';
import { rootNode, type SyntaxNode } from '../../server/src/core/handlers/languages/syntax-node';
import { grammarOfFile } from '../../server/src/core/handlers/source-files';
import { grammarHost } from './grammar-host';
import { casesOf } from './labelled';

const languages = ['python', 'javascript', 'typescript', 'java', 'go', 'csharp', 'ruby'];

/** A node and those below: type, place, and the field it stands in. */
type Line = readonly [depth: number, type: string, named: boolean, start: number, end: number, field: string | null];

function byCursor(top: Node): Line[] {
  const lines: Line[] = [];
  const visit = (cursor: TreeCursor, depth: number): void => {
    const { nodeType, nodeIsNamed, startIndex, endIndex, currentFieldName } = cursor;
    // Adapters don't see signs and words between the parts that are no part themselves.
    if (nodeIsNamed || currentFieldName)
      lines.push([depth, nodeType, nodeIsNamed, startIndex, endIndex, depth === 0 ? null : currentFieldName]);
    if (!cursor.gotoFirstChild()) return;
    do visit(cursor, depth + 1);
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };
  // A cursor that is left to the garbage collector frees the memory of another one.
  const cursor = top.walk();
  visit(cursor, 0);
  cursor.delete();
  return lines;
}

function fromMemory(top: SyntaxNode, fields: readonly (string | null)[]): Line[] {
  const lines: Line[] = [];
  const visit = (node: SyntaxNode, depth: number, field: string | null): void => {
    lines.push([depth, node.type, node.isNamed, node.startIndex, node.endIndex, field]);
    const names = new Map<SyntaxNode, string>();
    for (const name of fields) if (name) for (const one of node.fields(name)) names.set(one, name);
    for (const one of node.children) visit(one, depth + 1, names.get(one) ?? null);
  };
  visit(top, 0, null);
  return lines;
}

/** Half typed, with other alphabets, with deep nesting. */
const odd: readonly string[] = [
  '',
  '\n\n  \n',
  'x = "ä日本🎉" # ü\n',
  'def f(:\n  return {"a": [1, 2\n',
  'class A { void f( { int x = ; } ',
  `${'('.repeat(300)}1${')'.repeat(300)}`,
  Array.from({ length: 300 }, (_, i) => `a${i} = ${i}`).join('\n'),
  'export const handler = async (event) => { await x.y(`${event.id',
  '\ufeffpackage main\n\nfunc main() { go func() {',
];

describe('syntax trees in memory', () => {
  let grammars: Grammars;
  const names: GrammarName[] = ['python', 'javascript', 'typescript', 'tsx', 'java', 'go', 'c-sharp', 'ruby'];

  beforeAll(async () => {
    grammars = createGrammars(grammarHost(new Map()));
    await grammars.ready(names);
  });

  const compare = (name: GrammarName, text: string): number => {
    const tree = grammars.open(name, text);
    if (!tree) throw new Error(`no grammar for ${name}`);
    try {
      const expected = byCursor(tree.root);
      const bodies = new Bodies(() => undefined);
      expect(fromMemory(rootNode(tree, text, bodies), tree.root.tree.language.fields)).toEqual(expected);
      return expected.length;
    } finally {
      tree.close();
    }
  };

  it.each(languages)('are those of the labelled handlers in %s', (language) => {
    let nodes = 0;
    for (const { files } of casesOf(language)) {
      for (const [path, text] of files) {
        const name = grammarOfFile(path);
        if (name) nodes += compare(name, text);
      }
    }
    expect(nodes).toBeGreaterThan(1000);
  });

  it.each(readdirSync(join(root, 'test', 'bench', 'support')))('are those of %s', (file) => {
    const name = file.replace('.txt', '').replace('csharp', 'c-sharp') as GrammarName;
    compare(name, readFileSync(join(root, 'test', 'bench', 'support', file), 'utf8'));
  });

  it.each(names)('are those of half-typed and odd texts in %s', (name) => {
    for (const text of odd) compare(name, text);
    const [{ files } = { files: new Map<string, string>() }] = casesOf('python');
    // Texts of another language give errors of every kind.
    for (const text of files.values()) compare(name, text);
  });

  it('have no children once they are closed', () => {
    const text = 'x = 1\n';
    const tree = grammars.open('python', text);
    if (!tree) throw new Error('no grammar');
    const top = rootNode(tree, text, new Bodies(() => undefined));
    tree.close();
    expect(top.children).toEqual([]);
  });
});
