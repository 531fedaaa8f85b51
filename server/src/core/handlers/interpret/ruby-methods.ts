/** Methods that an object of Ruby has without a `def` of that name: `method_missing`, what `each` brings along, constants by their names. */
import { hole } from '../handler-facts';
import { functionIn } from './call-arguments';
import { callFunction } from './calls';
import { patternOf } from './chosen-member';
import type { Machine, Site } from './machine';
import { loose, memberOf, methodOf } from './members';
import { setMember } from './set-members';
import {
  type CallArgs,
  type ClassShape,
  joinAll,
  literalValue,
  noArgs,
  Origin,
  ofOrigin,
  type Shape,
  shapeOf,
  unknown,
  type Value,
} from './value';
import { textOf } from './value-queries';

/** Undefined where the object has none of these. */
export function callUndefined(
  machine: Machine,
  receiver: Value,
  name: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const of = shapeOf(receiver, 'instance')?.of ?? shapeOf(receiver, 'class');
  if (of?.unit.language !== 'ruby') return undefined;
  const isStatic = shapeOf(receiver, 'class') !== undefined;
  const self = receiver;
  // `list << item` is read as `push`.
  const shovel = name === 'push' ? methodOf(machine, of, '<<', isStatic) : undefined;
  if (shovel) return callFunction(machine, { ...shovel, self }, args, site);
  const [constant] = args.list;
  if (isStatic && name === 'const_get' && constant) return chosenClass(machine, constant, of);
  const named = (name === 'method' || name === 'instance_variable_get') && textOf(constant);
  if (named) return memberOf(machine, receiver, named.replace(/^@/, ''), site);
  if (isStatic && mixing.test(name) && extendBy(machine, receiver, args)) return receiver;
  const each = enumerable.test(name) && functionIn(machine, args) ? methodOf(machine, of, 'each', isStatic) : undefined;
  if (each) {
    callFunction(machine, { ...each, self }, args, site);
    return ofOrigin(receiver.origin | Origin.read);
  }
  const missing = methodOf(machine, of, 'method_missing', isStatic);
  if (!missing || machine.stack.includes(missing.fn)) return undefined;
  return callFunction(
    machine,
    { ...missing, self },
    { list: [literalValue(name), ...args.list], named: args.named },
    site,
  );
}

const mixing = /^(include|extend|prepend)$/;

/** `base.extend(ClassMethods)`, as a module does with what includes it: its methods are the class's own. */
function extendBy(machine: Machine, cls: Value, { list }: CallArgs): boolean {
  const modules = list.flatMap((one) => shapeOf(one, 'class') ?? []);
  for (const { cls: module, unit, scope } of modules)
    for (const fn of module.methods) {
      const owner: ClassShape = { kind: 'class', cls: module, unit, scope };
      const shape: Shape = { kind: 'function', fn, unit, scope, self: null, owner, wraps: [] };
      setMember(machine, cls, fn.name, { origin: Origin.constant, shapes: [shape] });
    }
  return modules.length > 0;
}

/** What the module `Enumerable` makes of `each`. */
const enumerable =
  /^(map|flat_map|collect|select|filter|reject|filter_map|each_with_index|each_with_object|each_slice|reduce|inject|find|any\?|all\?|none\?|sort_by|group_by|to_h|sum|each_entry)$/;

const mostClasses = 16;

/** `Object.const_get(name)`, `name.constantize`: any class that the name can mean; unknown where that is too many. */
export function chosenClass(machine: Machine, name: Value, within?: ClassShape): Value {
  const text = textOf(name)?.split('::').at(-1);
  if (text === undefined || text === hole) return within ? anyOf(inside(within)) : unknown;
  // Made of `order_mail` it is written `OrderMail`.
  const fits = patternOf(text.split(hole).map(loose).join(hole));
  const all = within ? inside(within) : machine.frame.unit.scope.vars.values();
  return anyOf([...all].filter((one) => fits.test(loose(shapeOf(one, 'class')?.cls.name ?? ''))));
}

const inside = ({ cls, unit, scope }: ClassShape): Value[] =>
  cls.inner.map((one): Value => {
    const shape: Shape = { kind: 'class', cls: one, unit, scope };
    return { origin: Origin.constant, shapes: [shape] };
  });

const anyOf = (classes: readonly Value[]): Value =>
  classes.length === 0 || classes.length > mostClasses ? unknown : joinAll(classes);

/** Ruby's own `new` of a hash with a block: the block says what stands under a key that was not there. */
export function fillByBlock(machine: Machine, hash: Value, { list }: CallArgs, site: Site): Value {
  const block = shapeOf(list.at(-1), 'function');
  if (block) callFunction(machine, block, { ...noArgs, list: [hash, unknown] }, site);
  return hash;
}
