/** C#'s queries: `from order in orders where order.Total > 0 let id = order.Id select Send(id)`. */
import type { Expr, Loop } from '../ir/ir';
import { expr } from './csharp-expressions';
import { field, kids, type Node, name, other } from './syntax';

export function query(node: Node): Expr {
  const at = node.startIndex;
  const loops: Loop[] = [];
  let value: Expr = other(at, []);
  for (const one of kids(node)) {
    const parts = kids(one);
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) continue;
    const named = field(one, 'name') ?? first;
    const target = name(named.startIndex, named.text);
    switch (one.type) {
      case 'from_clause':
        loops.push({ target, iterable: expr(last), conditions: [] });
        break;
      case 'join_clause': {
        const joined = parts.find((part) => part.type === 'identifier') ?? first;
        const over = parts[parts.indexOf(joined) + 1];
        if (over) loops.push({ target: name(at, joined.text), iterable: expr(over), conditions: [] });
        break;
      }
      case 'let_clause':
        loops.push({ target, iterable: { k: 'list', at, items: [expr(last)] }, conditions: [] });
        break;
      case 'where_clause': {
        const around = loops.pop();
        if (around) loops.push({ ...around, conditions: [...around.conditions, expr(last)] });
        break;
      }
      case 'select_clause':
        value = expr(last);
        break;
      // Each group is a list of what it groups.
      case 'group_clause':
        value = { k: 'list', at, items: [expr(first)] };
        break;
    }
  }
  return { k: 'comprehension', at, value, loops };
}
