/** Java classes, fields and methods: tree-sitter tree -> IR. */
import type { Class, Expr, Field, Func, Param } from '../ir/ir';
import { statements } from './java';
import { argsOf, expr } from './java-expressions';
import { initialised } from './java-initialisers';
import {
  call,
  child,
  cls,
  field,
  fields,
  func,
  gather,
  hasWord,
  kids,
  listedType,
  literal,
  type Node,
  name,
  param,
  plainType,
} from './syntax';

const classTypes: ReadonlySet<string> = new Set([
  'class_declaration',
  'record_declaration',
  'enum_declaration',
  'interface_declaration',
]);

export const isClass = (node: Node): boolean => classTypes.has(node.type);

interface Members {
  readonly methods: Func[];
  readonly fields: Field[];
  readonly inner: Class[];
}

function membersOf(body: Node | undefined | null): Members {
  const found: Members = { methods: [], fields: [], inner: [] };
  const take = (member: Node): void => {
    switch (member.type) {
      case 'method_declaration':
      case 'constructor_declaration':
        found.methods.push(functionOf(member));
        break;
      case 'static_initializer':
      case 'block':
        initialised(found.fields, member);
        break;
      case 'enum_body_declarations':
        kids(member).forEach(take);
        break;
      default:
        if (isClass(member)) found.inner.push(classOf(member));
        else found.fields.push(...fieldsOf(member));
    }
  };
  if (body) kids(body).forEach(take);
  return found;
}

/** The constants of an enum: texts, and objects where the enum has methods. */
function constantsOf(node: Node, hasMethods: boolean): Field[] {
  const body = field(node, 'body');
  const type = field(node, 'name')?.text ?? '';
  return (body ? kids(body) : []).flatMap((one): Field[] => {
    if (one.type !== 'enum_constant') return [];
    const text = field(one, 'name')?.text ?? '';
    const own = field(one, 'body');
    const made: Expr = own
      ? { k: 'class', at: one.startIndex, cls: anonymousClass(own, type) }
      : name(one.startIndex, type);
    const value = hasMethods ? call(one, made, argsOf(field(one, 'arguments')), true) : literal(one.startIndex, text);
    return [{ name: text, type, value, static: true, decorators: [] }];
  });
}

export function classOf(node: Node): Class {
  const { methods, fields, inner } = membersOf(field(node, 'body') ?? child(node, 'class_body'));
  const recordParams = node.type === 'record_declaration' ? paramsOf(field(node, 'parameters')) : [];
  if (recordParams.length > 0) methods.push(recordConstructor(node, recordParams));
  if (node.type === 'enum_declaration') fields.push(...constantsOf(node, methods.length > 0));
  return cls(node, {
    bases: basesOf(node),
    methods,
    fields,
    decorators: annotationsOf(node),
    inner,
    abstract: node.type === 'interface_declaration' || hasModifier(node, 'abstract'),
  });
}

/** `new Runnable() { public void run() { ... } }`. */
export const anonymousClass = (body: Node, base: string): Class =>
  cls(body, { name: '', bases: [base], ...membersOf(body) });

const recordConstructor = (node: Node, params: readonly Param[]): Func =>
  func(node, {
    name: field(node, 'name')?.text ?? '',
    params: params.map((one) => ({ ...one, property: true })),
    body: [],
  });

function basesOf(node: Node): string[] {
  const clauses = kids(node).filter(
    (one) => one.type === 'superclass' || one.type === 'super_interfaces' || one.type === 'extends_interfaces',
  );
  return gather(clauses, (clause) => gather(kids(clause), (one) => (one.type === 'type_list' ? kids(one) : [one]))).map(
    (one) => plainType(one.text),
  );
}

function fieldsOf(node: Node): Field[] {
  if (node.type !== 'field_declaration' && node.type !== 'constant_declaration') return [];
  const type = listedType(field(node, 'type')?.text ?? '');
  return fields(node, 'declarator').map((one) => {
    const value = field(one, 'value');
    return {
      name: field(one, 'name')?.text ?? '',
      type,
      value: value ? expr(value) : null,
      static: hasModifier(node, 'static'),
      decorators: annotationsOf(node),
    };
  });
}

const hasModifier = (node: Node, word: string): boolean => {
  const modifiers = child(node, 'modifiers');
  return modifiers !== undefined && hasWord(modifiers, word, null);
};

function annotationsOf(node: Node): Expr[] {
  const modifiers = child(node, 'modifiers');
  return (modifiers ? kids(modifiers) : [])
    .filter((one) => one.type === 'marker_annotation' || one.type === 'annotation')
    .map((one) => name(one.startIndex, field(one, 'name')?.text ?? ''));
}

/** What a library makes from annotations of a method without a body is said by their arguments. */
function toldBy(node: Node): Expr[] {
  const modifiers = child(node, 'modifiers');
  if (!modifiers || field(node, 'body')) return annotationsOf(node);
  return kids(modifiers)
    .filter((one) => one.type === 'marker_annotation' || one.type === 'annotation')
    .map((one) => call(one, name(one.startIndex, field(one, 'name')?.text ?? ''), argsOf(field(one, 'arguments'))));
}

function functionOf(node: Node): Func {
  const nameNode = field(node, 'name');
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: () => paramsOf(field(node, 'parameters')),
    body: () => statements(field(node, 'body')),
    decorators: toldBy(node),
    static: hasModifier(node, 'static'),
    returns: plainType(field(node, 'type')?.text ?? ''),
  });
}

export function paramsOf(node: Node | null): Param[] {
  if (!node) return [];
  if (node.type === 'identifier') return [param(name(node.startIndex, node.text))];
  return gather(kids(node), (one): Param[] => {
    if (one.type === 'identifier') return [param(name(one.startIndex, one.text))];
    const target = field(one, 'name') ?? child(one, 'variable_declarator');
    if (!target) return [];
    return [
      param(name(target.startIndex, target.text), {
        type: listedType(field(one, 'type')?.text ?? ''),
        rest: one.type === 'spread_parameter',
      }),
    ];
  });
}
