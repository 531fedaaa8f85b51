/** Throws the error of a `catch` again, where the block ends now. */
import type { SourceEdit } from '../../text/source-edit';
import { field, kids, type Node } from '../languages/tree-node';
import {
  freeName,
  indentAt,
  indentUnit,
  insert,
  lineEnd,
  replace,
  type Source,
  semicolonOf,
  startingAt,
  startsLine,
} from './source';

const clauses = ['except_clause', 'catch_clause', 'rescue'];

/** What ends the block without telling. */
const exits = [
  'return_statement',
  'continue_statement',
  'break_statement',
  'pass_statement',
  'return',
  'next',
  'break',
];

export function rethrow(source: Source, start: number): readonly SourceEdit[] | undefined {
  const [clause] = startingAt(source, start, clauses);
  const body = clause && bodyOf(clause);
  const again = clause && body && throwing(source, clause);
  if (!clause || !body || !again) return undefined;
  const statements = kids(body);
  const last = statements.at(-1);
  if (statements.some((one) => one !== last && leaves(one))) return undefined;
  const { statement, naming } = again;
  if (last && exits.includes(last.type)) {
    // What is returned may do something still.
    if (last.type.startsWith('return') && last.descendantsOfType(['call', 'call_expression', 'await']).length > 0)
      return undefined;
    return [...naming, replace(source, last.startIndex, last.endIndex, statement)];
  }
  if (last && leaves(last)) return undefined;
  return [...naming, ...atTheEnd(source, clause, body, last, statement)];
}

function bodyOf(clause: Node): Node | undefined {
  return field(clause, 'body') ?? kids(clause).findLast(({ type }) => type === 'block' || type === 'statement_block');
}

/** A way out of the block that is not its end: what would go on without the error being thrown. */
function leaves(node: Node): boolean {
  return exits.includes(node.type) || node.descendantsOfType(exits).length > 0;
}

function throwing(
  source: Source,
  clause: Node,
): { readonly statement: string; readonly naming: readonly SourceEdit[] } | undefined {
  const end = semicolonOf(source);
  switch (source.language) {
    case 'python':
    case 'ruby':
      return { statement: 'raise', naming: [] };
    case 'csharp':
      return { statement: 'throw;', naming: [] };
    case 'java': {
      const name = clause.descendantsOfType('catch_formal_parameter')[0]?.childForFieldName('name')?.text;
      // What is caught as `Exception` may be checked, and the method need not declare it.
      return name === undefined ? undefined : { statement: `throw new RuntimeException(${name});`, naming: [] };
    }
    case 'javascript':
    case 'typescript': {
      const parameter = field(clause, 'parameter');
      if (parameter) {
        return parameter.type === 'identifier' ? { statement: `throw ${parameter.text}${end}`, naming: [] } : undefined;
      }
      const name = freeName(source, 'error');
      return {
        statement: `throw ${name}${end}`,
        naming: [insert(source, clause.startIndex + 'catch'.length, ` (${name})`)],
      };
    }
    default:
      return undefined;
  }
}

function atTheEnd(source: Source, clause: Node, body: Node, last: Node | undefined, statement: string) {
  if (last) {
    // A block on the line of its clause has no line to follow.
    if (!startsLine(source, last.startIndex)) return [];
    const end = lineEnd(source.text, last.endIndex);
    const behind = source.text.slice(last.endIndex, end).trim();
    if (behind !== '' && !/^(#|\/\/)/.test(behind)) return [];
    return [insert(source, end, `\n${indentAt(source, last.startIndex)}${statement}`)];
  }
  const outer = indentAt(source, clause.startIndex);
  const comments = body.namedChildren.at(-1);
  if (!body.text.startsWith('{')) return [];
  const inner = `${outer}${indentUnit(source)}`;
  if (comments) return [insert(source, lineEnd(source.text, comments.endIndex), `\n${inner}${statement}`)];
  return [replace(source, body.startIndex, body.endIndex, `{\n${inner}${statement}\n${outer}}`)];
}
