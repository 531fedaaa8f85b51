/** A function's runtime: how long it is supported, and what follows it. */
import { runtimeLifecycle, supportedSuccessor } from '../../catalog/runtimes';
import { possible } from '../../model/value';
import { placeOf } from '../../text/span';
import { covers } from '../node-at';
import type { HoverFeature } from './hover';
import { code, paragraphs } from './markdown';

export const runtimeHover: HoverFeature = ({ checked, document, offset, now }) => {
  const today = new Date(now).toISOString().slice(0, 10);
  for (const fn of checked.app.functions.values()) {
    const written = possible(fn.code.runtime)
      .flatMap(({ value }) =>
        [value.span, ...(value.home ? [value.home] : [])].map((span) => ({ name: value.value, span })),
      )
      .find(({ span, name }) => covers(span, document.uri, offset) && textAt(document.text, span).includes(name));
    if (!written) continue;
    const lifecycle = runtimeLifecycle(written.name);
    if (!lifecycle) return undefined;
    const { deprecated, createBlocked, updateBlocked } = lifecycle;
    const successor = supportedSuccessor(written.name, today);
    const isOver = deprecated <= today;
    return {
      place: placeOf(written.span),
      markdown: paragraphs(
        `${code(written.name)}: ${isOver ? '**deprecated since' : 'supported until'} ${deprecated}${isOver ? '**' : ''}.`,
        isOver &&
          createBlocked !== null &&
          `New functions are refused from ${createBlocked} on${updateBlocked === null ? '' : `, updates from ${updateBlocked} on`}.`,
        successor !== undefined && `${isOver ? 'Move' : 'Later, move'} to ${code(successor)}.`,
      ),
    };
  }
  return undefined;
};

const textAt = (text: string, span: Parameters<typeof placeOf>[0]): string => {
  const { start, end } = placeOf(span);
  return text.slice(start, end);
};
