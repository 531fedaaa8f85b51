/** Finds what the catalogue says of a library path. Patterns are compiled once; answers are kept by path. */
import type { Api, Does } from '../../catalog/operations/api';

export interface ApiTable {
  find(path: string): Does | undefined;
  /** Whether something particular is said of a class of that full name. */
  hasClass(fullName: string): boolean;
}

export function compileApis(apis: readonly Api[]): ApiTable {
  const exact = new Map<string, Does>();
  const patterns: { readonly test: RegExp; readonly does: Does }[] = [];
  for (const { paths, does } of apis) {
    for (const pattern of paths.split(' ').flatMap(expand)) {
      if (!pattern.includes('*')) {
        if (!exact.has(pattern)) exact.set(pattern, does);
      } else {
        patterns.push({ test: toRegExp(pattern), does });
      }
    }
  }
  // What says something particular of a library goes before what says that the rest of it is harmless.
  patterns.sort((a, b) => Number(general.has(a.does.is)) - Number(general.has(b.does.is)));
  const known = new Map<string, Does | undefined>();
  let classes: ReadonlySet<string> | undefined;
  return {
    find(path) {
      if (known.has(path)) return known.get(path);
      const found = exact.get(path) ?? patterns.find(({ test }) => test.test(path))?.does;
      known.set(path, found);
      return found;
    },
    hasClass(fullName) {
      classes ??= classesIn(apis);
      return classes.has(fullName);
    },
  };
}

const classesIn = (apis: readonly Api[]): ReadonlySet<string> =>
  new Set(
    apis
      .filter(({ does }) => isParticular(does))
      .flatMap(({ paths }) => paths.split(' ').flatMap(expand))
      .flatMap((path) => /^(?:[a-z]\w*\.)+[A-Z]\w*/.exec(path)?.[0] ?? []),
  );

const general: ReadonlySet<Does['is']> = new Set(['pure', 'nothing', 'read', 'open']);

/** Whether something particular is said, not only that the rest of a library is harmless. */
export const isParticular = (does: Does | undefined): boolean => does !== undefined && !general.has(does.is);

/** `a.{b,c}` -> `a.b`, `a.c`; braces may be nested. */
function expand(pattern: string): string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  let depth = 0;
  const cuts = [open + 1];
  let close = open;
  for (let i = open; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '{') depth++;
    else if (c === ',' && depth === 1) cuts.push(i + 1);
    else if (c === '}' && --depth === 0) {
      close = i;
      break;
    }
  }
  cuts.push(close + 1);
  const options = cuts.slice(0, -1).map((start, index) => pattern.slice(start, (cuts[index + 1] ?? close + 1) - 1));
  return options.flatMap((option) => expand(pattern.slice(0, open) + option + pattern.slice(close + 1)));
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^.]*' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`);
}
