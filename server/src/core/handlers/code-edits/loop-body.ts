/** Whether the body of a loop can become a function, and what it shares with the code around it. */
import { field, kids, type Node } from '../languages/tree-node';
import { isFunction, parameterNames } from './handler-scope';
import type { RecordLoop } from './record-loops';

const exits = [
  'return_statement',
  'break_statement',
  'continue_statement',
  'yield',
  'yield_expression',
  'yield_statement',
  'goto_statement',
  'nonlocal_statement',
  'global_statement',
  'this',
  'this_expression',
];

const loops =
  /^(for_statement|for_in_statement|while_statement|do_statement|enhanced_for_statement|foreach_statement|for_each_statement)$/;

/** The `continue`s of the loop, which become `return`s; undefined where it is left in any other way, or means its object. */
export function continuesOf({ body, node }: RecordLoop): readonly Node[] | undefined {
  const found: Node[] = [];
  for (const one of body.descendantsOfType(exits)) {
    const { owner, isInside } = ownerOf(one, node);
    if (one.type === 'continue_statement' && owner === 'loop') {
      if (one.namedChildCount > 0) return undefined;
      found.push(one);
    } else if (!isInside) return undefined;
  }
  return found;
}

/** Who is left: a function or loop inside of the body, or the loop itself. */
function ownerOf(exit: Node, loop: Node): { readonly owner: 'loop' | 'other'; readonly isInside: boolean } {
  for (let at = exit.parent; at && !at.equals(loop); at = at.parent) {
    if (isFunction(at) && !/^(this|this_expression)$/.test(exit.type)) return { owner: 'other', isInside: true };
    const isBreak = /^(break|continue)_statement$/.test(exit.type) && exit.namedChildCount === 0;
    if (isBreak && (loops.test(at.type) || (exit.type === 'break_statement' && /^switch/.test(at.type))))
      return { owner: 'other', isInside: true };
  }
  return { owner: 'loop', isInside: false };
}

export interface Shared {
  /** Names of the code around the loop that its body uses. */
  readonly used: ReadonlySet<string>;
  /** One of the two changes what the other uses. */
  readonly changed: boolean;
}

export function sharedWith(fn: Node, { body, left }: RecordLoop): Shared {
  const inside = new Set(namesIn(body));
  const outside = new Set(
    [...fn.descendantsOfType(nameTypes)]
      .filter(({ startIndex }) => startIndex < body.startIndex || startIndex >= body.endIndex)
      .map(({ text }) => text),
  );
  const own = new Set(left.type === 'identifier' ? [left.text] : namesIn(left));
  const used = new Set<string>();
  let changed = false;
  for (const { name, at } of boundNames(fn)) {
    if (own.has(name)) continue;
    const isInBody = at >= body.startIndex && at < body.endIndex;
    if (!isInBody && inside.has(name)) used.add(name);
    if (isInBody && outside.has(name)) changed = true;
  }
  for (const name of parameterNames(fn)) if (name !== undefined && inside.has(name) && !own.has(name)) used.add(name);
  const pattern = field(fn, 'parameters')?.namedChildren.find(
    (one) => (field(one, 'pattern') ?? one).type === 'object_pattern',
  );
  for (const name of pattern ? namesIn(pattern) : []) if (inside.has(name) && !own.has(name)) used.add(name);
  return { used, changed };
}

const nameTypes = ['identifier', 'shorthand_property_identifier', 'shorthand_property_identifier_pattern'];

const namesIn = (node: Node): readonly string[] => node.descendantsOfType(nameTypes).map(({ text }) => text);

/** Names that are given a value in the function, and where. */
function boundNames(fn: Node): readonly { readonly name: string; readonly at: number }[] {
  const targets = [
    ...fn
      .descendantsOfType([
        'assignment',
        'augmented_assignment',
        'for_statement',
        'for_in_statement',
        'foreach_statement',
      ])
      .map((one) => field(one, 'left')),
    ...fn
      .descendantsOfType(['assignment_expression', 'augmented_assignment_expression'])
      .map((one) => field(one, 'left')),
    ...fn
      .descendantsOfType([
        'variable_declarator',
        'function_declaration',
        'named_expression',
        'enhanced_for_statement',
        'local_function_statement',
      ])
      .map((one) => field(one, 'name')),
    ...fn.descendantsOfType('update_expression').map((one) => field(one, 'argument') ?? kids(one)[0] ?? null),
    ...fn.descendantsOfType(['as_pattern_target', 'prefix_unary_expression', 'postfix_unary_expression']),
    ...fn
      .descendantsOfType('function_definition')
      .filter((one) => !one.equals(fn))
      .map((one) => field(one, 'name')),
    ...fn.descendantsOfType(['import_statement', 'import_from_statement']),
  ];
  return targets.flatMap((target) =>
    target === null
      ? []
      : [target, ...target.descendantsOfType(nameTypes)]
          .filter(({ type }) => nameTypes.includes(type))
          .map(({ text, startIndex }) => ({ name: text, at: startIndex })),
  );
}
