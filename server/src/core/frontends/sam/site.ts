/** The handle for edits in templates: which entry it is, and how CloudFormation's properties are spelled there. */
import type { Site } from '../../model/app';
import type { Span } from '../../text/span';
import type { Path } from '../../yaml/edits';
import type { Pair } from '../../yaml/node';

export interface TemplateSite extends Site {
  /** The entry in the template. Undefined where there is none to edit: generated, or born of a loop. */
  readonly pair: Pair | undefined;
  /** The way from the entry's value to the properties. */
  readonly base: Path;
  /** The author's spelling of a path of CloudFormation; undefined where it can't be said. */
  readonly spell: (path: readonly string[]) => Path | undefined;
  /** What it is, in SAM's or CloudFormation's words. */
  readonly type: string;
}

export const asIs = (path: readonly string[]): readonly string[] => path;

export const noSite = (span: Span): TemplateSite => ({
  span,
  pair: undefined,
  base: [],
  spell: () => undefined,
  type: '',
});

/** The site of a part of an entry, such as one target of a rule: `inside` leads from the entry's properties to it. */
export function partOf(site: Site, span: Span, inside: (path: readonly string[]) => Path | undefined): TemplateSite {
  return { ...(site as TemplateSite), span, spell: inside };
}
