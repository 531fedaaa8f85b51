/** `folder/module.function` or `package.module.function`: a Python module below the code's root. */
import type { Host } from '../../host';
import { resolveUri } from '../../text/uri';
import type { Located } from './located';

export function locatePython(host: Host, roots: readonly string[], handler: string): Located | undefined {
  const dot = handler.lastIndexOf('.');
  if (dot < 0) return undefined;
  const symbol = handler.slice(dot + 1);
  const written = handler.slice(0, dot);
  for (const root of roots) {
    for (const path of [written.replaceAll('.', '/'), written]) {
      for (const candidate of [`${path}.py`, `${path}/__init__.py`]) {
        const file = resolveUri(root, candidate);
        if (host.kindOf(file) === 'file') return { file, symbol, language: 'python' };
      }
    }
  }
  return undefined;
}
