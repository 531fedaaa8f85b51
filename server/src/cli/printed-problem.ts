/** A problem as the formatters need it: with one-based lines and columns and paths as the reader types them. */
import type { Level } from '../core/rules/rule';

export interface PrintedRange {
  readonly start: PrintedPosition;
  readonly end: PrintedPosition;
}

export interface PrintedPosition {
  readonly line: number;
  readonly column: number;
}

export interface PrintedProblem {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly file: string;
  readonly range: PrintedRange;
  readonly template: string;
  readonly function: string | null;
  readonly resource: string | null;
  readonly related: readonly { readonly file: string; readonly range: PrintedRange; readonly message: string }[];
  readonly fixes: readonly { readonly title: string; readonly grade: 'safe' | 'review' }[];
  readonly docs: string;
}

export interface PrintedNote {
  readonly file: string;
  readonly message: string;
  readonly range: PrintedRange | null;
}

export interface CheckReport {
  readonly templates: readonly { readonly file: string; readonly framework: string }[];
  readonly problems: readonly PrintedProblem[];
  readonly notes: readonly PrintedNote[];
  /** What `--fix` changed: file and the titles of the fixes. */
  readonly fixed: readonly { readonly file: string; readonly titles: readonly string[] }[];
}
