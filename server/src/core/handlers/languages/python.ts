/** Python: tree-sitter tree -> IR. */
import type { Catch, Expr, Import, Module, Stmt } from '../ir/ir';
import { classOf, decorated, functionOf, importsOf } from './python-declarations';
import { expr, fieldExpr, firstExpr } from './python-expressions';
import { yieldStatement } from './python-generators';
import { call, child, field, gather, kids, member, type Node, name, other } from './syntax';

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

export function statements(block: Node | null): Stmt[] {
  return block ? gather(kids(block), statement) : [];
}

function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  switch (node.type) {
    case 'expression_statement':
      return kids(node).map((one) => (one.type === 'yield' ? yieldStatement(one) : expressionStatement(one)));
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
    case 'global_statement':
    case 'nonlocal_statement':
      return [{ k: 'outer', at, names: kids(node).map((one) => one.text) }];
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
    if (value.type !== 'as_pattern')
      return { k: 'expr', at, value: call(value, member(at, expr(value), '__enter__'), []) };
    const entered = kids(value)[0];
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
      const tests = patterns.map((part) => patternOf(kids(part)[0] ?? part));
      const isDefault = patterns.length === 1 && patterns[0]?.text === '_';
      return { tests: isDefault ? [] : tests, body: statements(field(one, 'consequence')) };
    }),
  };
}

/** `case State.NEW:` names a constant. */
function patternOf(node: Node): Expr {
  const at = node.startIndex;
  const [first = '', ...rest] = node.type === 'dotted_name' ? node.text.split('.') : [];
  return first === '' ? expr(node) : rest.reduce<Expr>((object, part) => member(at, object, part), name(at, first));
}
