/** Blocks of Java that give fields their first values: `static { ROUTES = new HashMap<>(); ROUTES.put("pay", App::pay); }`. */
import type { Expr, Field, Stmt } from '../ir/ir';
import { somePart } from '../ir/some-part';
import { statements } from './java';
import { call, child, func, type Node, name } from './syntax';

/** Each field that the block sets or fills starts with what the block leaves in it. */
export function initialised(fields: Field[], block: Node): void {
  const isStatic = block.type === 'static_initializer';
  const body = statements(isStatic ? (child(block, 'block') ?? null) : block);
  fields.forEach((one, index) => {
    if (one.static === isStatic && body.some((statement) => somePart([statement], (part) => changes(part, one.name))))
      fields[index] = { ...one, value: startOf(block, body, one) };
  });
}

/** The field as a variable of its name, which the block works on. */
function startOf(block: Node, body: readonly Stmt[], one: Field): Expr {
  const at = block.startIndex;
  const target = name(at, one.name);
  const declared: Stmt = { k: 'declare', at, target, type: one.type, value: one.value };
  const fn = func(block, { params: [], body: [declared, ...body, { k: 'return', at, value: target }] });
  return call(block, { k: 'function', at, fn }, []);
}

const changes = (part: Expr | Stmt, field: string): boolean =>
  part.k === 'assign'
    ? isField(part.target, field)
    : part.k === 'call' && part.callee.k === 'member' && isField(part.callee.object, field);

const isField = (target: Expr, field: string): boolean => target.k === 'name' && target.name === field;
