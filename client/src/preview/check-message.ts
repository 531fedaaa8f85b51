/** Messages of the page, checked: the page shows names from templates, so nothing it says is taken on trust. */
import type { WireLocation, WirePictureView } from '../../../server/src/protocol';
import type { ToHost } from '../../webview/messages';

export function checkMessage(data: unknown): ToHost | undefined {
  if (!isRecord(data)) return undefined;
  const { type, uri, location, rule } = data;
  switch (type) {
    case 'ready':
    case 'pick-template':
      return { type };
    case 'view':
      return isView(data.view) ? { type, view: data.view } : undefined;
    case 'reveal':
      return isLocation(location) ? { type, location, keepFocus: data.keepFocus === true } : undefined;
    case 'rule':
      return isRule(rule) ? { type, rule } : undefined;
    case 'fix':
      return isRule(rule) && isLocation(location) && isCount(data.fix)
        ? { type, rule, location, fix: data.fix }
        : undefined;
    case 'pin':
      return typeof data.pinned === 'boolean' ? { type, pinned: data.pinned } : undefined;
    case 'open-template':
      return typeof uri === 'string' ? { type, uri } : undefined;
    case 'export':
      return data.format === 'mermaid' || data.format === 'markdown' ? { type, format: data.format } : undefined;
    case 'save': {
      const { format, name, data: content } = data;
      const known = format === 'svg' || format === 'png';
      return known && typeof name === 'string' && typeof content === 'string'
        ? { type, format, name, data: content }
        : undefined;
    }
    default:
      return undefined;
  }
}

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null;
const isCount = (data: unknown): data is number => typeof data === 'number' && Number.isInteger(data) && data >= 0;
/** A rule's id is the name of its page's file. */
const isRule = (data: unknown): data is string => typeof data === 'string' && /^[a-z0-9-]+$/.test(data);
const isPosition = (data: unknown): boolean => isRecord(data) && isCount(data.line) && isCount(data.character);

function isLocation(data: unknown): data is WireLocation {
  if (!isRecord(data) || typeof data.uri !== 'string' || !isRecord(data.range)) return false;
  return isPosition(data.range.start) && isPosition(data.range.end);
}

function isView(data: unknown): data is WirePictureView {
  if (!isRecord(data)) return false;
  const { direction, grouping, focus, expanded } = data;
  return (
    (direction === 'LR' || direction === 'TB') &&
    (grouping === 'auto' || grouping === 'never') &&
    [data.failurePaths, data.network, data.targets, data.problemsOnly].every((flag) => typeof flag === 'boolean') &&
    (focus === null || typeof focus === 'string') &&
    Array.isArray(expanded) &&
    expanded.every((id) => typeof id === 'string')
  );
}
