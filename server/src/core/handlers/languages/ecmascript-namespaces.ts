/** Enums and namespaces of TypeScript: tree-sitter tree -> IR. */
import type { Entry, Expr, Stmt } from '../ir/ir';
import { statements } from './ecmascript';
import { expr, stringText } from './ecmascript-expressions';
import { entry, field, kids, literal, type Node, name } from './syntax';

/** `enum Topic { Orders = 'orders' }` is an object; namespaces are read as their statements. */
export function enumOf(node: Node): Stmt[] {
  const body = field(node, 'body');
  const nameNode = field(node, 'name');
  if (!body || !nameNode) return [];
  const at = node.startIndex;
  if (node.type !== 'enum_declaration') return [...statements(body), ...namespaceOf(node, body, nameNode)];
  const entries = kids(body).map((one) => {
    const value = field(one, 'value');
    const key = field(one, 'name') ?? one;
    const word = {
      k: 'literal',
      at: key.startIndex,
      value: key.type === 'string' ? stringText(key) : key.text,
    } as const;
    return { key: word, value: value ? expr(value) : word };
  });
  return [{ k: 'declare', at, target: name(at, nameNode.text), type: null, value: record(at, entries) }];
}

/** `namespace Kinds { export function of(...) }`: an object with what it exports, beside what an enum of that name has. */
function namespaceOf(node: Node, body: Node, nameNode: Node): Stmt[] {
  const at = node.startIndex;
  const [outer, ...inner] = nameNode.text.split('.').map((part) => part.trim());
  if (outer === undefined || nameNode.type === 'string') return [];
  const own = name(at, outer);
  const entries = kids(body).flatMap((one): Entry[] => {
    const declaration = one.type === 'export_statement' ? field(one, 'declaration') : null;
    return declaration ? exported(declaration) : [];
  });
  // `namespace App.Orders {}`: what it exports lies that deep.
  const nested = inner.reduceRight<Entry[]>((below, part) => [entry(literal(at, part), record(at, below))], entries);
  const siblings = node.parent?.parent;
  const hasEnum = siblings ? kids(siblings).some((one) => isEnumOf(one, outer)) : false;
  const all = hasEnum ? [entry(null, own), ...nested] : nested;
  return [{ k: 'declare', at, target: own, type: null, value: record(at, all) }];
}

const record = (at: number, entries: readonly Entry[]): Expr => ({ k: 'record', at, type: null, entries });

function exported(declaration: Node): Entry[] {
  const at = declaration.startIndex;
  const named = field(declaration, 'name');
  if (named) {
    const value = /function|class/.test(declaration.type) ? expr(declaration) : name(at, named.text);
    return [entry(literal(at, named.text), value)];
  }
  return kids(declaration).flatMap((one) => {
    const target = field(one, 'name');
    return target?.type === 'identifier' ? [entry(literal(at, target.text), name(at, target.text))] : [];
  });
}

const isEnumOf = (node: Node, wanted: string): boolean => {
  const declaration = node.type === 'export_statement' ? field(node, 'declaration') : node;
  return declaration?.type === 'enum_declaration' && field(declaration, 'name')?.text === wanted;
};
