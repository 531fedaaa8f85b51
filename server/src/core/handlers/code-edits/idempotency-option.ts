/** Sets an option of an idempotency library that is in use: how long it remembers, and what it takes for the key. */
import type { SourceEdit } from '../../text/source-edit';
import { field, kids, type Node } from '../languages/tree-node';
import { appendItems } from './list-items';
import { insert, isEcmascript, quoted, quoteOf, replace, type Source } from './source';

const names = {
  python: { expiry: 'expires_after_seconds', key: 'event_key_jmespath' },
  ecmascript: { expiry: 'expiresAfterSeconds', key: 'eventKeyJmesPath' },
} as const;

export function setIdempotencyOption(
  source: Source,
  useAt: number,
  option: 'expiry' | 'key',
  value: string,
): readonly SourceEdit[] | undefined {
  const python = source.language === 'python';
  if (!python && !isEcmascript(source)) return undefined;
  const name = names[python ? 'python' : 'ecmascript'][option];
  const written = option === 'key' ? quoted(value, quoteOf(source)) : value;
  // One configuration in the file is the one in use; with several it can't be told which.
  const configs = source.root
    .descendantsOfType(python ? 'call' : 'new_expression')
    .filter((one) => field(one, python ? 'function' : 'constructor')?.text.endsWith('IdempotencyConfig'));
  const [config] = configs;
  if (configs.length > 1) return undefined;
  if (!config) return python ? withConfig(source, useAt, `${name}=${written}`) : undefined;
  const args = field(config, 'arguments');
  const place = python ? args : args && (kids(args)[0] ?? args);
  if (!place || (!python && place.type !== 'object')) return undefined;
  if (kids(place).some(({ type }) => /splat|spread/.test(type))) return undefined;
  for (const item of kids(place)) {
    const key = field(item, python ? 'name' : 'key');
    const old = field(item, 'value');
    if (key?.text === name) return old ? [replace(source, old.startIndex, old.endIndex, written)] : undefined;
  }
  const added = appendItems(source, place, [python ? `${name}=${written}` : `${name}: ${written}`]);
  return added.length === 0 ? undefined : added;
}

/** A decorator without a configuration gets one: `config=IdempotencyConfig(...)`. */
function withConfig(source: Source, useAt: number, setting: string): readonly SourceEdit[] | undefined {
  const decorated = source.root.descendantForIndex(useAt, useAt + 1)?.parent?.parent;
  const uses = decorated?.type === 'decorated_definition' ? decorated.namedChildren.filter(isIdempotent) : [];
  const call = uses[0]?.namedChild(0);
  const args = call?.type === 'call' ? field(call, 'arguments') : null;
  const imported = source.root
    .descendantsOfType('import_from_statement')
    .find((one) => field(one, 'module_name')?.text === 'aws_lambda_powertools.utilities.idempotency');
  if (uses.length !== 1 || !args || !imported) return undefined;
  if (kids(args).some((one) => one.type !== 'keyword_argument' || field(one, 'name')?.text === 'config'))
    return undefined;
  const added = appendItems(source, args, [`config=IdempotencyConfig(${setting})`]);
  if (added.length === 0) return undefined;
  const known = imported.childrenForFieldName('name');
  if (known.some(({ text }) => text === 'IdempotencyConfig')) return added;
  const last = known.at(-1);
  if (!last || /\bas\b/.test(last.text)) return undefined;
  return [...importName(source, last), ...added];
}

function importName(source: Source, last: Node): readonly SourceEdit[] {
  const line = source.text.slice(source.text.lastIndexOf('\n', last.startIndex) + 1, last.startIndex);
  return [insert(source, last.endIndex, line.trim() === '' ? `,\n${line}IdempotencyConfig` : ', IdempotencyConfig')];
}

const isIdempotent = ({ type, text }: Node): boolean => type === 'decorator' && /^@idempotent(_function)?\b/.test(text);
