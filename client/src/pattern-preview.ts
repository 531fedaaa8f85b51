/** A read-only document beside the editor that shows what a pattern would insert, and goes away with the list. */
import { EventEmitter, TabInputText, Uri, ViewColumn, window, workspace } from 'vscode';

export interface PatternPreview {
  show(text: string): Promise<void>;
  close(): Promise<void>;
}

export function createPatternPreview(): PatternPreview {
  const uri = Uri.parse('redrive-pattern:/Pattern.yaml');
  const changed = new EventEmitter<Uri>();
  let shown = '';
  const provider = workspace.registerTextDocumentContentProvider(uri.scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => shown,
  });
  let opened = false;
  let closed = false;
  return {
    async show(text) {
      shown = text;
      if (opened) {
        changed.fire(uri);
        return;
      }
      opened = true;
      const document = await workspace.openTextDocument(uri);
      if (!closed)
        await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
    },
    async close() {
      closed = true;
      const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
      const own = tabs.filter((tab) => tab.input instanceof TabInputText && tab.input.uri.scheme === uri.scheme);
      await window.tabGroups.close(own);
      provider.dispose();
      changed.dispose();
    },
  };
}
