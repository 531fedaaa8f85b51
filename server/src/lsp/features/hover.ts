/** What the thing under the pointer is, how it fails and where its value comes from. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hover as hoverAt } from '../../core/features/hover/hover';
import { rules } from '../../core/rules/registry.generated';
import type { Feature } from '../feature';
import { toOffset, toSignal } from '../from-proto';
import { templatesOf } from '../templates-of';
import { toLocation } from '../to-proto';

export const hover: Feature = ({ connection, service, lines, answer, ruleHref }) => {
  const metas = rules.map(({ meta }) => meta);
  connection.onHover(
    answer('hover', null, async ({ textDocument: { uri }, position }: HoverParams, token): Promise<Hover | null> => {
      const [checked] = await templatesOf(service, uri, toSignal(token));
      const document = service.yaml(uri);
      // A handler's source code is no YAML; what is to be said about it stands in the lens above it.
      if (!checked || !document || !isData(uri)) return null;
      const offset = toOffset(lines.of(uri), position);
      const found = hoverAt({ checked, document, offset, now: Date.now(), rules: metas, ruleHref });
      if (!found) return null;
      const { range } = toLocation(lines, found.place);
      return { range, contents: { kind: MarkupKind.Markdown, value: found.markdown } };
    }),
  );
  return { hoverProvider: true };
};

const isData = (uri: string): boolean => /\.(ya?ml|json|template)$/i.test(uri) || uri.startsWith('untitled:');
