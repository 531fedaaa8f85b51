/** The name of a rule in a suppression comment: what is hidden there. */
import { suppressionsIn } from '../../engine/suppression';
import { isIn } from '../node-at';
import type { HoverFeature } from './hover';
import { code, paragraphs, plain } from './markdown';

export const suppressionHover: HoverFeature = ({ checked, document, offset, rules, ruleHref }) => {
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
};
