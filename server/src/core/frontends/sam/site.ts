/** The handle for edits in SAM and CloudFormation templates: which entry it is, and how properties are spelled there. */
import type { Site } from '../../model/app';
import type { Span } from '../../text/span';
import type { Pair } from '../../yaml/node';

export interface TemplateSite extends Site {
  /** The entry in the template. Undefined where there is none to edit: generated, or born of a loop. */
  readonly pair: Pair | undefined;
  /** The way from the entry's value to the properties. */
  readonly base: readonly string[];
  /** The author's spelling of a path of CloudFormation; undefined where it can't be said. */
  readonly spell: (path: readonly string[]) => readonly string[] | undefined;
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
