/** What the suites do in the editor. Everything waits until it is so. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually';

export const rule = 'visibility-timeout-too-short';

export function workspaceUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('VS Code has no folder open');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(workspaceUri(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Redrive's diagnostics of a document; those of other extensions are none of ours. */
export function diagnosticsNow({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'redrive');
}

export function hasRule(wanted: string): (diagnostic: vscode.Diagnostic) => boolean {
  return ({ code }) => (typeof code === 'object' ? code.value : code) === wanted;
}

export function diagnostic(document: vscode.TextDocument, wanted: string = rule): Promise<vscode.Diagnostic> {
  return eventually(`${wanted} in ${document.uri.path}`, () => diagnosticsNow(document).find(hasRule(wanted)));
}

export async function noDiagnostic(document: vscode.TextDocument, wanted: string = rule): Promise<void> {
  await eventually(`no ${wanted} in ${document.uri.path}`, () => !diagnosticsNow(document).some(hasRule(wanted)));
}

/** Code actions at a range, of one kind. */
export function codeActions(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return eventually(`code actions of kind ${kind.value}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      kind.value,
    );
    // The first requests after activation sometimes come back empty.
    return actions.length > 0 && actions;
  });
}

/** Replaces the first occurrence of a text as typing would. */
export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const at = document.getText().indexOf(before);
  if (at < 0) throw new Error(`${document.uri.path} has no ${before}`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + before.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, after);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('VS Code refused the edit');
}

/** Back to what is on disk, so that suites do not depend on each other. */
export async function closeAll(): Promise<void> {
  // VS Code writes its own settings when it likes: they are dirty for a moment and none of ours.
  const isOurs = ({ uri, isUntitled }: vscode.TextDocument) =>
    isUntitled || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  for (const document of vscode.workspace.textDocuments.filter((one) => one.isDirty && isOurs(one))) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(`${document.uri.path} as it is on disk`, () => !document.isDirty);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export const redrive = (): vscode.Extension<unknown> => {
  const extension = vscode.extensions.getExtension('redrive.redrive');
  if (!extension) throw new Error('Redrive is not installed');
  return extension;
};

/** A file of the extension itself. */
export const extensionFile = (...path: readonly string[]): string => join(redrive().extensionPath, ...path);
