/** Shows the page of a rule inside VS Code. The link on a diagnostic's code leads here; the page ships with the extension. */
import { commands, Uri, window, workspace } from 'vscode';
import type { Command } from './command';

export const openRule: Command = {
  id: 'redrive.openRule',
  async run({ context }, id?: unknown) {
    const folder = Uri.joinPath(context.extensionUri, 'docs', 'rules');
    const rule = typeof id === 'string' ? id : await chooseRule(folder);
    if (rule === undefined || !/^[a-z\d-]+$/.test(rule)) return;
    const page = Uri.joinPath(folder, `${rule}.md`);
    const available = await commands.getCommands(true);
    // VS Code's own Markdown extension can be switched off.
    if (available.includes('markdown.showPreview')) await commands.executeCommand('markdown.showPreview', page);
    else await window.showTextDocument(page);
  },
};

async function chooseRule(folder: Uri): Promise<string | undefined> {
  const pages = (await workspace.fs.readDirectory(folder)).map(([name]) => name).filter((name) => name !== 'README.md');
  const rules = pages.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -'.md'.length));
  return window.showQuickPick(rules.sort(), { title: 'Redrive: Open Rule Page', placeHolder: 'Rule' });
}
