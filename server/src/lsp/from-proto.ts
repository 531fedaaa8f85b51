/** Protocol positions to offsets, and its cancellation to a signal. With `to-proto` the only code of the server that knows lines and columns. */
import type { CancellationToken, Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { LineIndex } from '../core/text/line-index';
import type { TextChange } from '../core/yaml/document';

export function toOffset(lines: LineIndex, { line, character }: Position): number {
  return lines.offsetAt({ line, column: Math.min(character, lines.lineText(line).length) });
}

export function toOffsets(lines: LineIndex, { start, end }: Range): { readonly start: number; readonly end: number } {
  return { start: toOffset(lines, start), end: toOffset(lines, end) };
}

/** Each change counts in the text after the one before it. */
export function toChanges(text: string, events: readonly TextDocumentContentChangeEvent[]): TextChange[] {
  let now = text;
  return events.map((event) => {
    const place = 'range' in event ? toOffsets(new LineIndex(now), event.range) : { start: 0, end: now.length };
    now = now.slice(0, place.start) + event.text + now.slice(place.end);
    return { ...place, text: event.text };
  });
}

export function toSignal(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
