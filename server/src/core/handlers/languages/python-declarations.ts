/** Python functions, classes and imports: tree-sitter tree -> IR. */
import type { Class, Expr, Func, Import, Param, Stmt } from '../ir/ir';
import { statements } from './python';
import { expr, fieldExpr, firstExpr } from './python-expressions';
import { child, cls, field, func, gather, hasWord, kids, type Node, other, param } from './syntax';

export function decorated(node: Node): Stmt[] {
  const decorators = kids(node)
    .filter((one) => one.type === 'decorator')
    .map((one) => firstExpr(one) ?? other(one.startIndex, []));
  const definition = field(node, 'definition');
  if (!definition) return [];
  const at = definition.startIndex;
  if (definition.type === 'class_definition') return [{ k: 'class', at, cls: classOf(definition, decorators) }];
  return [{ k: 'function', at, fn: functionOf(definition, decorators) }];
}

export function functionOf(node: Node, decorators: readonly Expr[]): Func {
  const nameNode = field(node, 'name');
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: () => paramsOf(field(node, 'parameters')),
    body: () => statements(field(node, 'body')),
    decorators,
    async: hasWord(node, 'async', nameNode),
    static: decorators.some((one) => one.k === 'name' && one.name === 'staticmethod'),
    returns: field(node, 'return_type')?.text ?? null,
  });
}

export function paramsOf(node: Node | null): Param[] {
  if (!node) return [];
  return gather(kids(node), (one): Param[] => {
    switch (one.type) {
      case 'identifier':
        return [param(expr(one))];
      case 'default_parameter':
      case 'typed_default_parameter':
        return [
          param(fieldExpr(one, 'name'), { fallback: fieldExpr(one, 'value'), type: field(one, 'type')?.text ?? null }),
        ];
      case 'typed_parameter': {
        const target = kids(one)[0];
        const rest = target?.type === 'list_splat_pattern' || target?.type === 'dictionary_splat_pattern';
        const inner = rest ? target && kids(target)[0] : target;
        return inner ? [param(expr(inner), { type: field(one, 'type')?.text ?? null, rest })] : [];
      }
      case 'list_splat_pattern':
      case 'dictionary_splat_pattern': {
        const inner = kids(one)[0];
        return inner ? [param(expr(inner), { rest: true })] : [];
      }
      default:
        return [];
    }
  });
}

export function classOf(node: Node, decorators: readonly Expr[]): Class {
  const bases = field(node, 'superclasses');
  const body = statements(field(node, 'body'));
  return cls(node, {
    bases: bases
      ? kids(bases)
          .filter((one) => one.type !== 'keyword_argument')
          .map((one) => one.text)
      : [],
    methods: body.flatMap((one) => (one.k === 'function' ? [one.fn] : [])),
    fields: body.flatMap((one) =>
      one.k === 'declare' && one.target.k === 'name'
        ? [{ name: one.target.name, type: one.type, value: one.value, static: true, decorators: [] }]
        : [],
    ),
    decorators,
    inner: body.flatMap((one) => (one.k === 'class' ? [one.cls] : [])),
  });
}

export function importsOf(node: Node): Import[] {
  const at = node.startIndex;
  const from = field(node, 'module_name');
  const parts = node.fields('name');
  if (!from) {
    return parts.map((one) => {
      const alias = field(one, 'alias')?.text;
      const module = (field(one, 'name') ?? one).text;
      return {
        at,
        module,
        namespace: alias ?? null,
        names: alias ? [] : [{ imported: '', local: module }],
        wildcard: false,
      };
    });
  }
  const names = parts.map((one) => {
    const imported = (field(one, 'name') ?? one).text;
    return { imported, local: field(one, 'alias')?.text ?? imported };
  });
  return [{ at, module: from.text, namespace: null, names, wildcard: child(node, 'wildcard_import') !== undefined }];
}
