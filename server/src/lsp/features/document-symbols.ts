/** The outline of a template, by kind or in the order of the file. */
import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import { groupOutline } from '../../core/features/group-outline';
import { type OutlineItem, outline } from '../../core/features/outline';
import type { Feature } from '../feature';
import { toSignal } from '../from-proto';
import { isOn } from '../is-on';
import type { Lines } from '../lines';
import { templatesOf } from '../templates-of';
import { toLocation } from '../to-proto';

export const documentSymbols: Feature = (server) => {
  const { connection, service, lines, answer, quiet } = server;
  connection.onDocumentSymbol(
    answer('outline', [], async ({ textDocument: { uri } }: DocumentSymbolParams, token): Promise<DocumentSymbol[]> => {
      await quiet(token);
      if (token.isCancellationRequested) return [];
      const [checked] = isCode(uri) ? [] : await templatesOf(service, uri, toSignal(token));
      if (!checked) return [];
      const items = outline(checked, uri);
      const isGrouped = await isOn(server, 'outline.groupByKind');
      return (isGrouped ? groupOutline(items) : items).map((item) => toSymbol(lines, item));
    }),
  );
  return { documentSymbolProvider: { label: 'Redrive' } };
};

/** Handlers have an outline of their own. */
const isCode = (uri: string): boolean => !/\.(ya?ml|json|template)$/i.test(uri) && !uri.startsWith('untitled:');

function toSymbol(lines: Lines, { name, detail, kind, place, namePlace, children }: OutlineItem): DocumentSymbol {
  return {
    name,
    detail,
    kind: kinds[kind] ?? SymbolKind.Object,
    range: toLocation(lines, place).range,
    selectionRange: toLocation(lines, namePlace).range,
    children: children.map((child) => toSymbol(lines, child)),
  };
}

/** Editors draw an icon for each; these are the nearest. */
const kinds: Readonly<Partial<Record<OutlineItem['kind'], SymbolKind>>> = {
  alarm: SymbolKind.Boolean,
  network: SymbolKind.Package,
  permission: SymbolKind.Key,
  function: SymbolKind.Function,
  event: SymbolKind.Event,
  api: SymbolKind.Interface,
  topic: SymbolKind.Event,
  queue: SymbolKind.Array,
  dlq: SymbolKind.Array,
  stream: SymbolKind.Array,
  bus: SymbolKind.Event,
  clock: SymbolKind.Event,
  table: SymbolKind.Struct,
  workflow: SymbolKind.Class,
  log: SymbolKind.File,
};
