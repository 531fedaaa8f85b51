/** Hovers, lenses, outline, links, completions and patterns as VS Code gets them from the extension. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually';
import { closeAll, open, redrive, replace } from '../editor';

/** The place of `<|>` in the only text that is like `marked` without it. */
function at(document: vscode.TextDocument, marked: string): vscode.Position {
  const index = document.getText().indexOf(marked.replace('<|>', ''));
  assert.ok(index >= 0, marked);
  return document.positionAt(index + marked.indexOf('<|>'));
}

const run = <T>(command: string, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

describe('features', () => {
  afterEach(closeAll);

  it('explain a queue on hover', async () => {
    const template = await open('template.yaml');
    const position = at(template, '  Par<|>cels:\n    Type');
    const text = await eventually('a hover', async () => {
      const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', template.uri, position);
      const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]).map(({ value }) => value);
      return contents.find((value) => value.includes('**Parcels**'));
    });
    assert.match(text, /6 x 30 s = 180 s/);
  });

  it('stand over functions', async () => {
    const template = await open('template.yaml');
    const lens = await eventually('a lens', async () => {
      const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', template.uri, 100);
      return lenses.find(({ command }) => command?.title.startsWith('queue from SQS Parcels'));
    });
    assert.equal(lens.command?.command, 'redrive.showTimeline');
  });

  it('outline the template by kind', async () => {
    const template = await open('template.yaml');
    const symbols = await eventually('the outline', async () => {
      const found = await run<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        template.uri,
      );
      return found?.some(({ name }) => name === 'Queues') && found;
    });
    const outlined = symbols.map(({ name, children }) => `${name}: ${children.map((child) => child.name).join()}`);
    // VS Code sorts them by their places.
    assert.deepEqual(outlined, ['Queues: Parcels', 'Dead-letter queues: LostParcels', 'Functions: Sort']);
  });

  it('offer patterns where an entry may stand', async () => {
    const template = await open('template.yaml');
    await replace(template, 'Resources:\n', 'Resources:\n  que\n');
    const item = await eventually('a completion', async () => {
      const list = await run<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        template.uri,
        new vscode.Position(4, 5),
      );
      return list.items.find(({ label }) => label === 'queue');
    });
    assert.ok(item.insertText instanceof vscode.SnippetString || typeof item.insertText === 'object');
    const elsewhere = await open('compose.yaml');
    const none = await run<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      elsewhere.uri,
      new vscode.Position(1, 2),
    );
    assert.ok(!none.items.some(({ label }) => label === 'queue'));
  });

  it('insert a pattern that is linked to the function at the cursor, in one undo step', async () => {
    const template = await open('template.yaml');
    const before = template.getText();
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const position = at(template, '  So<|>rt:\n');
    editor.selection = new vscode.Selection(position, position);
    await eventually('the pattern', async () => {
      if (template.getText() === before) await run('redrive.insertPattern', 'stream-consumer');
      return template.getText() !== before;
    });
    assert.match(template.getText(), /ClicksStream:/);
    assert.match(template.getText(), /Type: Kinesis/);
    await run('undo');
    assert.equal(template.getText(), before);
  });
});

describe('what package.json declares', () => {
  const { contributes } = redrive().packageJSON;

  it('has snippet files that VS Code can read', async () => {
    for (const { path } of contributes.snippets as { path: string }[]) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(redrive().extensionUri, path));
      assert.ok(Object.keys(JSON.parse(new TextDecoder().decode(bytes))).length > 0, path);
    }
  });

  it('has a picture for each step of the walkthrough, and commands that exist', async () => {
    const present = await vscode.commands.getCommands(true);
    const steps = contributes.walkthroughs.flatMap(({ steps }: { steps: unknown[] }) => steps);
    for (const { description, media, completionEvents } of steps) {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(redrive().extensionUri, media.svg));
      for (const [, command] of description.matchAll(/\(command:([\w.]+)/g))
        assert.ok(present.includes(command), command);
      for (const event of completionEvents as string[]) {
        const [kind, what = ''] = event.split(':');
        if (kind === 'onCommand') assert.ok(present.includes(what), event);
        else assert.ok(kind === 'onContext' || what in contributes.configuration.properties, event);
      }
    }
  });

  it('has settings with a description and a default', () => {
    for (const [name, setting] of Object.entries<Record<string, unknown>>(contributes.configuration.properties)) {
      assert.ok(setting.description ?? setting.markdownDescription, name);
      assert.ok('default' in setting, name);
    }
  });
});
