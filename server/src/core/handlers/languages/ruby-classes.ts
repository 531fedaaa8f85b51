/** Ruby classes, modules and methods: tree-sitter tree -> IR. */
import type { Class, Field, Func, Param, Stmt } from '../ir/ir';
import { statement, statements } from './ruby';
import { blockBody, expr } from './ruby-expressions';
import { child, cls, field, func, gather, kids, type Node, name, param } from './syntax';

/** Classes inside modules can be named from inside without the module: they are declared on their own too. */
export function innerClasses(root: Node): Stmt[] {
  return root
    .descendantsOfType(['class', 'module'], /class|module/g)
    .filter(
      (one) =>
        one.parent?.parent !== null && (one.parent?.parent?.type === 'module' || one.parent?.parent?.type === 'class'),
    )
    .map((one) => ({ k: 'class', at: one.startIndex, cls: classOf(one) }));
}

export function functionOf(node: Node): Func {
  const nameNode = field(node, 'name');
  const body = field(node, 'body');
  const inner = (): Stmt[] => (!body ? [] : body.type === 'body_statement' ? statements(body) : statement(body));
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: () => paramsOf(field(node, 'parameters')),
    body: () => [...blockName(field(node, 'parameters')), ...withResult(inner())],
    static: node.type === 'singleton_method',
  });
}

/** `def around(&work)`: the block has a name. */
function blockName(parameters: Node | null): Stmt[] {
  const block = parameters && child(parameters, 'block_parameter');
  const named = block && field(block, 'name');
  if (!named) return [];
  const at = named.startIndex;
  return [{ k: 'declare', at, target: name(at, named.text), type: null, value: name(at, 'yield') }];
}

/** The last expression is the result. */
export function withResult(body: readonly Stmt[]): Stmt[] {
  const last = body.at(-1);
  if (!last) return [];
  const rest = body.slice(0, -1);
  switch (last.k) {
    case 'expr':
      return [...rest, { k: 'return', at: last.at, value: last.value }];
    case 'if':
      return [...rest, { ...last, yes: withResult(last.yes), no: withResult(last.no) }];
    case 'try':
      return [
        ...rest,
        {
          ...last,
          body: withResult(last.body),
          catches: last.catches.map((one) => ({ ...one, body: withResult(one.body) })),
        },
      ];
    case 'switch':
      return [...rest, { ...last, cases: last.cases.map((one) => ({ ...one, body: withResult(one.body) })) }];
    default:
      return [...body];
  }
}

export function paramsOf(node: Node | null): Param[] {
  return gather(node ? kids(node) : [], (one): Param[] => {
    if (one.type === 'identifier') return [param(expr(one))];
    if (one.type === 'destructured_parameter')
      return [param({ k: 'list', at: one.startIndex, items: kids(one).map(expr) })];
    const target = field(one, 'name');
    if (!target || one.type === 'block_parameter') return [];
    const fallback = field(one, 'value');
    return [
      param(name(target.startIndex, target.text), {
        fallback: fallback ? expr(fallback) : null,
        rest: one.type === 'splat_parameter' || one.type === 'hash_splat_parameter',
      }),
    ];
  });
}

export function classOf(node: Node): Class {
  const superclass = field(node, 'superclass');
  const body = field(node, 'body');
  const members = (body ? kids(body) : []).flatMap((one) =>
    one.type === 'singleton_class' ? kids(field(one, 'body') ?? one) : [one],
  );
  const methods = members.flatMap((one) => {
    if (one.type === 'method' || one.type === 'singleton_method') return [functionOf(one)];
    // `private def save`
    const inner = one.type === 'call' ? one.descendantsOfType(['method', 'singleton_method']) : [];
    return [...inner.map(functionOf), ...definedMethod(one)];
  });
  methods.push(...members.flatMap((one) => aliasOf(one, methods)));
  const text = field(node, 'name')?.text ?? '';
  return cls(node, {
    name: text.slice(text.lastIndexOf(':') + 1),
    bases: [...(superclass ? kids(superclass).slice(0, 1) : []), ...members.flatMap(mixedIn)].map((one) =>
      one.text.replaceAll('::', '.'),
    ),
    methods,
    fields: gather(members, fieldsOf),
    inner: members.filter((one) => one.type === 'class' || one.type === 'module').map(classOf),
  });
}

/** `define_method(:save) { |order| ... }`. */
function definedMethod(node: Node): Func[] {
  const block = node.type === 'call' && field(node, 'method')?.text === 'define_method' ? field(node, 'block') : null;
  const named = block && field(node, 'arguments')?.namedChildren[0];
  if (!block || !named) return [];
  const params = (): Param[] => paramsOf(field(block, 'parameters'));
  return [func(block, { name: named.text.slice(1), params, body: () => blockBody(block) })];
}

/** `alias_method :run, :save`, `alias run save`. */
function aliasOf(node: Node, methods: readonly Func[]): Func[] {
  const pair =
    node.type === 'alias'
      ? [field(node, 'name')?.text, field(node, 'alias')?.text]
      : node.type === 'call' && field(node, 'method')?.text === 'alias_method'
        ? field(node, 'arguments')?.namedChildren.map((one) => one.text)
        : undefined;
  const [alias, of] = (pair ?? []).map((one) => one?.replace(/^:/, ''));
  const method = methods.find((one) => one.name === of);
  if (alias === undefined || !method) return [];
  return [func(node, { name: alias, params: () => method.params, body: () => method.body, static: method.static })];
}

/** `include Storing`: the methods of a module as its own. */
function mixedIn(node: Node): Node[] {
  const isMixing = node.type === 'call' && /^(include|extend|prepend)$/.test(field(node, 'method')?.text ?? '');
  const modules = isMixing ? field(node, 'arguments') : null;
  return (modules ? kids(modules) : []).filter((one) => one.type === 'constant' || one.type === 'scope_resolution');
}

/** Constants, and variables of the class itself. */
function fieldsOf(node: Node): Field[] {
  if (node.type !== 'assignment' && node.type !== 'operator_assignment') return [];
  const left = field(node, 'left');
  const right = field(node, 'right');
  if (!left || !right) return [];
  return [{ name: left.text.replace(/^@+/, ''), type: null, value: expr(right), static: true, decorators: [] }];
}
