/** What could not be read, in plain words, where it stands. */
import type { Span } from '../text/span';

export interface YamlNote {
  /** `syntax`: the text around it may mean something else than was read, so nothing is edited there. */
  readonly kind: 'syntax' | 'duplicate';
  readonly message: string;
  readonly span: Span;
}
