/** The outline of a template; editors sort and group it by kind. */
import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import { type OutlineItem, outline } from '../../core/features/outline';
import type { Feature } from '../feature';
import { toSignal } from '../from-proto';
import type { Lines } from '../lines';
import { toLocation } from '../to-proto';

export const documentSymbols: Feature = ({ connection, service, lines, answer, quiet }) => {
  connection.onDocumentSymbol(
    answer('outline', [], async ({ textDocument: { uri } }: DocumentSymbolParams, token): Promise<DocumentSymbol[]> => {
      await quiet(token);
      if (token.isCancellationRequested) return [];
      const checked = await service.check(uri, toSignal(token));
      return checked ? outline(checked, uri).map((item) => toSymbol(lines, item)) : [];
    }),
  );
  return { documentSymbolProvider: { label: 'Redrive' } };
};

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
