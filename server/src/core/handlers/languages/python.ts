/** Python: tree-sitter tree -> IR. */
import type { Arg, Catch, Class, Expr, Func, Import, Loop, Module, Param, Stmt } from '../ir/ir';
import {
  arg,
  call,
  child,
  entry,
  field,
  func,
  hasToken,
  kids,
  literal,
  member,
  type Node,
  name,
  numberLiteral,
  op,
  other,
  param,
} from './syntax';

export function readPython(root: Node): Module {
  const body = statements(root);
  return { package: null, imports: importsIn(body), body, exports: [] };
}

/** Imports anywhere at module level count, also inside `try:` and `if TYPE_CHECKING:`. */
function importsIn(body: readonly Stmt[]): Import[] {
  return body.flatMap((statement) => {
    if (statement.k === 'import') return [statement.imported];
    if (statement.k === 'try')
      return [...importsIn(statement.body), ...statement.catches.flatMap((one) => importsIn(one.body))];
    if (statement.k === 'if') return [...importsIn(statement.yes), ...importsIn(statement.no)];
    return [];
  });
}

function statements(block: Node | null): Stmt[] {
  return block ? kids(block).flatMap(statement) : [];
}

function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  switch (node.type) {
    case 'expression_statement':
      return kids(node).map((one) => expressionStatement(one));
    case 'return_statement':
      return [{ k: 'return', at, value: firstExpr(node) }];
    case 'raise_statement':
      return [{ k: 'throw', at, value: firstExpr(node) }];
    case 'if_statement':
      return [ifStatement(node)];
    case 'for_statement':
      return [
        {
          k: 'each',
          at,
          target: fieldExpr(node, 'left'),
          iterable: fieldExpr(node, 'right'),
          body: statements(field(node, 'body')),
        },
        ...elseOf(node),
      ];
    case 'while_statement':
      return [
        { k: 'loop', at, test: fieldExpr(node, 'condition'), body: statements(field(node, 'body')) },
        ...elseOf(node),
      ];
    case 'try_statement':
      return [tryStatement(node)];
    case 'with_statement':
      return [...withItems(node), { k: 'block', at, body: statements(field(node, 'body')) }];
    case 'function_definition':
      return [{ k: 'function', at, fn: functionOf(node, []) }];
    case 'class_definition':
      return [{ k: 'class', at, cls: classOf(node, []) }];
    case 'decorated_definition':
      return decorated(node);
    case 'import_statement':
    case 'import_from_statement':
      return importsOf(node).map((imported) => ({ k: 'import', at, imported }));
    case 'break_statement':
      return [{ k: 'exit', at, how: 'break' }];
    case 'continue_statement':
      return [{ k: 'exit', at, how: 'continue' }];
    case 'match_statement':
      return [matchStatement(node)];
    case 'assert_statement':
    case 'delete_statement':
      return [{ k: 'expr', at, value: other(at, kids(node).map(expr)) }];
    case 'block':
      return statements(node);
    default:
      return [];
  }
}

function expressionStatement(node: Node): Stmt {
  const at = node.startIndex;
  if (node.type === 'assignment') {
    const right = field(node, 'right');
    const type = field(node, 'type')?.text ?? null;
    return { k: 'declare', at, target: fieldExpr(node, 'left'), type, value: right ? expr(right) : null };
  }
  return { k: 'expr', at, value: expr(node) };
}

function ifStatement(node: Node): Stmt {
  const branches = kids(node).filter((one) => one.type === 'elif_clause' || one.type === 'else_clause');
  const rest = (index: number): Stmt[] => {
    const branch = branches[index];
    if (!branch) return [];
    if (branch.type === 'else_clause') return statements(field(branch, 'body'));
    const then = statements(field(branch, 'consequence'));
    return [{ k: 'if', at: branch.startIndex, test: fieldExpr(branch, 'condition'), yes: then, no: rest(index + 1) }];
  };
  return {
    k: 'if',
    at: node.startIndex,
    test: fieldExpr(node, 'condition'),
    yes: statements(field(node, 'consequence')),
    no: rest(0),
  };
}

/** `else` of a loop or a try: runs after it. */
function elseOf(node: Node): Stmt[] {
  const clause = child(node, 'else_clause');
  return clause ? statements(field(clause, 'body')) : [];
}

function tryStatement(node: Node): Stmt {
  const last = child(node, 'finally_clause');
  const catches = kids(node)
    .filter((one) => one.type === 'except_clause' || one.type === 'except_group_clause')
    .map(exceptClause);
  const body = [...statements(field(node, 'body')), ...elseOf(node)];
  return { k: 'try', at: node.startIndex, body, catches, last: last ? statements(child(last, 'block') ?? null) : [] };
}

function exceptClause(node: Node): Catch {
  const parts = kids(node).filter((one) => one.type !== 'block');
  const pattern = parts[0];
  const alias = pattern?.type === 'as_pattern' ? field(pattern, 'alias') : parts[1];
  const types = pattern?.type === 'as_pattern' ? kids(pattern)[0] : pattern;
  const listed = types?.type === 'tuple' ? kids(types) : types ? [types] : [];
  return {
    at: node.startIndex,
    end: node.endIndex,
    name: alias?.text ?? null,
    types: listed.map((one) => one.text),
    body: statements(child(node, 'block') ?? null),
  };
}

function withItems(node: Node): Stmt[] {
  const clause = child(node, 'with_clause');
  if (!clause) return [];
  return kids(clause).map((item) => {
    const at = item.startIndex;
    const value = field(item, 'value') ?? item;
    if (value.type !== 'as_pattern') return { k: 'expr', at, value: expr(value) };
    const [entered] = kids(value);
    const alias = field(value, 'alias');
    const target = alias ? expr(kids(alias)[0] ?? alias) : other(at, []);
    const opened = entered ? expr(entered) : other(at, []);
    return { k: 'declare', at, target, type: null, value: call(value, member(at, opened, '__enter__'), []) };
  });
}

function matchStatement(node: Node): Stmt {
  const body = field(node, 'body');
  const cases = (body ? kids(body) : []).filter((one) => one.type === 'case_clause');
  return {
    k: 'switch',
    at: node.startIndex,
    subject: fieldExpr(node, 'subject'),
    cases: cases.map((one) => {
      const patterns = kids(one).filter((part) => part.type === 'case_pattern');
      const tests = patterns.map((part) => expr(kids(part)[0] ?? part));
      const isDefault = patterns.length === 1 && patterns[0]?.text === '_';
      return { tests: isDefault ? [] : tests, body: statements(field(one, 'consequence')) };
    }),
  };
}

function decorated(node: Node): Stmt[] {
  const decorators = kids(node)
    .filter((one) => one.type === 'decorator')
    .map((one) => firstExpr(one) ?? other(one.startIndex, []));
  const definition = field(node, 'definition');
  if (!definition) return [];
  const at = definition.startIndex;
  if (definition.type === 'class_definition') return [{ k: 'class', at, cls: classOf(definition, decorators) }];
  return [{ k: 'function', at, fn: functionOf(definition, decorators) }];
}

function functionOf(node: Node, decorators: readonly Expr[]): Func {
  const nameNode = field(node, 'name');
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: paramsOf(field(node, 'parameters')),
    body: statements(field(node, 'body')),
    decorators,
    async: hasToken(node, 'async'),
    static: decorators.some((one) => one.k === 'name' && one.name === 'staticmethod'),
    returns: field(node, 'return_type')?.text ?? null,
  });
}

function paramsOf(node: Node | null): Param[] {
  if (!node) return [];
  return kids(node).flatMap((one): Param[] => {
    switch (one.type) {
      case 'identifier':
        return [param(expr(one))];
      case 'default_parameter':
      case 'typed_default_parameter':
        return [
          param(fieldExpr(one, 'name'), { fallback: fieldExpr(one, 'value'), type: field(one, 'type')?.text ?? null }),
        ];
      case 'typed_parameter': {
        const [target] = kids(one);
        const rest = target?.type === 'list_splat_pattern' || target?.type === 'dictionary_splat_pattern';
        const inner = rest ? target && kids(target)[0] : target;
        return inner ? [param(expr(inner), { type: field(one, 'type')?.text ?? null, rest })] : [];
      }
      case 'list_splat_pattern':
      case 'dictionary_splat_pattern': {
        const [inner] = kids(one);
        return inner ? [param(expr(inner), { rest: true })] : [];
      }
      default:
        return [];
    }
  });
}

function classOf(node: Node, decorators: readonly Expr[]): Class {
  const nameNode = field(node, 'name');
  const bases = field(node, 'superclasses');
  const body = statements(field(node, 'body'));
  return {
    kind: 'class',
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    at: node.startIndex,
    end: node.endIndex,
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
    abstract: false,
  };
}

function importsOf(node: Node): Import[] {
  const at = node.startIndex;
  const from = field(node, 'module_name');
  const parts = node.childrenForFieldName('name');
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

const fieldExpr = (node: Node, fieldName: string): Expr => {
  const found = field(node, fieldName);
  return found ? expr(found) : other(node.startIndex, []);
};

function firstExpr(node: Node): Expr | null {
  const [first] = kids(node);
  return first ? expr(first) : null;
}

const operators: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  is: '==',
  'is not': '!=',
  'not in': 'not in',
  '<>': '!=',
};

function expr(node: Node): Expr {
  const at = node.startIndex;
  switch (node.type) {
    case 'identifier':
      return name(at, node.text);
    case 'attribute': {
      const [object, attribute] = kids(node);
      return object && attribute ? member(at, expr(object), attribute.text) : other(at, []);
    }
    case 'call':
      return callOf(node);
    case 'string':
      return stringOf(node);
    case 'concatenated_string':
      return { k: 'text', at, parts: kids(node).map(expr) };
    case 'integer':
    case 'float':
      return numberLiteral(node);
    case 'true':
    case 'false':
      return literal(at, node.type === 'true');
    case 'none':
      return literal(at, null);
    case 'subscript': {
      const [object, index] = kids(node);
      if (!object || !index) return other(at, []);
      if (index.type === 'slice')
        return {
          k: 'call',
          at,
          end: node.endIndex,
          callee: member(at, expr(object), 'slice'),
          args: [],
          construct: false,
        };
      return { k: 'index', at, object: expr(object), index: expr(index) };
    }
    case 'dictionary':
      return {
        k: 'record',
        at,
        type: null,
        entries: kids(node).map((one) =>
          one.type === 'pair'
            ? entry(fieldExpr(one, 'key'), fieldExpr(one, 'value'))
            : entry(null, firstExpr(one) ?? other(at, [])),
        ),
      };
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      return { k: 'list', at, items: kids(node).map(expr) };
    case 'list_splat':
    case 'list_splat_pattern':
    case 'dictionary_splat':
      return { k: 'spread', at, value: firstExpr(node) ?? other(at, []) };
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension':
      return comprehension(node);
    case 'lambda': {
      const body = field(node, 'body');
      const value = body ? expr(body) : null;
      return {
        k: 'function',
        at,
        fn: func(node, { params: paramsOf(field(node, 'parameters')), body: [{ k: 'return', at, value }] }),
      };
    }
    case 'binary_operator':
      return op(at, field(node, 'operator')?.text ?? '+', fieldExpr(node, 'left'), fieldExpr(node, 'right'));
    case 'boolean_operator':
      return op(
        at,
        operators[field(node, 'operator')?.text ?? ''] ?? '&&',
        fieldExpr(node, 'left'),
        fieldExpr(node, 'right'),
      );
    case 'comparison_operator': {
      const sign = node
        .childrenForFieldName('operators')
        .map((one) => one.text)
        .join(' ');
      return op(at, operators[sign] ?? sign, ...kids(node).map(expr));
    }
    case 'not_operator':
      return op(at, '!', fieldExpr(node, 'argument'));
    case 'unary_operator':
      return op(at, field(node, 'operator')?.text ?? '-', fieldExpr(node, 'argument'));
    case 'conditional_expression': {
      const [then, test, otherwise] = kids(node).map(expr);
      return then && test && otherwise ? { k: 'choice', at, test, yes: then, no: otherwise } : other(at, []);
    }
    case 'await':
      return { k: 'await', at, value: firstExpr(node) ?? other(at, []) };
    case 'parenthesized_expression':
      return firstExpr(node) ?? other(at, []);
    case 'assignment':
    case 'named_expression':
      return {
        k: 'assign',
        at,
        target: fieldExpr(node, node.type === 'assignment' ? 'left' : 'name'),
        value: fieldExpr(node, node.type === 'assignment' ? 'right' : 'value'),
        op: null,
      };
    case 'augmented_assignment':
      return {
        k: 'assign',
        at,
        target: fieldExpr(node, 'left'),
        value: fieldExpr(node, 'right'),
        op: (field(node, 'operator')?.text ?? '+=').slice(0, -1),
      };
    default:
      return other(at, kids(node).map(expr));
  }
}

function callOf(node: Node): Expr {
  const [callee, list] = kids(node);
  if (!callee || !list) return other(node.startIndex, []);
  if (list.type === 'generator_expression') return call(node, expr(callee), [arg(comprehension(list))]);
  const args = kids(list).map((one): Arg => {
    if (one.type === 'keyword_argument') return arg(fieldExpr(one, 'value'), field(one, 'name')?.text ?? null);
    if (one.type === 'dictionary_splat')
      return arg({ k: 'spread', at: one.startIndex, value: firstExpr(one) ?? other(one.startIndex, []) }, '**');
    return arg(expr(one));
  });
  return call(node, expr(callee), args);
}

function comprehension(node: Node): Expr {
  const at = node.startIndex;
  const loops: Loop[] = [];
  for (const one of kids(node)) {
    if (one.type === 'for_in_clause') {
      loops.push({ target: fieldExpr(one, 'left'), iterable: fieldExpr(one, 'right'), conditions: [] });
    } else if (one.type === 'if_clause') {
      const last = loops.pop();
      if (last) loops.push({ ...last, conditions: [...last.conditions, firstExpr(one) ?? other(at, [])] });
    }
  }
  const body = field(node, 'body');
  const value = body?.type === 'pair' ? other(at, kids(body).map(expr)) : body ? expr(body) : other(at, []);
  return { k: 'comprehension', at, value, loops };
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function stringOf(node: Node): Expr {
  const at = node.startIndex;
  const parts = kids(node).flatMap((one): Expr[] => {
    if (one.type === 'interpolation') return [fieldExpr(one, 'expression')];
    if (one.type !== 'string_content') return [];
    const inner = one.namedChildren;
    if (inner.length === 0) return [literal(one.startIndex, one.text)];
    return [
      literal(
        one.startIndex,
        one.text.replace(/\\([\s\S])/g, (whole, c: string) => escapes[c] ?? whole),
      ),
    ];
  });
  const [only] = parts;
  if (!only) return literal(at, '');
  return parts.length === 1 && only.k === 'literal' ? { ...only, at } : { k: 'text', at, parts };
}
