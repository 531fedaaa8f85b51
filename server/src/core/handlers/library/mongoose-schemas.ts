/** What the app writes on a schema of Mongoose: functions that its models have, and columns that are unique. */
import { callFunction } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, joinAll, literalOf, shapeOf, type Value } from '../interpret/value';
import { fieldsOf } from './params';

/** `orders.statics.place = function ...`, `orders.static('place', ...)`, `new Schema({ ... }, { statics: { place() {} } })`. */
export function callOwnStatic(
  machine: Machine,
  callee: ExternalShape,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const model: Value = { origin: 0, shapes: callee.base ? [callee.base] : [] };
  const found = schemasOf(callee).flatMap((schema) => {
    const statics = machine.toldLater.get(schema) ?? [];
    const written = fieldsOf(fieldsOf(schema.args?.list[1])?.fields.get('statics'))?.fields.get(method);
    return [...statics.filter(([name]) => name === method).map(([, value]) => value), ...(written ? [written] : [])];
  });
  const functions = found.flatMap((value) => shapeOf(value, 'function') ?? []);
  if (functions.length === 0) return undefined;
  return joinAll(functions.map((fn) => callFunction(machine, { ...fn, self: model }, args, site)));
}

/** The schemas that the model at the start of the chain was made with. */
function schemasOf(callee: ExternalShape): readonly ExternalShape[] {
  const schemas: ExternalShape[] = [];
  for (let at: ExternalShape | null = callee, depth = 0; at && depth < 8; at = at.base, depth++)
    for (const one of at.args?.list ?? [])
      for (const shape of one.shapes)
        if (shape.kind === 'external' && /Schema\(\)$/.test(shape.path)) schemas.push(shape);
  return schemas;
}

/** Whether the schema that a model was made with, or a part of it, says `unique: true`. */
export function hasUnique(callee: ExternalShape): boolean {
  const says = (value: Value, depth: number): boolean =>
    depth < 5 &&
    value.shapes.some((shape) => {
      if (shape.kind === 'external') return (shape.args?.list ?? []).some((one) => says(one, depth + 1));
      if (shape.kind !== 'record') return false;
      const unique = shape.fields.get('unique');
      return (unique && literalOf(unique) === true) || [...shape.fields.values()].some((one) => says(one, depth + 1));
    });
  for (let at: ExternalShape | null = callee, depth = 0; at && depth < 8; at = at.base, depth++)
    if (at.args?.list.some((one) => says(one, 0))) return true;
  return false;
}
