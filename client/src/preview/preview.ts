/** The architecture preview: its commands, the panels that are open, and what makes them look anew. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { isTemplateRequest, pictureChangedNotice, workspaceUri } from '../../../server/src/protocol';
import type { Feature, Session } from '../feature';
import { PreviewPanel, viewType } from './preview-panel';
import { pickTemplate } from './templates';

/** Changes that come within this time are drawn once. */
const pause = 120;
const templateContext = 'redrive.activeIsTemplate';

export const preview: Feature = (session) => {
  const panels = new Set<PreviewPanel>();
  const { client } = session;
  const uriOf = (uri: vscode.Uri): string => client.code2ProtocolConverter.asUri(uri);

  const adopt = (panel: vscode.WebviewPanel, uri: string, pinned: boolean): PreviewPanel => {
    const made = new PreviewPanel(session, panel, uri, pinned);
    panels.add(made);
    made.onDidDispose(() => panels.delete(made));
    return made;
  };

  /** A preview that is not pinned shows whatever is asked for; else a new one opens. */
  const open = async (wanted: string | undefined, column: vscode.ViewColumn, node?: string): Promise<void> => {
    const active = vscode.window.activeTextEditor?.document.uri;
    const uri =
      wanted ??
      (active && (await isTemplate(session, uriOf(active))) ? uriOf(active) : await pickTemplate(session, undefined));
    if (uri === undefined) return;
    let panel =
      [...panels].find((candidate) => candidate.uri === uri) ?? [...panels].find((candidate) => !candidate.pinned);
    if (panel) {
      panel.reveal();
      await panel.show(uri);
    } else {
      const options = { enableFindWidget: false, retainContextWhenHidden: true };
      const made = vscode.window.createWebviewPanel(
        viewType,
        'Architecture',
        { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside },
        options,
      );
      panel = adopt(made, uri, false);
    }
    if (node !== undefined) panel.showNode(node, true);
  };

  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const panel of panels) void panel.refresh();
      void tellContext();
    }, pause);
  };

  const tellContext = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const is = document !== undefined && mayBeTemplate(document) && (await isTemplate(session, uriOf(document.uri)));
    await vscode.commands.executeCommand('setContext', templateContext, is);
  };

  const follow = (editor: vscode.TextEditor | undefined): void => {
    void tellContext();
    if (editor === undefined || !mayBeTemplate(editor.document)) return;
    for (const panel of panels)
      if (!panel.pinned && panel.uri !== workspaceUri) void panel.show(uriOf(editor.document.uri), true);
  };

  void tellContext();
  return vscode.Disposable.from(
    vscode.commands.registerCommand('redrive.openPreview', (uri?: unknown, node?: unknown) =>
      open(asUri(uri, uriOf), vscode.ViewColumn.Active, asText(node)),
    ),
    vscode.commands.registerCommand('redrive.openPreviewToSide', (uri?: unknown, node?: unknown) =>
      open(asUri(uri, uriOf), vscode.ViewColumn.Beside, asText(node)),
    ),
    vscode.commands.registerCommand('redrive.openWorkspacePreview', () => open(workspaceUri, vscode.ViewColumn.Active)),
    vscode.commands.registerCommand('redrive.pinPreview', () => [...panels].find(({ active }) => active)?.togglePin()),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const kept = typeof state === 'object' && state !== null ? (state as Readonly<Record<string, unknown>>) : {};
        adopt(panel, asText(kept.uri) ?? '', kept.pinned === true);
      },
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [first] }) => {
      if (first) for (const panel of panels) panel.cursor(uriOf(textEditor.document.uri), first.active);
    }),
    client.onNotification(pictureChangedNotice, changed),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) changed();
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
      for (const panel of [...panels]) panel.dispose();
    }),
  );
};

const mayBeTemplate = ({ languageId }: vscode.TextDocument): boolean =>
  /yaml|json|cloudformation|template/i.test(languageId);

async function isTemplate({ client, log }: Session, uri: string): Promise<boolean> {
  try {
    return await client.sendRequest<boolean>(isTemplateRequest, { uri });
  } catch (error) {
    log.debug(`Not known whether ${uri} is a template: ${String(error)}`);
    return false;
  }
}

/** Menus pass the file's URI, lenses and hovers its text. */
function asUri(value: unknown, uriOf: (uri: vscode.Uri) => string): string | undefined {
  return value instanceof vscode.Uri ? uriOf(value) : asText(value);
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
