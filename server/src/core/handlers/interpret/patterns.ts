/** Assignment to names, members and patterns. */
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import type { Machine } from './machine';
import { memberOf, setMember } from './members';
import { constant, join, literalOf, shapeOf, type Value } from './value';
import { elementOf, textOf } from './value-queries';

export function assignTo(machine: Machine, target: Expr, value: Value, declares = false): void {
  const { scope } = machine.frame;
  switch (target.k) {
    case 'name':
      if (declares) scope.declare(target.name, value);
      else scope.assign(target.name, value);
      return;
    case 'member':
      setMember(machine, evaluate(machine, target.object), target.name, value);
      return;
    case 'index': {
      const key = textOf(evaluate(machine, target.index));
      setMember(machine, evaluate(machine, target.object), key ?? null, value);
      return;
    }
    case 'list':
      target.items.forEach((item, index) => {
        if (item.k === 'spread') assignTo(machine, item.value, value, declares);
        else assignTo(machine, item, itemAt(value, index), declares);
      });
      return;
    case 'record':
      for (const { key, value: inner } of target.entries) {
        const name = key ? textOf(evaluate(machine, key)) : undefined;
        assignTo(
          machine,
          inner,
          key === null ? value : name === undefined ? elementOf(value) : memberOf(machine, value, name, target),
          declares,
        );
      }
      return;
    case 'assign': {
      // A default in a pattern: `{ a = 1 }`.
      const missing = value.shapes.length === 0 && value.origin === 0;
      const isNull = literalOf(value) === null;
      const fallback = evaluate(machine, target.value);
      assignTo(
        machine,
        target.target,
        missing || isNull ? fallback : value.origin === 0 ? value : join(value, fallback),
        declares,
      );
      return;
    }
    case 'cast':
    case 'await':
      assignTo(machine, target.value, value, declares);
      return;
    default:
      return;
  }
}

function itemAt(value: Value, index: number): Value {
  const list = shapeOf(value, 'list');
  if (!list) return elementOf(value);
  return list.items[index] ?? list.rest ?? constant;
}
