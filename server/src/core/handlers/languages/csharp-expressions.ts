/** C# expressions: tree-sitter tree -> IR. */
import type { Arg, Expr, Stmt } from '../ir/ir';
import { statements } from './csharp';
import { conditionalAccess } from './csharp-access';
import { paramsOf } from './csharp-classes';
import { anonymousEntries, changedCopy, creation, initializer } from './csharp-objects';
import { isPattern, switchValue } from './csharp-patterns';
import { query } from './csharp-queries';
import { pathExpr } from './java-expressions';
import {
  arg,
  call,
  child,
  field,
  func,
  kids,
  literal,
  member,
  type Node,
  name,
  numberLiteral,
  op,
  other,
  plainType,
} from './syntax';

export const fieldExpr = (node: Node, fieldName: string): Expr => {
  const found = field(node, fieldName);
  return found ? expr(found) : other(node.startIndex, []);
};

/** The value that stands in a node; `this` alone is a word to the grammar, and no part of it. */
export function valueIn(node: Node): Expr | null {
  const value = kids(node).at(-1);
  if (value) return expr(value);
  return /^(return|=>)?\s*this\s*;?$/.test(node.text) ? name(node.startIndex, 'this') : null;
}

export function expr(node: Node): Expr {
  const at = node.startIndex;
  const parts = (): Expr[] => kids(node).map(expr);
  const inner = (): Expr => parts()[0] ?? other(at, []);
  switch (node.type) {
    case 'identifier':
    case 'implicit_parameter':
      return name(at, node.text);
    case 'this':
    case 'this_expression':
      return name(at, 'this');
    case 'base':
    case 'base_expression':
      return name(at, 'super');
    case 'generic_name':
      return name(at, kids(node)[0]?.text ?? '');
    case 'predefined_type':
      return name(at, node.text);
    case 'qualified_name':
      return pathExpr(at, plainType(node.text));
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
      return literal(at, stringText(node.text));
    case 'character_literal':
      return literal(at, node.text.slice(1, -1));
    case 'integer_literal':
    case 'real_literal':
      return numberLiteral(node);
    case 'boolean_literal':
      return literal(at, node.text === 'true');
    case 'null_literal':
    case 'default_expression':
      return literal(at, null);
    case 'interpolated_string_expression':
      return {
        k: 'text',
        at,
        parts: kids(node).flatMap((one): Expr[] =>
          one.type === 'interpolation'
            ? kids(one)
                .filter((each) => !/brace|alignment|format/.test(each.type))
                .map(expr)
            : /content|escape/.test(one.type)
              ? [literal(one.startIndex, one.text)]
              : [],
        ),
      };
    case 'member_access_expression': {
      const property = field(node, 'name');
      return member(
        at,
        fieldExpr(node, 'expression'),
        property?.type === 'generic_name' ? (kids(property)[0]?.text ?? '') : (property?.text ?? ''),
      );
    }
    case 'conditional_access_expression':
      return conditionalAccess(node);
    case 'element_access_expression': {
      const subscript = field(node, 'subscript');
      const [index] = subscript ? kids(subscript) : [];
      return { k: 'index', at, object: fieldExpr(node, 'expression'), index: index ? expr(index) : other(at, []) };
    }
    case 'invocation_expression': {
      const callee = fieldExpr(node, 'function');
      const service = serviceType(node);
      if (service !== null) return { k: 'cast', at, type: service, value: call(node, callee, outArgs(node)) };
      // `await a?.b()` is read as if only `a` were awaited.
      return callee.k === 'await'
        ? { ...callee, value: call(node, callee.value, outArgs(node)) }
        : call(node, callee, outArgs(node));
    }
    case 'argument':
      return valueIn(node) ?? other(at, []);
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return creation(node);
    case 'anonymous_object_creation_expression':
      return { k: 'record', at, type: null, entries: anonymousEntries(node) };
    case 'initializer_expression':
      return initializer(node, null);
    case 'element_binding_expression':
    case 'collection_expression':
    case 'tuple_expression':
      return {
        k: 'list',
        at,
        items: kids(node).map((one) => expr(one.type === 'collection_element' ? (kids(one)[0] ?? one) : one)),
      };
    case 'array_creation_expression':
    case 'implicit_array_creation_expression': {
      const values = child(node, 'initializer_expression');
      return { k: 'list', at, items: values ? kids(values).map(expr) : [] };
    }
    case 'lambda_expression':
    case 'anonymous_method_expression': {
      const body = field(node, 'body') ?? kids(node).at(-1) ?? null;
      const inside = (): Stmt[] =>
        !body ? [] : body.type === 'block' ? statements(body) : [{ k: 'return', at, value: expr(body) }];
      const isAsync = kids(node).some((one) => one.type === 'modifier' && one.text === 'async');
      return {
        k: 'function',
        at,
        fn: func(node, { params: paramsOf(field(node, 'parameters')), body: inside, async: isAsync }),
      };
    }
    case 'await_expression':
      return { k: 'await', at, value: inner() };
    case 'parenthesized_expression':
    case 'checked_expression':
    case 'ref_expression':
      return inner();
    case 'throw_expression':
      return op(at, 'throw', inner());
    case 'postfix_unary_expression':
    case 'prefix_unary_expression': {
      const text = node.text;
      if (text.includes('++') || text.includes('--'))
        return { k: 'assign', at, target: inner(), value: literal(at, 1), op: '+' };
      if (text.startsWith('!') && node.type === 'prefix_unary_expression') return op(at, '!', inner());
      return inner();
    }
    case 'assignment_expression': {
      const sign = field(node, 'operator')?.text ?? '=';
      return {
        k: 'assign',
        at,
        target: fieldExpr(node, 'left'),
        value: fieldExpr(node, 'right'),
        op: sign === '=' ? null : sign.slice(0, -1),
      };
    }
    case 'binary_expression':
      return op(at, field(node, 'operator')?.text ?? '+', fieldExpr(node, 'left'), fieldExpr(node, 'right'));
    case 'is_pattern_expression':
      return isPattern(node);
    case 'as_expression':
      return { k: 'cast', at, type: plainType(field(node, 'right')?.text ?? ''), value: fieldExpr(node, 'left') };
    case 'cast_expression':
      return { k: 'cast', at, type: plainType(field(node, 'type')?.text ?? ''), value: fieldExpr(node, 'value') };
    case 'conditional_expression':
      return {
        k: 'choice',
        at,
        test: fieldExpr(node, 'condition'),
        yes: fieldExpr(node, 'consequence'),
        no: fieldExpr(node, 'alternative'),
      };
    case 'switch_expression':
      return switchValue(node);
    case 'with_expression':
      return changedCopy(node);
    case 'query_expression':
      return query(node);
    case 'typeof_expression':
    case 'sizeof_expression':
      return literal(at, node.text);
    default:
      return other(at, parts());
  }
}

export function argsOf(node: Node | null): Arg[] {
  return (node ? kids(node) : []).map((one) => {
    const label = field(one, 'name');
    const value = kids(one).at(-1);
    return arg(value ? expr(value) : other(one.startIndex, []), label ? label.text.replace(/:$/, '') : null);
  });
}

/** `root.TryGetProperty(key, out var value)` declares a value that is made of the receiver and the other arguments. */
function outArgs(node: Node): Arg[] {
  const list = field(node, 'arguments');
  const given = list ? kids(list) : [];
  const declared = given.map((one) => kids(one).find(({ type }) => type === 'declaration_expression'));
  const args = argsOf(list);
  if (!declared.some((one) => one !== undefined)) return args;
  const callee = field(node, 'function');
  const receiver = callee?.type === 'member_access_expression' ? field(callee, 'expression') : null;
  const from = args.filter((_, index) => declared[index] === undefined).map(({ value }) => value);
  const at = node.startIndex;
  return args.map((one, index) => {
    const target = declared[index];
    const label = target && kids(target).at(-1);
    if (!label) return one;
    const value: Expr = { k: 'op', at, op: 'out', items: receiver ? [expr(receiver), ...from] : from };
    return { ...one, value: { k: 'assign', at, target: name(label.startIndex, label.text), value, op: 'bind' } };
  });
}

function stringText(text: string): string {
  if (text.startsWith('"""')) return text.replace(/^"+|"+$/g, '');
  if (text.startsWith('@')) return text.slice(2, -1).replaceAll('""', '"');
  return text
    .slice(1, -1)
    .replace(/\\n/g, '\n')
    .replace(/\\(["\\])/g, '$1');
}

/** `provider.GetRequiredService<IOrders>()`, `JsonSerializer.Deserialize<Order>(text)` give an object of that type. */
function serviceType(node: Node): string | null {
  const method = field(node, 'function');
  const generic = method?.type === 'member_access_expression' ? field(method, 'name') : null;
  if (generic?.type !== 'generic_name') return null;
  const [name, types] = kids(generic);
  const [type, more] = types ? kids(types) : [];
  return type && !more && givesNamedType.test(name?.text ?? '') ? plainType(type.text) : null;
}

const givesNamedType =
  /^(Get(Required|Keyed|RequiredKeyed)?Service|Load(Async)?|Resolve|GetInstance|Deserialize(Object|Async)?|ReadFromJsonAsync|GetFromJsonAsync|ToObject|For|CreateInstance)$/;
