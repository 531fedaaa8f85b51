/** Patterns, where an entry of a template may stand. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { patternCompletions } from '../../core/features/patterns/pattern-completion';
import type { Feature } from '../feature';
import { toOffset } from '../from-proto';
import { toRange } from '../to-proto';

export const completion: Feature = ({ connection, client, service, lines, answer }) => {
  if (!client.textDocument?.completion?.completionItem?.snippetSupport) return {};
  connection.onCompletion(
    answer('completion', [], ({ textDocument: { uri }, position }: CompletionParams): CompletionItem[] => {
      const model = service.model(uri);
      const document = service.yaml(uri);
      if (!model || !document) return [];
      const index = lines.of(uri);
      const isJson = document.text.trimStart().startsWith('{');
      return patternCompletions(model.app, document, toOffset(index, position)).map((found) => ({
        label: found.prefix,
        kind: CompletionItemKind.Snippet,
        detail: found.pattern.title,
        documentation: {
          kind: MarkupKind.Markdown,
          value: `${found.pattern.description}\n\n\`\`\`${isJson ? 'json' : 'yaml'}\n${found.preview.trimEnd()}\n\`\`\``,
        },
        filterText: document.text.slice(found.start, found.start + 1) === '"' ? `"${found.prefix}` : found.prefix,
        // Behind what other extensions know of the keys that may stand here.
        sortText: `~${found.prefix}`,
        insertTextFormat: InsertTextFormat.Snippet,
        insertTextMode: found.asIs ? InsertTextMode.asIs : InsertTextMode.adjustIndentation,
        textEdit: { range: toRange(index, found.start, found.end), newText: found.snippet.trimEnd() },
        additionalTextEdits: found.more.map(({ start, end, text }) => ({
          range: toRange(index, start, end),
          newText: text,
        })),
      }));
    }),
  );
  return { completionProvider: {} };
};
