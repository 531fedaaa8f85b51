/** Places, problems and edits to protocol types. With `from-proto` the only code of the server that knows lines and columns. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Location,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { PlacedProblem } from '../core/project/checked';
import type { Level } from '../core/rules/rule';
import type { LineIndex } from '../core/text/line-index';
import type { SourceEdit } from '../core/text/source-edit';
import type { Place } from '../core/text/span';
import type { Lines } from './lines';

export function toPosition(lines: LineIndex, offset: number): Position {
  const { line, column } = lines.positionAt(offset);
  // Editors take a byte order mark off the text of a file, so its first line has one column less there.
  const mark = line === 0 && lines.lineText(0).startsWith('\uFEFF') ? 1 : 0;
  return { line, character: Math.max(0, column - mark) };
}

export function toRange(lines: LineIndex, start: number, end: number): Range {
  return { start: toPosition(lines, start), end: toPosition(lines, end) };
}

export function toLocation(lines: Lines, { uri, start, end }: Place): Location {
  return { uri, range: toRange(lines.of(uri), start, end) };
}

/** `href` leads to the page of a rule. */
export function toDiagnostic(lines: Lines, problem: PlacedProblem, href: (rule: string) => string): Diagnostic {
  return {
    range: toLocation(lines, problem.place).range,
    severity: severities[problem.level],
    code: problem.rule,
    codeDescription: { href: href(problem.rule) },
    source: 'redrive',
    message: problem.message,
    relatedInformation: problem.related.map(
      ({ place, message }): DiagnosticRelatedInformation => ({ location: toLocation(lines, place), message }),
    ),
  };
}

/** Something about the text itself that no rule is behind, such as a mistake in a configuration file. */
export function toNoteDiagnostic(lines: Lines, note: { readonly place: Place; readonly message: string }): Diagnostic {
  return {
    range: toLocation(lines, note.place).range,
    severity: DiagnosticSeverity.Warning,
    source: 'redrive',
    message: note.message,
  };
}

const severities: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * With the versions the edits were made for where the client understands them, so that an edit which a keystroke has
 * overtaken is refused instead of landing in the wrong place.
 */
export function toWorkspaceEdit(
  lines: Lines,
  edits: readonly SourceEdit[],
  versions: { readonly versioned: boolean; of(uri: string): number | undefined },
): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const list = byFile.get(edit.uri) ?? [];
    list.push({ range: toRange(lines.of(edit.uri), edit.start, edit.end), newText: edit.text });
    byFile.set(edit.uri, list);
  }
  if (!versions.versioned) return { changes: Object.fromEntries(byFile) };
  return {
    documentChanges: [...byFile].map(([uri, list]) => ({
      textDocument: { uri, version: versions.of(uri) ?? null },
      edits: list,
    })),
  };
}
