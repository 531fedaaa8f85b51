/** Links from `Handler`, `CodeUri`, `DefinitionUri` and `${file(...)}` to the file or symbol they name. */
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { links } from '../../core/features/links';
import type { Feature } from '../feature';
import { toSignal } from '../from-proto';
import { templatesOf } from '../templates-of';
import { toLocation } from '../to-proto';

export const documentLinks: Feature = ({ connection, service, lines, answer, quiet }) => {
  connection.onDocumentLinks(
    answer('links', [], async ({ textDocument: { uri } }: DocumentLinkParams, token): Promise<DocumentLink[]> => {
      await quiet(token);
      if (token.isCancellationRequested) return [];
      const [checked] = await templatesOf(service, uri, toSignal(token));
      const document = service.yaml(uri);
      if (!checked || !document || ![checked.app.uri, ...checked.app.reads].includes(uri)) return [];
      const files = {
        isFile: (target: string) => service.text(target) !== undefined,
        yaml: (target: string) => service.yaml(target),
      };
      return links(checked, document, files).map(({ place, target, tooltip }) => ({
        range: toLocation(lines, place).range,
        target: 'start' in target ? symbolUri(toLocation(lines, target)) : target.uri,
        tooltip,
      }));
    }),
  );
  return { documentLinkProvider: {} };
};

/** Editors read a line and column, both from 1, behind `#L`. */
function symbolUri({ uri, range: { start } }: ReturnType<typeof toLocation>): string {
  return `${uri}#L${start.line + 1},${start.character + 1}`;
}
