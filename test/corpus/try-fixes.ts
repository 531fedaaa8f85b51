/** Makes the fixes that are offered on real templates, one at a time, and tells which promises each broke. */
import { applyEdits, type SourceEdit } from '../../server/src/core/text/source-edit';
import { brokenPromises, type Checked, keyOf } from '../rules/fix-promises';
import type { Corpus, Reading, Texts } from './corpus';
import { lostFrom } from './lost-from';

export interface TriedFix {
  readonly rule: string;
  readonly title: string;
  readonly template: string;
  /** In words; empty is what one wants. */
  readonly broken: readonly string[];
  readonly before: Texts;
  readonly after: Texts;
}

/** Of each kind of fix in each framework no more than `perKind`: what goes wrong goes wrong by kind. */
export function* tryFixes(corpus: Corpus, perKind: number): Generator<TriedFix> {
  const tried = new Map<string, number>();
  for (const uri of corpus.templates) {
    const before = corpus.read(uri);
    let withCrlf: Reading | undefined;
    for (const [index, problem] of (before?.problems ?? []).entries()) {
      for (const [at, { title, edits: compute }] of problem.fixes.entries()) {
        const kind = `${problem.rule} ${before?.app.framework} ${title.replace(/`[^`]*`|\d+/g, '')}`;
        const count = tried.get(kind) ?? 0;
        const edits = count < perKind ? compute() : undefined;
        if (before === undefined || edits === undefined || edits.length === 0) continue;
        tried.set(kind, count + 1);
        const texts = apply(corpus, edits);
        const after = corpus.read(uri, texts.after);
        withCrlf ??= corpus.read(uri, crlfOf(corpus, before));
        const inCrlf = withCrlf?.problems[index]?.fixes[at]?.edits();
        yield {
          rule: problem.rule,
          title,
          template: corpus.name(uri),
          ...texts,
          broken: [
            ...(after ? judge(before, after) : ['it is no template any more']),
            ...(isSameInCrlf(corpus, texts.after, inCrlf) ? [] : ['it is another fix where lines end in CR LF']),
          ],
        };

        function judge(one: Reading, other: Reading): readonly string[] {
          const isOffered = (reading: Reading) =>
            reading.problems
              .filter((found) => keyOf(found) === keyOf(problem))
              .flatMap(({ fixes }) => fixes)
              .filter((fix) => fix.title === title && (fix.edits() ?? []).length > 0).length;
          return [
            ...brokenPromises(problem, title, checked(one, texts.before), checked(other, texts.after)),
            ...(isOffered(other) < isOffered(one) ? [] : ['it is offered again']),
            ...Object.keys(texts.after).flatMap((file) =>
              lostFrom(title, one.document(file), other.document(file)).map((lost) => `it loses ${lost}`),
            ),
          ];
        }
      }
    }
  }
}

function apply(corpus: Corpus, edits: readonly SourceEdit[]): { readonly before: Texts; readonly after: Texts } {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    before[uri] = corpus.text(uri);
    after[uri] = applyEdits(
      before[uri],
      edits.filter((edit) => edit.uri === uri),
    );
  }
  return { before, after };
}

const checked = ({ app, problems }: Reading, texts: Texts): Checked => ({
  functions: [...app.functions.keys()],
  notes: app.notes,
  problems,
  texts,
});

const toLf = (text: string): string => text.replaceAll('\r\n', '\n');
const toCrlf = (text: string): string => toLf(text).replaceAll('\n', '\r\n');

function crlfOf(corpus: Corpus, { app }: Reading): Texts {
  return Object.fromEntries([app.uri, ...app.reads].map((file) => [file, toCrlf(corpus.text(file))]));
}

function isSameInCrlf(corpus: Corpus, after: Texts, edits: readonly SourceEdit[] | undefined): boolean {
  return (
    edits !== undefined &&
    Object.entries(after).every(([uri, text]) => {
      const ofFile = edits.filter((edit) => edit.uri === uri);
      return applyEdits(toCrlf(corpus.text(uri)), ofFile) === toCrlf(text);
    })
  );
}
