/**
 * A question to a text, with its answers kept: names and library paths come by the hundred, and are mostly the same few.
 * Code being typed brings new ones all the time, so that all are let go of once they are many.
 */
export function keptByText<T>(find: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as T;
    if (kept.size > mostKept) kept.clear();
    const found = find(text);
    kept.set(text, found);
    return found;
  };
}

const mostKept = 20_000;
