/** Intrinsic functions of generated templates as `plain` writes the values of an app. */
export function shownIntrinsics(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shownIntrinsics);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined) {
    const [name, argument] = first;
    if (name === 'Ref') return `Ref ${argument}`;
    if (name === 'Fn::GetAtt') return `GetAtt ${(argument as string[]).join('.')}`;
    if (name === 'Fn::ImportValue') return `?ImportValue ${argument}`;
    if (name === 'Fn::Join') {
      const [separator, items] = argument as [string, string[]];
      return items.join(separator);
    }
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, shownIntrinsics(inner)]));
}
