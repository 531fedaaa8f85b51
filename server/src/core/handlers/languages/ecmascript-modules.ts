/** Imports and exports of JavaScript and TypeScript: tree-sitter tree -> IR. */
import type { Export, Import, Stmt } from '../ir/ir';
import { statement } from './ecmascript';
import { expr, stringText } from './ecmascript-expressions';
import { interfaceOf } from './ecmascript-types';
import { child, field, hasWord, kids, type Node, name } from './syntax';

export function importsOf(node: Node): Import[] {
  const source = field(node, 'source');
  const clause = child(node, 'import_clause');
  const required = child(node, 'import_require_clause');
  const at = node.startIndex;
  if (required) {
    const from = field(required, 'source');
    const local = kids(required)[0]?.text;
    return from && local ? [{ at, module: stringText(from), namespace: local, names: [], wildcard: false }] : [];
  }
  if (!source) return [];
  const names: { imported: string; local: string }[] = [];
  let namespace: string | null = null;
  for (const one of clause ? kids(clause) : []) {
    if (one.type === 'identifier') names.push({ imported: 'default', local: one.text });
    else if (one.type === 'namespace_import') namespace = kids(one)[0]?.text ?? null;
    else if (one.type === 'named_imports') {
      for (const specifier of kids(one)) {
        const imported = field(specifier, 'name')?.text ?? '';
        names.push({ imported, local: field(specifier, 'alias')?.text ?? imported });
      }
    }
  }
  const typeOnly = clause && hasWord(node, 'type', clause) ? { typeOnly: true as const } : {};
  return [{ at, module: stringText(source), namespace, names, wildcard: false, ...typeOnly }];
}

export function exportedDeclaration(node: Node): Stmt[] {
  const declaration = field(node, 'declaration');
  return declaration ? statement(declaration) : [];
}

export function exportsOf(node: Node): Export[] {
  const source = field(node, 'source');
  const from = source ? stringText(source) : null;
  const clause = child(node, 'export_clause');
  if (clause) {
    return kids(clause).map((one) => {
      const local = field(one, 'name');
      const exported = field(one, 'alias')?.text ?? local?.text ?? '';
      if (from !== null) return { exported, value: null, from: { module: from, name: local?.text ?? exported } };
      return { exported, value: name(one.startIndex, local?.text ?? exported), from: null };
    });
  }
  if (from !== null) {
    const all = child(node, 'namespace_export');
    return [{ exported: all ? (kids(all)[0]?.text ?? '*') : '*', value: null, from: { module: from, name: '*' } }];
  }
  const value = field(node, 'value');
  if (value) return [{ exported: 'default', value: expr(value), from: null }];
  const declaration = field(node, 'declaration');
  if (!declaration || isPlainType(declaration)) return [];
  const named = exportedNames(declaration);
  const isDefault = hasWord(node, 'default', declaration);
  if (isDefault && named.length === 0) return [{ exported: 'default', value: expr(declaration), from: null }];
  return named.map((one) => ({ exported: isDefault ? 'default' : one, value: name(node.startIndex, one), from: null }));
}

/** A type of plain data means nothing to us: its name stands for nothing. */
const isPlainType = (declaration: Node): boolean =>
  (declaration.type === 'interface_declaration' || declaration.type === 'type_alias_declaration') &&
  interfaceOf(declaration) === undefined;

function exportedNames(declaration: Node): string[] {
  const own = field(declaration, 'name');
  if (own) return [own.text];
  return kids(declaration).flatMap((one) => {
    const target = field(one, 'name');
    if (!target) return [];
    if (target.type === 'identifier') return [target.text];
    return target.descendantsOfType(['shorthand_property_identifier_pattern', 'identifier']).map((leaf) => leaf.text);
  });
}
