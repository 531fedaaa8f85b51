/** Makes the author of code edits: each edit reads the file as it is now, and is only given out if the file still parses after it. */
import type { Host } from '../../host';
import { applyEdits } from '../../text/source-edit';
import { placeOf, type Span } from '../../text/span';
import type { CodeAuthor, CodeEdits } from '../code-author';
import type { Grammars } from '../grammars';
import { grammarOfFile, languageOfFile } from '../source-files';
import { awaitInOrder, awaitWork } from './await-work';
import { guardByEvent } from './guard-by-event';
import { setIdempotencyOption } from './idempotency-option';
import { identify } from './identify';
import { limitTime } from './limit-time';
import { reportFailures, returnFailed } from './report-failures';
import { rethrow } from './rethrow';
import type { Source } from './source';
import { writeOnce } from './write-once';

type Editor = (source: Source, start: number, end: number) => CodeEdits;

export function createCodeAuthor(host: Pick<Host, 'read'>, grammars: Grammars): CodeAuthor {
  const edit = (span: Span, editor: Editor): CodeEdits => {
    const { uri, start, end } = placeOf(span);
    const content = host.read(uri);
    const grammar = grammarOfFile(uri);
    const language = languageOfFile(uri);
    if (content.status !== 'ok' || grammar === undefined || language === undefined) return undefined;
    const { text } = content;
    const newline = /(^|[^\r])\n/.test(text) ? '\n' : text.includes('\r\n') ? '\r\n' : '\n';
    const edits = grammars.parse(grammar, text, (root) =>
      root.hasError ? undefined : editor({ uri, text, language, root, newline }, start, end),
    );
    if (edits === undefined || edits.length === 0) return undefined;
    const parses = grammars.parse(grammar, applyEdits(text, edits), (root) => !root.hasError);
    return parses ? edits : undefined;
  };

  return {
    rethrow: (caught) => edit(caught, rethrow),
    awaitInOrder: (work) => edit(work, awaitInOrder),
    awaitWork: (work) => edit(work, awaitWork),
    limitTime: (call, seconds) => edit(call, (source, start, end) => limitTime(source, start, end, seconds)),
    identify(call, handler, parameters, id) {
      if (placeOf(call).uri !== placeOf(handler).uri) return undefined;
      const name = placeOf(handler).start;
      return edit(call, (source, start) => identify(source, start, name, parameters, id));
    },
    writeOnce(call, handler, keys, id) {
      if (placeOf(call).uri !== placeOf(handler).uri) return undefined;
      const name = placeOf(handler).start;
      return edit(call, (source, start) => writeOnce(source, start, name, keys, id));
    },
    guardByEvent: (handler, guard) => edit(handler, (source, start) => guardByEvent(source, start, guard)),
    reportFailures: (handler) => edit(handler, reportFailures),
    returnFailed(caught, handler) {
      if (placeOf(caught).uri !== placeOf(handler).uri) return undefined;
      const name = placeOf(handler).start;
      return edit(caught, (source, start) => returnFailed(source, start, name));
    },
    keepFor: (use, seconds) =>
      edit(use, (source, start) => setIdempotencyOption(source, start, 'expiry', String(seconds))),
    keyBy: (use, path) => edit(use, (source, start) => setIdempotencyOption(source, start, 'key', path)),
  };
}
