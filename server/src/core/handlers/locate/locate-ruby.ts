/** `folder/file.method` or `file.Module::Class.method`: a Ruby file below the code's root. */
import type { Host } from '../../host';
import { resolveUri } from '../../text/uri';
import type { Located } from './located';

export function locateRuby(host: Host, roots: readonly string[], handler: string): Located | undefined {
  const slash = handler.lastIndexOf('/') + 1;
  const dot = handler.indexOf('.', slash);
  if (dot < 0) return undefined;
  const path = handler.slice(0, dot);
  for (const root of roots) {
    const file = resolveUri(root, `${path}.rb`);
    if (host.kindOf(file) === 'file') return { file, symbol: handler.slice(dot + 1), language: 'ruby' };
  }
  return undefined;
}
