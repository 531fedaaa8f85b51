/** Where a value came from, in the few words a message has room for. */
import type { Located } from '../../model/value';
import type { Related } from '../rule';

/** Behind a value: ` (the default)`, ` (from Globals)`, ` (the default of parameter `X`)`; nothing for what stands right there. */
export function whence(value: Located<unknown> | undefined): string {
  if (value === undefined) return ' (the default)';
  const words = wordsFor(value);
  return words === '' ? '' : ` (${words})`;
}

/** The place that decides the value, where that is not where the value takes effect. */
export function homeOf(value: Located<unknown> | undefined, what: string): readonly Related[] {
  return value?.home ? [{ span: value.home, message: `${what} is decided here` }] : [];
}

function wordsFor({ origin, via }: Located<unknown>): string {
  switch (origin) {
    case 'literal':
    case 'include':
      return '';
    case 'globals':
      return 'from Globals';
    case 'provider':
      return 'from `provider`';
    case 'parameter':
      return `with the default of parameter \`${via ?? ''}\``;
    case 'variable':
      return via === undefined ? 'from a variable' : `from \`${via}\``;
    case 'mapping':
      return via === undefined ? 'from a mapping' : `from mapping \`${via}\``;
    case 'default':
      return 'the default';
  }
}
