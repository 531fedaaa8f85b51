/** Types as they are written. */

/** Types of .NET that are plain values, containers or tell nothing. */
export const plainTypes: ReadonlySet<string> = new Set([
  'String',
  'Int32',
  'Int64',
  'Guid',
  'DateTime',
  'Object',
  'Boolean',
  'Dictionary',
  'List',
  'IEnumerable',
  'IList',
  'IDictionary',
  'Task',
  'Exception',
]);

/** `Optional["Order"]` -> Order, `types.Order | null` -> types, Order. */
export function namePath(type: string): string[] {
  const bare = type.replace(/['"]/g, '').replace(/^(Optional|Promise|Readonly|Partial|Task|ValueTask)\W/, '');
  return (/^[\w.$]+/.exec(bare)?.[0] ?? '').split('.');
}
