/** The command line as typed, turned into options or a clear complaint. */
import { parseArgs } from 'node:util';

export const formats = { check: ['text', 'json'], graph: ['json', 'mermaid'] } as const;

export interface CheckOptions {
  readonly command: 'check';
  readonly paths: readonly string[];
  readonly format: (typeof formats.check)[number];
  readonly failOn: 'error' | 'warning' | 'info' | 'hint';
  readonly fix: boolean;
  readonly unsafe: boolean;
  readonly color: boolean | undefined;
}

export interface GraphOptions {
  readonly command: 'graph';
  readonly paths: readonly string[];
  readonly format: (typeof formats.graph)[number];
}

export type Options = CheckOptions | GraphOptions | { readonly command: 'help' } | { readonly command: 'version' };

export const usage = `Redrive finds where your Lambda functions lose events.

Usage:
  redrive check [PATH...]   report problems in templates and handlers (default path: .)
  redrive graph PATH...     print the invocation graph

Options of check:
  --format text|json        text for people (default), json for machines
  --fail-on LEVEL           exit 1 at error, warning (default), info or hint and above
  --fix                     apply the fixes that can't break anything
  --unsafe                  with --fix: also the first of each fix that wants a review
  --no-color                plain text (NO_COLOR is respected too)

Options of graph:
  --format json|mermaid     json (default), or the picture as Mermaid text

  -h, --help                this text
  -V, --version             the version

Exit codes: 0 nothing at or above --fail-on, 1 some, 2 wrong usage, unreadable input or an internal error.
`;

export class UsageError extends Error {}

export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parse(argv);
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  const [command, ...paths] = positionals;
  if (command === undefined) return { command: 'help' };
  if (command === 'check') {
    if (values.unsafe && !values.fix) throw new UsageError('--unsafe only works together with --fix.');
    return {
      command,
      paths: paths.length > 0 ? paths : ['.'],
      format: oneOf('--format', values.format ?? 'text', formats.check),
      failOn: oneOf('--fail-on', values['fail-on'] ?? 'warning', ['error', 'warning', 'info', 'hint']),
      fix: values.fix ?? false,
      unsafe: values.unsafe ?? false,
      color: values['no-color'] ? false : undefined,
    };
  }
  if (command === 'graph') {
    if (paths.length === 0) throw new UsageError('graph needs the path of a template or folder.');
    return { command, paths, format: oneOf('--format', values.format ?? 'json', formats.graph) };
  }
  throw new UsageError(`There is no command "${command}". Commands are check and graph.`);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        'fail-on': { type: 'string' },
        fix: { type: 'boolean' },
        unsafe: { type: 'boolean' },
        'no-color': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'V' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${name} is ${allowed.join(', ')}; "${value}" is none of these.`);
  return found;
}
