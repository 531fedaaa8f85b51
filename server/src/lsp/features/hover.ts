/** What the thing under the pointer is, how it fails and where its value comes from. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hover as hoverAt } from '../../core/features/hover/hover';
import { suppressionHover } from '../../core/features/hover/suppression-hover';
import type { Checked } from '../../core/project/checked';
import { rules } from '../../core/rules/registry.generated';
import type { Feature } from '../feature';
import { toOffset, toSignal } from '../from-proto';
import { templatesOf } from '../templates-of';
import { toLocation } from '../to-proto';

export const hover: Feature = ({ connection, service, lines, answer, ruleHref }) => {
  const about = { rules: rules.map(({ meta }) => meta), ruleHref };
  const inTemplate = (checked: Checked, uri: string, offset: number) => {
    const document = service.yaml(uri);
    return document && hoverAt({ checked, document, offset, now: Date.now(), ...about });
  };
  /** What is to be said about a handler stands in the lens above it. */
  const inCode = (checked: Checked, uri: string, offset: number) => {
    const text = service.text(uri);
    return text === undefined ? undefined : suppressionHover({ checked, document: { uri, text }, offset, ...about });
  };
  connection.onHover(
    answer('hover', null, async ({ textDocument: { uri }, position }: HoverParams, token): Promise<Hover | null> => {
      const [checked] = await templatesOf(service, uri, toSignal(token));
      if (!checked) return null;
      const offset = toOffset(lines.of(uri), position);
      const found = isData(uri) ? inTemplate(checked, uri, offset) : inCode(checked, uri, offset);
      if (!found) return null;
      const { range } = toLocation(lines, found.place);
      return { range, contents: { kind: MarkupKind.Markdown, value: found.markdown } };
    }),
  );
  return { hoverProvider: true };
};

const isData = (uri: string): boolean => /\.(ya?ml|json|template)$/i.test(uri) || uri.startsWith('untitled:');
