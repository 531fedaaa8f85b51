/** Objects of classes that are made by naming their members: Ruby's `Struct.new(:id)`, Python's `namedtuple('Order', 'id')`. */
import { type CallArgs, record, type Value } from '../interpret/value';

export const membersInOrder = (names: readonly string[], { list, named }: CallArgs): Value =>
  record([...names.flatMap((name, index) => (list[index] ? [[name, list[index]] as const] : [])), ...named]);
