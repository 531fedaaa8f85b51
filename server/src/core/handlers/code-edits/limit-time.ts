/** Gives an HTTP call a timeout, each client in its own way. */
import type { SourceEdit } from '../../text/source-edit';
import { field, kids, type Node } from '../languages/tree-node';
import { appendItems } from './list-items';
import { isEcmascript, type Source, startingAt } from './source';

export function limitTime(
  source: Source,
  start: number,
  end: number,
  seconds: number,
): readonly SourceEdit[] | undefined {
  // `requests.get(x).json()` starts where `requests.get(x)` does: the call that sends is the one with its end, or the first one.
  const calls = startingAt(source, start, ['call_expression', 'call']);
  const call = calls.find((one) => one.endIndex === end) ?? calls.at(-1);
  const callee = call && field(call, 'function');
  const args = call && field(call, 'arguments');
  if (!callee || !args) return undefined;
  if (source.language === 'python') return pythonTimeout(source, callee, args, seconds);
  return isEcmascript(source) ? ecmascriptTimeout(source, callee, args, seconds) : undefined;
}

const pythonMethods = /(^|\.)(get|post|put|patch|delete|head|options|request|urlopen|send)$/;

function pythonTimeout(source: Source, callee: Node, args: Node, seconds: number) {
  if (!pythonMethods.test(callee.text) || args.type !== 'argument_list') return undefined;
  const items = kids(args);
  if (items.some(({ type }) => type === 'dictionary_splat' || type === 'list_splat')) return undefined;
  // The third argument of `urlopen` is the timeout.
  const given = items.filter(({ type }) => type !== 'keyword_argument').length;
  if (callee.text.endsWith('urlopen') && given > 2) return undefined;
  return items.length === 0 ? undefined : appendItems(source, args, [`timeout=${seconds}`]);
}

function ecmascriptTimeout(source: Source, callee: Node, args: Node, seconds: number) {
  const items = kids(args);
  if (items.length === 0 || items.some(({ type }) => type === 'spread_element')) return undefined;
  const isFetch = callee.text === 'fetch' || callee.text === 'globalThis.fetch';
  const axios = /^axios\.(get|delete|head|options|post|put|patch)$/.exec(callee.text)?.[1];
  if (!isFetch && axios === undefined && callee.text !== 'axios') return undefined;
  const setting = isFetch ? `signal: AbortSignal.timeout(${seconds * 1000})` : `timeout: ${seconds * 1000}`;
  const at = callee.text === 'axios' ? items.length - 1 : axios !== undefined && /^p/.test(axios) ? 2 : 1;
  const options = items[at];
  if (options) {
    const isOpen = options.type !== 'object' || kids(options).some(({ type }) => type === 'spread_element');
    return isOpen ? undefined : appendItems(source, options, [setting]);
  }
  // `axios.post(url)` has no body yet, and the options come behind it.
  return items.length === at ? appendItems(source, args, [`{ ${setting} }`]) : undefined;
}
