/** What must hold of every fix: it parses, cures, brings nothing new, and leaves comments and line ends alone. */
import type { EngineProblem } from '../../server/src/core/engine/engine-problem';
import type { Note } from '../../server/src/core/model/app';
import { rules } from '../../server/src/core/rules/registry.generated';

export interface Checked {
  readonly functions: readonly string[];
  readonly notes: readonly Note[];
  readonly problems: readonly EngineProblem[];
  /** Texts of the files that the fix touches, by name. */
  readonly texts: Readonly<Record<string, string>>;
}

const recommended = new Set(rules.filter(({ meta }) => meta.recommended).map(({ meta }) => meta.id));

/** The promises that a fix broke, in words; empty is what one wants. */
export function brokenPromises(
  problem: EngineProblem,
  title: string,
  before: Checked,
  after: Checked,
): readonly string[] {
  const newNotes = without(after.notes.map(noteText), before.notes.map(noteText));
  const isStillThere = after.problems.some((one) => keyOf(one) === keyOf(problem));
  const wasTwice = before.problems.filter((one) => keyOf(one) === keyOf(problem)).length > 1;
  const lostComments =
    title.startsWith('Remove') || title.startsWith("Don't") ? [] : without(commentsIn(before), commentsIn(after));
  return [
    // No fix takes a function away.
    ...without(before.functions, after.functions).map((id) => `it loses the function ${id}`),
    ...newNotes.map((note) => `it does not read any more: ${note}`),
    ...(isStillThere && !wasTwice ? ['the problem is still there'] : []),
    ...news(before, after, problem).map((key) => `it brings ${key}`),
    ...lostComments.map((comment) => `it loses the comment ${comment}`),
    ...Object.entries(after.texts)
      .filter(([name, text]) => mixesLineEnds(before.texts[name] ?? '', text))
      .map(([name]) => `it mixes line ends in ${name}`),
  ];
}

const noteText = ({ message }: Note): string => message;

export const elementOf = ({ resource, fn, trigger }: EngineProblem): string =>
  resource?.id ?? trigger?.id ?? fn?.id ?? '';

export const keyOf = (problem: EngineProblem): string => `${problem.rule} ${elementOf(problem)}: ${problem.message}`;

/** Problems of recommended rules that were not there before. The cured rule may have more to say of the same element. */
function news(before: Checked, after: Checked, cured: EngineProblem): readonly string[] {
  const isMore = (problem: EngineProblem) => problem.rule === cured.rule && elementOf(problem) === elementOf(cured);
  const found = after.problems.filter((problem) => recommended.has(problem.rule) && !isMore(problem));
  return without(found.map(keyOf), before.problems.map(keyOf));
}

const without = (list: readonly string[], known: readonly string[]): readonly string[] =>
  list.filter((one) => !known.includes(one));

const commentsIn = ({ texts }: Checked): readonly string[] =>
  Object.values(texts).flatMap((text) => [...text.matchAll(/(?:^|\s)(#.*?)\r?$/gm)].map((match) => match[1] ?? ''));

const mixesLineEnds = (before: string, after: string): boolean =>
  !/(^|[^\r])\n/.test(before) && before.includes('\r\n') && /(^|[^\r])\n/.test(after);
