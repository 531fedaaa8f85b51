/** Reports suppressions that hide nothing: left over, misspelled, or put in the wrong place. */
import type { Problem, Rule } from '../rules/rule';
import { unusedSuppression } from '../rules/unused-suppression';
import type { SourceEdit } from '../text/source-edit';
import { type Place, type Span, wholeFile } from '../text/span';
import { nearest } from './nearest';
import type { SuppressedRule, Suppression } from './suppression';

export interface UnusedInput {
  readonly known: ReadonlySet<string>;
  /** Rules that could have found something: on by the settings, and with all they need at hand. */
  readonly mayFind: ReadonlySet<string>;
  text(uri: string): string | undefined;
}

export function reportUnused(
  suppressions: readonly { readonly suppression: Suppression; readonly used: ReadonlySet<string> }[],
  { known, mayFind, text }: UnusedInput,
  report: (rule: Rule, problem: Problem) => void,
): void {
  for (const { suppression, used } of suppressions) {
    if (suppression.rules.length === 0 && suppression.comment) {
      const message = 'This comment names no rule, so it hides nothing: write the rule behind it.';
      report(unusedSuppression, { message, span: spanOf(suppression.comment) });
    }
    for (const rule of suppression.rules) {
      if (used.has(rule.id) || (known.has(rule.id) && !mayFind.has(rule.id))) continue;
      const message = known.has(rule.id)
        ? `\`${rule.id}\` finds nothing here, so this suppression only hides what may come later: remove it.`
        : `There is no rule \`${rule.id}\`${meant(rule.id, known)}, so this hides nothing.`;
      const remove = {
        title: suppression.rules.length === 1 ? 'Remove the suppression' : `Remove \`${rule.id}\` from the suppression`,
        grade: 'safe' as const,
        edits: () => removal(suppression, rule, text),
      };
      report(unusedSuppression, { message, span: spanOf(rule.place), fixes: suppression.comment ? [remove] : [] });
    }
  }
}

const spanOf = ({ uri, start, end }: Place): Span => ({ block: wholeFile(uri), start, end });

const meant = (id: string, known: ReadonlySet<string>): string => {
  const near = nearest(id, known);
  return near === undefined ? '' : ` (did you mean \`${near}\`?)`;
};

function removal(
  { comment, rules }: Suppression,
  rule: SuppressedRule,
  textOf: UnusedInput['text'],
): readonly SourceEdit[] | undefined {
  const text = comment && textOf(comment.uri);
  if (comment === undefined || text === undefined) return undefined;
  if (rules.length > 1) return [removeId(rule, rules, comment.uri)];
  const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
  const before = text.slice(lineStart, comment.start);
  if (before.trim() !== '') {
    return [{ uri: comment.uri, start: lineStart + before.trimEnd().length, end: comment.end, text: '' }];
  }
  const next = text.indexOf('\n', comment.end);
  return [{ uri: comment.uri, start: lineStart, end: next < 0 ? text.length : next + 1, text: '' }];
}

/** Takes the comma with it: the one behind, for the last id the one before. */
function removeId(rule: SuppressedRule, rules: readonly SuppressedRule[], uri: string): SourceEdit {
  const at = rules.indexOf(rule);
  const next = rules[at + 1];
  if (next) return { uri, start: rule.place.start, end: next.place.start, text: '' };
  return { uri, start: rules[at - 1]?.place.end ?? rule.place.start, end: rule.place.end, text: '' };
}
