/** Commands of ADO.NET, which are made first and run later: `new NpgsqlCommand(text, connection)`, `command.CommandText = text`. */

import type { Machine } from '../interpret/machine';
import { tellLater } from '../interpret/told-later';
import { type CallArgs, type ExternalShape, record, shapeOf, type Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';

/** What a command is told after it was made stands among what is said to it late, its text under this name. */
const commandText = 'CommandText';

/** `command.Parameters.AddWithValue("@id", id)`; false where the call is another. */
export function noteParameter(
  machine: Machine,
  { path, base }: ExternalShape,
  { list: [name, value] }: CallArgs,
): boolean {
  const command = /\.Parameters\.Add(WithValue)?$/.test(path) ? base?.base : undefined;
  if (!command || !name) return false;
  tellLater(machine, command, (textOf(name) ?? '').replace(/^@/, ''), value ?? name);
  return true;
}

/** The text of the command that is run, and its parameters by their names; undefined where the call is another. */
export function commandRun(machine: Machine, { base }: ExternalShape, method: string): Value[] | undefined {
  if (!base || !/^Execute(NonQuery|Scalar|Reader)(Async)?$/.test(method)) return undefined;
  const told = machine.toldLater.get(base) ?? [];
  const text = told.findLast(([name]) => name === commandText)?.[1] ?? base.args?.list.find(isText);
  return [text ?? { origin: 0, shapes: [] }, record(told.filter(([name]) => name !== commandText))];
}

const isText = (value: Value): boolean => textOf(value) !== undefined || shapeOf(value, 'external') === undefined;
