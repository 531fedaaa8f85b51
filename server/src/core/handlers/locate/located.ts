/** Where a handler was found, or why it was not. */
import type { HandlerLocation, Language } from '../handler-facts';

/** The file and the name in it; the name is looked up when the file is read. */
export interface Located {
  readonly file: string;
  readonly symbol: string;
  readonly language: Language;
}

export type Search =
  | { readonly found: Located }
  | {
      readonly found: null;
      readonly status: Exclude<HandlerLocation['status'], 'found' | 'inline'>;
      readonly language: Language | null;
      readonly reason: string;
    };

export const notFound = (
  status: Exclude<HandlerLocation['status'], 'found' | 'inline'>,
  language: Language | null,
  reason: string,
): Search => ({ found: null, status, language, reason });
