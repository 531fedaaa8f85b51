/** What could not be read, in plain words, where it stands. */
import type { Span } from '../text/span';

export interface YamlNote {
  readonly message: string;
  readonly span: Span;
}
