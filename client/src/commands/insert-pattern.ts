/** Chooses a pattern, with a preview of what it would put into the template, and inserts it as one undo step. */
import { type QuickPickItem, type TextEditor, WorkspaceEdit, window, workspace } from 'vscode';
import {
  insertPatternRequest,
  patternsRequest,
  type WireInsertPatternParams,
  type WireInsertPatternResult,
  type WirePattern,
  type WirePatternsParams,
} from '../../../server/src/protocol';
import { createPatternPreview } from '../pattern-preview';
import { toRange } from '../to-range';
import type { Command } from './command';

export const insertPattern: Command = {
  id: 'redrive.insertPattern',
  /** `id` inserts a pattern without asking. */
  async run({ client }, id?: unknown) {
    const editor = window.activeTextEditor;
    if (!editor) {
      void window.showInformationMessage('Open a template first: Redrive inserts patterns into the active one.');
      return;
    }
    const { line, character } = editor.selection.active;
    const at: WirePatternsParams = { uri: editor.document.uri.toString(), position: { line, character } };
    const patterns = await client.sendRequest<readonly WirePattern[]>(patternsRequest, at);
    if (patterns.length === 0) {
      void window.showInformationMessage('This file is no SAM, CloudFormation or Serverless Framework template.');
      return;
    }
    const chosen = typeof id === 'string' ? patterns.find((one) => one.id === id) : await choose(patterns);
    if (!chosen) return;
    const params: WireInsertPatternParams = { ...at, pattern: chosen.id };
    const result = await client.sendRequest<WireInsertPatternResult>(insertPatternRequest, params);
    if ('reason' in result) void window.showWarningMessage(`Nothing was inserted. ${result.reason}`);
    else await apply(editor, result);
  },
};

interface Item extends QuickPickItem {
  readonly pattern: WirePattern;
}

/** The pattern that is marked in the list is shown beside the template. */
async function choose(patterns: readonly WirePattern[]): Promise<WirePattern | undefined> {
  const pick = window.createQuickPick<Item>();
  const preview = createPatternPreview();
  const linkedTo = patterns.find((pattern) => pattern.linkedTo !== null)?.linkedTo;
  pick.title = 'Redrive: Insert Pattern';
  pick.placeholder = linkedTo ? `Linked to ${linkedTo}, the function at the cursor` : 'With a function of its own';
  pick.matchOnDetail = true;
  pick.items = patterns.map((pattern) => ({ label: pattern.title, detail: pattern.description, pattern }));
  try {
    return await new Promise<WirePattern | undefined>((resolve) => {
      pick.onDidChangeActive(([item]) => item && void preview.show(item.pattern.preview));
      pick.onDidAccept(() => resolve(pick.selectedItems[0]?.pattern));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
    await preview.close();
  }
}

async function apply(editor: TextEditor, result: Extract<WireInsertPatternResult, { edits: unknown }>): Promise<void> {
  const { document } = editor;
  if (result.version !== null && result.version !== document.version) {
    void window.showWarningMessage('Nothing was inserted: the template has changed meanwhile. Please try again.');
    return;
  }
  const edit = new WorkspaceEdit();
  for (const { range, newText } of result.edits) edit.replace(document.uri, toRange(range), newText);
  await workspace.applyEdit(edit);
}
