/** What a file says to a container, by a glance at its text: which class stands behind which interface. */

/** Interfaces with the class that is made where one of them is asked for. */
export function bindingsIn(text: string, extension: '.java' | '.cs'): (readonly [of: string, by: string])[] {
  return (extension === '.cs' ? ofCSharp : ofJava).flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }) => [groups?.of ?? '', groups?.by ?? ''] as const),
  );
}

const ofCSharp: readonly RegExp[] = [
  /\b(?:Try)?Add(?:Keyed)?(?:Scoped|Transient|Singleton)\s*<\s*(?:[\w.]+\.)?(?<of>\w+)\s*,\s*(?:[\w.]+\.)?(?<by>\w+)\s*>/g,
  // AddSingleton<IOrders>(services => new Orders(...)), AddSingleton<IOrders>(new Orders(...))
  /\b(?:Try)?Add(?:Scoped|Transient|Singleton)\s*<\s*(?:[\w.]+\.)?(?<of>\w+)\s*>\s*\(\s*(?:\(?\w+\)?\s*=>\s*)?new\s+(?:[\w.]+\.)?(?<by>\w+)/g,
  /\b(?:Try)?Add(?:Scoped|Transient|Singleton)\s*\(\s*typeof\((?:[\w.]+\.)?(?<of>\w+)\)\s*,\s*typeof\((?:[\w.]+\.)?(?<by>\w+)\)/g,
  // Autofac
  /\bRegisterType\s*<\s*(?:[\w.]+\.)?(?<by>\w+)\s*>\s*\(\s*\)\s*\.As\s*<\s*(?:[\w.]+\.)?(?<of>\w+)\s*>/g,
];

const ofJava: readonly RegExp[] = [
  // Guice
  /\bbind\s*\(\s*(?<of>\w+)\.class\s*\)\s*\.to(?:Instance)?\s*\(\s*(?:new\s+)?(?<by>\w+)\s*[.(]/g,
  // A method of a module of Guice, Dagger, Spring or Micronaut that makes one.
  /@(?:Provides|Bean|Factory|Produces)\b[^;{}]*?\b(?<of>[A-Z]\w*)(?:<[^>{}]*>)?\s+\w+\s*\([^{}]*\)[^{};]*\{\s*return\s+new\s+(?<by>\w+)/g,
  /@Binds\b[^;{}]*?\babstract\s+(?<of>[A-Z]\w*)(?:<[^>{}]*>)?\s+\w+\s*\(\s*(?<by>[A-Z]\w*)\s+\w+\s*\)/g,
];

/** Extension methods of C# with the class they stand in: a file may have several, each method is that of the last before it. */
export function extensionsIn(text: string): (readonly [method: string, owner: string])[] {
  const found: (readonly [string, string])[] = [];
  if (!/\(\s*this\s/.test(text)) return found;
  let owner: string | undefined;
  for (const [, cls, method] of text.matchAll(
    /\bstatic\s+(?:partial\s+)?class\s+(\w+)|\b(\w+)\s*(?:<[^>()]*>)?\s*\(\s*this\s/g,
  )) {
    owner = cls ?? owner;
    if (method !== undefined && owner !== undefined) found.push([method, owner]);
  }
  return found;
}
