/** Whether the name of a module tells which function it is, and whether a file declares a handler of a name. */
import type { Host } from '../../host';
import { languageOfFile } from '../source-files';

/** Names that say how a file is run, not what it does: another function's code would be called the same. */
const common =
  /^(index|main|app|application|handlers?|lambdas?|lambda_?functions?|lambda[-_]?handlers?|functions?|funcs?|api|server|src|source|code|run|runner|start|bootstrap|events?|workers?|entry|exports|process|processor|consumer|producer|listener|tests?|example|sample|demo|hello|hello[-_]?world|build|dist|package|packages|deploy|deployment|artifacts?)$/i;

export const isTelling = (parts: readonly string[]): boolean => parts.some((part) => !common.test(part));

/** A name alone has to be that of a handler: `def x`, `x = `, `export const x`, `exports.x`, `export { x }`. */
export function declares(host: Host, file: string, symbol: string): boolean {
  const content = host.read(file);
  if (content.status !== 'ok' || !/^\w+$/.test(symbol)) return false;
  const pattern =
    languageOfFile(file) === 'python'
      ? `^(async\\s+)?def\\s+${symbol}\\b|^${symbol}\\s*[:=]|^from\\s.*\\bimport\\b.*\\b${symbol}\\b`
      : `\\bexports\\.${symbol}\\b|\\bexport\\s+(default\\s+)?(async\\s+)?(const|let|var|function\\s*\\*?|class)\\s+${symbol}\\b|\\bexport(s\\s*=)?\\s*\\{[^}]*\\b${symbol}\\b`;
  return new RegExp(pattern, 'm').test(content.text);
}
