// Edits of handler code. `<|>` is where the finding stands, `<h>` the handler's name; an edit that can't be trusted is `none`.
import { describe, expect, test } from 'vitest';
import type { CodeAuthor, CodeEdits } from '../../../server/src/core/handlers/code-author';
import { createCodeAuthor } from '../../../server/src/core/handlers/code-edits/create-code-author';
import { createGrammars } from '../../../server/src/core/handlers/grammars';
import { applyEdits } from '../../../server/src/core/text/source-edit';
import { type Span, wholeFile } from '../../../server/src/core/text/span';
import { createMemoryHost, workspace } from '../../support/memory-host';
import { grammarHost } from '../grammar-host';
import { cases } from './cases';

const grammars = createGrammars(grammarHost(new Map()));
await grammars.ready(['python', 'javascript', 'typescript', 'java', 'c-sharp', 'ruby']);

const message = { records: 'Records', path: ['messageId'] };
const guard = { variable: 'IDEMPOTENCY_TABLE', expiresAfterSeconds: 86400 };

/** What a case may ask for. */
export const actions = {
  rethrow: (author, at) => author.rethrow(at),
  await: (author, at) => author.awaitWork(at),
  'in-order': (author, at) => author.awaitInOrder(at),
  timeout: (author, at) => author.limitTime(at, 5),
  token: (author, at, handler) => author.identify(at, handler, ['name'], message),
  fifo: (author, at, handler) => author.identify(at, handler, ['MessageGroupId', 'MessageDeduplicationId'], message),
  'event-token': (author, at, handler) => author.identify(at, handler, ['name'], { records: null, path: ['id'] }),
  'guard-records': (author, _, handler) => author.guardByEvent(handler, { ...guard, id: message }),
  'guard-event': (author, _, handler) =>
    author.guardByEvent(handler, { ...guard, id: { records: null, path: ['id'] } }),
  'guard-objects': (author, _, handler) =>
    author.guardByEvent(handler, {
      ...guard,
      id: { records: 'Records', path: [], key: 's3.[bucket.name, object.key]' },
    }),
  'guard-kafka': (author, _, handler) =>
    author.guardByEvent(handler, {
      ...guard,
      id: { records: 'records', nested: true, path: [], key: '[topic, offset]' },
    }),
  once: (author, at, handler) => author.writeOnce(at, handler, ['id'], message),
  'once-in-range': (author, at, handler) => author.writeOnce(at, handler, ['name', 'sk'], message),
  report: (author, _, handler) => author.reportFailures(handler),
  'return-failed': (author, at, handler) => author.returnFailed(at, handler),
  keep: (author, at) => author.keepFor(at, 86400),
} satisfies Record<string, (author: CodeAuthor, at: Span, handler: Span) => CodeEdits>;

for (const [group, list] of Object.entries(cases)) {
  describe(group, () => {
    test.each(list)('$name', ({ action, file, before, after }) => {
      for (const newline of ['\n', '\r\n']) {
        const marked = before.replaceAll('\n', newline);
        const handlerAt = marked.replace('<|>', '').indexOf('<h>');
        const at = marked.replace('<h>', '').indexOf('<|>');
        const text = marked.replace('<|>', '').replace('<h>', '');
        const uri = `${workspace}/${file}`;
        const span = (start: number): Span => ({ block: wholeFile(uri), start, end: start + 1 });
        const author = createCodeAuthor(createMemoryHost({ [file]: text }), grammars);
        const edits = actions[action](author, span(at), span(handlerAt));
        const result = edits === undefined ? 'none' : applyEdits(text, edits);
        expect(result).toBe(after.replaceAll('\n', newline));
      }
    });
  });
}
