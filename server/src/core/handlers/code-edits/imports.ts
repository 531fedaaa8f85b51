/** Adds imports behind those that are there, in the manner of the file. */
import type { SourceEdit } from '../../text/source-edit';
import { hasToken, kids, type Node } from '../languages/tree-node';
import { appendItems } from './list-items';
import { insert, lineEnd, quoteOf, type Source, semicolonOf } from './source';

export interface Imported {
  readonly module: string;
  readonly names: readonly string[];
  /** TypeScript: types only. */
  readonly type?: boolean;
}

/** `os` is needed to read the environment in Python. */
export function pythonImports(source: Source, imports: readonly Imported[], modules: readonly string[]) {
  const top = kids(source.root);
  const found = top.filter(({ type }) => type === 'import_statement' || type === 'import_from_statement');
  const isThere = (module: string) =>
    found.some(({ text }) => new RegExp(`^import (.*, *)?${module}( *,.*)?$`).test(text));
  const lines = [
    ...modules.filter((module) => !isThere(module)).map((module) => `import ${module}`),
    ...imports.map(({ module, names }) => `from ${module} import ${names.join(', ')}`),
  ];
  // Standard modules stand before the others.
  const [first] = found;
  const last = lastOf(found, top);
  if (!first || !last) return atTop(source, top, lines, isPythonPreamble);
  const standard = lines.filter((line) => line.startsWith('import '));
  const others = lines.filter((line) => !line.startsWith('import '));
  return [
    ...standard.map((line) => insert(source, first.startIndex, `${line}\n`)),
    insert(source, lineEnd(source.text, last.endIndex), others.map((line) => `\n${line}`).join('')),
  ];
}

const isPythonPreamble = (node: Node): boolean =>
  node.type === 'future_import_statement' ||
  (node.type === 'expression_statement' && node.namedChild(0)?.type === 'string');

export function isModule(source: Source): boolean {
  return kids(source.root).some(({ type }) => type === 'import_statement' || type === 'export_statement');
}

export function ecmascriptImports(source: Source, imports: readonly Imported[]): readonly SourceEdit[] {
  const top = kids(source.root);
  const quote = quoteOf(source);
  const end = semicolonOf(source);
  const esm = isModule(source);
  const found = top.filter((node) => (esm ? node.type === 'import_statement' : isRequire(node)));
  const joined = new Map(imports.map((one) => [one, esm ? joinImport(source, found, one) : undefined]));
  const lines = imports
    .filter((one) => joined.get(one) === undefined)
    .map(({ module, names, type }) => {
      const list = `{ ${names.join(', ')} }`;
      return esm
        ? `import ${type ? 'type ' : ''}${list} from ${quote}${module}${quote}${end}`
        : `const ${list} = require(${quote}${module}${quote})${end}`;
    });
  const more = [...joined.values()].flatMap((edits) => edits ?? []);
  if (lines.length === 0) return more;
  const last = lastOf(found, top);
  if (!last) return [...more, ...atTop(source, top, lines, isDirective)];
  return [...more, insert(source, lineEnd(source.text, last.endIndex), lines.map((line) => `\n${line}`).join(''))];
}

/** Adds the names to an import of the same module that is there; one for types only takes types only. */
function joinImport(
  source: Source,
  found: readonly Node[],
  { module, names, type }: Imported,
): readonly SourceEdit[] | undefined {
  for (const node of found) {
    const isSame = node.childForFieldName('source')?.text.slice(1, -1) === module;
    const [list] = node.descendantsOfType('named_imports');
    const last = list && kids(list).at(-1);
    if (isSame && last && (type || !hasToken(node, 'type'))) {
      return appendItems(source, list, names);
    }
  }
  return undefined;
}

const isRequire = (node: Node): boolean =>
  /^(lexical|variable)_declaration$/.test(node.type) && /=\s*require\(/.test(node.text) && !node.text.includes('=>');

const isDirective = (node: Node): boolean =>
  node.type === 'expression_statement' && node.namedChild(0)?.type === 'string';

/** The last import of those that stand together at the top. */
function lastOf(found: readonly Node[], top: readonly Node[]): Node | undefined {
  const [first] = found;
  const begins = first ? top.findIndex((node) => node.equals(first)) : -1;
  let last: Node | undefined;
  for (const node of begins < 0 ? [] : top.slice(begins)) {
    if (!found.some((one) => one.equals(node))) break;
    last = node;
  }
  return last;
}

/** Before the first statement that does something, behind what must stand first. */
function atTop(
  source: Source,
  top: readonly Node[],
  lines: readonly string[],
  staysFirst: (node: Node) => boolean,
): readonly SourceEdit[] {
  const first = top.find((node) => !staysFirst(node));
  return first ? [insert(source, first.startIndex, `${lines.join('\n')}\n\n`)] : [];
}
