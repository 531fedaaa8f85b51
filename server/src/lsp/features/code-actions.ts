/**
 * Quick fixes, ways to hide a problem, all of a kind, and `source.fixAll.redrive`. Nothing is remembered between
 * requests: a problem carries its fixes, so the problems of the moment are asked again, and every edit names the
 * document version that it was made for.
 */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { PlacedProblem } from '../../core/project/checked';
import type { Fix } from '../../core/rules/rule';
import type { SourceEdit } from '../../core/text/source-edit';
import { combineFixes } from '../combine-fixes';
import type { Feature, FeatureContext } from '../feature';
import { toOffsets, toSignal } from '../from-proto';
import { toDiagnostic, toWorkspaceEdit } from '../to-proto';

const fixAllKind = `${CodeActionKind.SourceFixAll}.redrive`;

export const codeActions: Feature = (server) => {
  server.connection.onCodeAction(
    server.answer('code actions', [], async ({ textDocument, range, context }: CodeActionParams, token) => {
      const { only } = context;
      const wants = (kind: string) => !only || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
      const problems = await server.service.problemsIn(textDocument.uri, toSignal(token));
      if (token.isCancellationRequested) return [];
      const { start, end } = toOffsets(server.lines.of(textDocument.uri), range);
      const touched = problems.filter(({ place }) => place.start <= end && place.end >= start);
      return [
        ...(wants(CodeActionKind.QuickFix) ? touched.flatMap((problem) => quickFixes(server, problem)) : []),
        ...(wants(CodeActionKind.QuickFix) ? fixAllOfKind(server, touched, problems) : []),
        // Only for those who ask for it by name: on save, or in the menu of source actions.
        ...(only && wants(fixAllKind) ? fixAll(server, problems) : []),
      ];
    }),
  );
  return { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } };
};

function quickFixes(server: FeatureContext, problem: PlacedProblem): CodeAction[] {
  const diagnostic: Diagnostic = toDiagnostic(server.lines, problem, server.ruleHref);
  const offer = (fix: Fix, isPreferred: boolean): CodeAction[] => {
    const edits = fix.edits();
    if (edits === undefined) return [];
    const edit = workspaceEdit(server, edits);
    return [{ title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred, edit }];
  };
  return [
    ...problem.fixes.flatMap((fix, index) => offer(fix, index === 0 && fix.grade === 'safe')),
    ...problem.suppressions.flatMap((suppression) => offer(suppression, false)),
  ];
}

/** Where a rule has found several mistakes in the file that can be mended safely: all of them in one go. */
function fixAllOfKind(
  server: FeatureContext,
  touched: readonly PlacedProblem[],
  problems: readonly PlacedProblem[],
): CodeAction[] {
  return [...new Set(touched.map(({ rule }) => rule))].flatMap((rule) => {
    const isSafe = ({ fixes }: PlacedProblem) => fixes.some((fix) => fix.grade === 'safe' && fix.edits() !== undefined);
    const ofKind = problems.filter((problem) => problem.rule === rule && isSafe(problem));
    if (ofKind.length < 2 || !touched.some((problem) => ofKind.includes(problem))) return [];
    return [
      {
        title: `Fix all ${ofKind.length} of ${rule} in this file`,
        kind: CodeActionKind.QuickFix,
        diagnostics: ofKind.map((problem) => toDiagnostic(server.lines, problem, server.ruleHref)),
        edit: workspaceEdit(server, combineFixes(ofKind)),
      },
    ];
  });
}

function fixAll(server: FeatureContext, problems: readonly PlacedProblem[]): CodeAction[] {
  const edits = combineFixes(problems);
  if (edits.length === 0) return [];
  return [{ title: 'Apply all safe Redrive fixes', kind: fixAllKind, edit: workspaceEdit(server, edits) }];
}

function workspaceEdit({ lines, versions, client }: FeatureContext, edits: readonly SourceEdit[]): WorkspaceEdit {
  const versioned = client.workspace?.workspaceEdit?.documentChanges ?? false;
  return toWorkspaceEdit(lines, edits, { versioned, of: versions.of });
}
