/** The name of a rule in a suppression comment: what is hidden there. */
import { suppressionsIn } from '../../engine/suppression';
import { isIn } from '../node-at';
import type { Hover, HoverInput } from './hover';
import { code, paragraphs, plain } from './markdown';

/** Comments stand in templates and in source code alike. */
export interface SuppressionInput extends Pick<HoverInput, 'checked' | 'offset' | 'rules' | 'ruleHref'> {
  readonly document: { readonly uri: string; readonly text: string };
}

export function suppressionHover({ checked, document, offset, rules, ruleHref }: SuppressionInput): Hover | undefined {
  for (const suppression of suppressionsIn(document.uri, document.text, checked.app)) {
    for (const { id, place } of suppression.rules) {
      if (!isIn(place, document.uri, offset)) continue;
      const meta = rules.find((rule) => rule.id === id);
      const where = { line: 'on the next line', entry: 'in this entry', file: 'in this file' }[suppression.scope];
      return {
        place,
        markdown: meta
          ? paragraphs(`${code(id)} is switched off ${where}.`, plain(meta.summary), `[Open its page](${ruleHref(id)})`)
          : `There is no rule ${code(id)}.`,
      };
    }
  }
  return undefined;
}
