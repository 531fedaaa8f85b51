/** Whether the body of a loop can become a function of the record alone. */
import { field, type Node } from '../languages/tree-node';
import { parameterNames, type RecordLoop } from './handler-scope';

const leavesLoop = [
  'return_statement',
  'break_statement',
  'continue_statement',
  'yield',
  'yield_expression',
  'nonlocal_statement',
  'global_statement',
];

/** It neither leaves the loop nor shares names with the rest of the handler. */
export function standsAlone({ body, record }: RecordLoop, fn: Node): boolean {
  if (body.descendantsOfType(leavesLoop).length > 0) return false;
  if (body.descendantsOfType('this').length > 0) return false;
  const inside = new Set(namesIn(body));
  const bound = boundNames(fn);
  for (const { name, at } of bound) {
    if (name === record) continue;
    const isInBody = at >= body.startIndex && at < body.endIndex;
    if (!isInBody && inside.has(name)) return false;
    // What the loop leaves behind is read after it.
    if (isInBody && namesOutside(fn, body).has(name)) return false;
  }
  return !parameterNames(fn).some((name) => name === undefined || (name !== record && inside.has(name)));
}

const namesIn = (node: Node): readonly string[] =>
  node.descendantsOfType(['identifier', 'shorthand_property_identifier']).map(({ text }) => text);

function namesOutside(fn: Node, body: Node): ReadonlySet<string> {
  return new Set(
    fn
      .descendantsOfType(['identifier', 'shorthand_property_identifier'])
      .filter(({ startIndex }) => startIndex < body.startIndex || startIndex >= body.endIndex)
      .map(({ text }) => text),
  );
}

/** Names that are given a value in the function. */
function boundNames(fn: Node): readonly { readonly name: string; readonly at: number }[] {
  const targets = [
    ...fn
      .descendantsOfType(['assignment', 'augmented_assignment', 'for_statement', 'for_in_statement'])
      .map((one) => field(one, 'left')),
    ...fn
      .descendantsOfType(['assignment_expression', 'augmented_assignment_expression'])
      .map((one) => field(one, 'left')),
    ...fn
      .descendantsOfType(['variable_declarator', 'function_declaration', 'named_expression'])
      .map((one) => field(one, 'name')),
    ...fn.descendantsOfType('update_expression').map((one) => field(one, 'argument')),
    ...fn.descendantsOfType('as_pattern_target'),
    ...fn
      .descendantsOfType('function_definition')
      .filter((one) => !one.equals(fn))
      .map((one) => field(one, 'name')),
    ...fn.descendantsOfType(['import_statement', 'import_from_statement']),
  ];
  return targets.flatMap((target) =>
    target === null
      ? []
      : [target, ...target.descendantsOfType(['identifier', 'shorthand_property_identifier_pattern'])]
          .filter(({ type }) => type === 'identifier' || type === 'shorthand_property_identifier_pattern')
          .map(({ text, startIndex }) => ({ name: text, at: startIndex })),
  );
}
