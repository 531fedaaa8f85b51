/** Ruby classes, modules and methods: tree-sitter tree -> IR. */
import type { Class, Field, Func, Param, Stmt } from '../ir/ir';
import { statement, statements } from './ruby';
import { expr } from './ruby-expressions';
import { madeMethods, structMaker, structMembers } from './ruby-made-methods';
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

/** `isStatic`: it stands in `class << self`. */
export function functionOf(node: Node, isStatic = false): Func {
  const nameNode = field(node, 'name');
  const body = field(node, 'body');
  const inner = (): Stmt[] => (!body ? [] : body.type === 'body_statement' ? statements(body) : statement(body));
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: () => paramsOf(field(node, 'parameters')),
    body: () => [...blockName(field(node, 'parameters')), ...withResult(inner())],
    static: isStatic || node.type === 'singleton_method',
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
  const above = superclass ? kids(superclass)[0] : undefined;
  const members = structMembers(above ?? null);
  const text = field(node, 'name')?.text ?? '';
  const parts = bodyOf(field(node, 'body'));
  return cls(node, {
    ...parts,
    name: text.slice(text.lastIndexOf(':') + 1),
    bases: [...(above && !members ? [above.text.replaceAll('::', '.')] : []), ...parts.bases],
    methods: members && above ? [...parts.methods, structMaker(above, members)] : parts.methods,
  });
}

/** `Order = Struct.new(:id) do ... end`: a class with the methods of its block. */
export function structOf(node: Node): Class | undefined {
  const right = field(node, 'right');
  const members = structMembers(right);
  const block = right && field(right, 'block');
  const left = field(node, 'left');
  if (!members || !block || left?.type !== 'constant') return undefined;
  const parts = bodyOf(field(block, 'body') ?? child(block, 'block_body', 'body_statement') ?? null);
  return cls(node, { ...parts, name: left.text, methods: [...parts.methods, structMaker(right, members)] });
}

/** What stands in the body of a class or module. */
function bodyOf(body: Node | null): Pick<Class, 'bases' | 'methods' | 'fields' | 'inner'> {
  const own = body ? kids(body) : [];
  const ofClass = own.flatMap((one) => (one.type === 'singleton_class' ? kids(field(one, 'body') ?? one) : []));
  const members = [...own.filter((one) => one.type !== 'singleton_class'), ...ofClass];
  const methods = members.flatMap((one) => {
    const isStatic = ofClass.includes(one);
    if (one.type === 'method' || one.type === 'singleton_method') return [functionOf(one, isStatic)];
    // `private def save`
    const inner = one.type === 'call' ? one.descendantsOfType(['method', 'singleton_method']) : [];
    return inner.map((each) => functionOf(each, isStatic));
  });
  methods.push(...members.flatMap((one) => madeMethods(one, methods)));
  return {
    bases: members.flatMap(mixedIn).map((one) => one.text.replaceAll('::', '.')),
    methods,
    fields: gather(members, fieldsOf),
    inner: members.filter((one) => one.type === 'class' || one.type === 'module').map(classOf),
  };
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
