/** Every command, setting, snippet and walkthrough step that package.json declares is used once; the lists are compared. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually';
import { closeAll, diagnostic, extensionFile, noDiagnostic, open, redrive, replace, rule } from '../editor';

const { contributes } = redrive().packageJSON;

const run = <T>(command: string, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

/** Labels of the open tabs. */
const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

const tab = (part: string): Promise<unknown> =>
  eventually(`a tab ${part} among ${tabs().join(', ')}`, () => tabs().some((label) => label.includes(part)));

/** For what asks in a box: the box is closed until the command has ended. */
async function dismiss(asking: Thenable<unknown>): Promise<void> {
  let ended = false;
  const end = asking.then(() => {
    ended = true;
  });
  await eventually('the end of the question', async () => {
    await run('workbench.action.closeQuickOpen');
    return ended;
  });
  await end;
}

async function lensTitles({ uri }: vscode.TextDocument): Promise<string[]> {
  const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return lenses.flatMap(({ command }) => command?.title ?? []);
}

/** With the setting on there is a line, off there is none. */
async function lensFollows(setting: string, file: string, start: string): Promise<void> {
  const document = await open(file);
  const is = (shown: boolean): Promise<unknown> =>
    eventually(
      `${start} is ${shown ? 'there' : 'gone'}`,
      async () => (await lensTitles(document)).some((title) => title.startsWith(start)) === shown,
    );
  await is(true);
  await set(setting, false);
  await is(false);
  await set(setting, undefined);
  await is(true);
}

async function set(setting: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Workspace);
}

const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  'redrive.restartServer': async () => {
    await run('redrive.restartServer');
    await diagnostic(await open('template.yaml'));
  },
  'redrive.showLog': async () => {
    await run('redrive.showLog');
    await eventually('the log', () =>
      vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === 'output' && /redrive/i.test(uri.path)),
    );
  },
  'redrive.openPreview': async () => {
    await run('redrive.openPreview', (await open('template.yaml')).uri);
    await tab('Architecture: template.yaml');
  },
  'redrive.openPreviewToSide': async () => {
    await open('template.yaml');
    await run('redrive.openPreviewToSide');
    await tab('Architecture: template.yaml');
    assert.ok(vscode.window.tabGroups.all.length > 1);
  },
  'redrive.openWorkspacePreview': async () => {
    await run('redrive.openWorkspacePreview');
    await tab('Architecture: Workspace');
  },
  'redrive.pinPreview': async () => {
    await run('redrive.openPreview', (await open('template.yaml')).uri);
    await tab('Architecture: template.yaml');
    await run('redrive.pinPreview');
    await tab('(pinned)');
  },
  'redrive.insertPattern': async () => {
    const template = await open('template.yaml');
    await eventually('the pattern', async () => {
      if (!template.isDirty) await run('redrive.insertPattern', 'idempotency-table');
      return template.getText().includes('AWS::DynamoDB::Table');
    });
  },
  'redrive.openRule': async () => {
    await run('redrive.openRule', rule);
    await tab(rule);
  },
  'redrive.showTimeline': async () => {
    const { uri } = await open('template.yaml');
    await dismiss(run('redrive.showTimeline', uri.toString(), 'Sort'));
    // Of the function at the cursor.
    const editor = await vscode.window.showTextDocument(uri);
    const at = editor.document.positionAt(editor.document.getText().indexOf('  Sort:') + 4);
    editor.selection = new vscode.Selection(at, at);
    await dismiss(run('redrive.showTimeline'));
  },
  'redrive.goTo': async () => {
    const { uri } = await open('template.yaml');
    const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } };
    await run('redrive.goTo', { uri: uri.toString(), range });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), 'Parcels');
  },
};

const settings: Readonly<Record<string, () => Promise<unknown>>> = {
  'redrive.rules': async () => {
    const template = await open('template.yaml');
    await diagnostic(template);
    await set('redrive.rules', { [rule]: 'off' });
    await noDiagnostic(template);
    await set('redrive.rules', undefined);
    await diagnostic(template);
  },
  'redrive.codeLens.functions': () => lensFollows('redrive.codeLens.functions', 'template.yaml', 'queue from SQS'),
  'redrive.outline.groupByKind': async () => {
    const template = await open('template.yaml');
    const { uri } = template;
    const first = (name: string): Promise<unknown> =>
      eventually(`${name} first in the outline`, async () => {
        // VS Code keeps an outline until the text changes.
        await replace(template, 'Resources:\n', 'Resources:\n\n');
        const symbols = await run<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri);
        return symbols?.[0]?.name === name;
      });
    await first('Queues');
    await set('redrive.outline.groupByKind', false);
    await first('Parcels');
    await set('redrive.outline.groupByKind', undefined);
    await first('Queues');
  },
  'redrive.codeLens.handlers': () => lensFollows('redrive.codeLens.handlers', 'src/sort.py', 'SQS Parcels'),
};

/** What one does in a step. Steps without a command are done by looking at a template. */
const steps: Readonly<Record<string, () => Promise<unknown>>> = {
  open: () => open('template.yaml'),
  lens: () => commands['redrive.showTimeline']?.() ?? Promise.reject(),
  picture: () => commands['redrive.openPreviewToSide']?.() ?? Promise.reject(),
  fix: async () => {
    await run('workbench.actions.view.problems');
    await dismiss(run('redrive.openRule'));
  },
  pattern: async () => {
    await open('template.yaml');
    await dismiss(run('redrive.insertPattern'));
  },
  team: async () => {
    await run('workbench.action.openSettings', 'redrive');
    await tab('Settings');
  },
};

const names = (declared: readonly { command?: string; id?: string }[]): string[] =>
  declared.map(({ command, id }) => command ?? id ?? '').sort();

describe('what package.json declares is used here', () => {
  afterEach(closeAll);

  const walkthroughs: { id: string; steps: { id: string }[] }[] = contributes.walkthroughs;

  it('whole', () => {
    assert.deepEqual(Object.keys(commands).sort(), names(contributes.commands));
    const groups: { properties: object }[] = [contributes.configuration].flat();
    assert.deepEqual(Object.keys(settings).sort(), groups.flatMap(({ properties }) => Object.keys(properties)).sort());
    assert.deepEqual(Object.keys(steps).sort(), names(walkthroughs.flatMap((walkthrough) => walkthrough.steps)));
  });

  for (const [name, use] of Object.entries(commands)) it(`command ${name}`, use);
  for (const [name, use] of Object.entries(settings)) {
    it(`setting ${name}`, async () => {
      try {
        await use();
      } finally {
        await set(name, undefined);
      }
    });
  }

  for (const { id, steps: declared } of walkthroughs) {
    for (const step of declared) {
      it(`step ${step.id} of walkthrough ${id}`, async () => {
        await run('workbench.action.openWalkthrough', { category: `redrive.redrive#${id}`, step: step.id });
        await tab('Welcome');
        await steps[step.id]?.();
      });
    }
  }

  for (const { language, path } of contributes.snippets as { language: string; path: string }[]) {
    it(`snippets for ${language}`, async () => {
      const file = await vscode.workspace.fs.readFile(vscode.Uri.file(extensionFile(path)));
      const snippets: Record<string, { prefix: string[]; body: string[] }> = JSON.parse(new TextDecoder().decode(file));
      for (const [name, { prefix }] of Object.entries(snippets)) {
        const document = await vscode.workspace.openTextDocument({ language, content: '' });
        await vscode.window.showTextDocument(document);
        const offered = await eventually(`${prefix.join()} to be offered`, async () => {
          const { items } = await run<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            new vscode.Position(0, 0),
          );
          const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
          return prefix.every((one) => labels.includes(one)) && labels;
        });
        assert.ok(offered.length > 0);
        await run('editor.action.insertSnippet', { langId: language, name });
        await eventually(`${name} in the editor`, () => document.getText().includes('andler'));
        assert.doesNotMatch(document.getText(), /\$\{\d/);
        await run('workbench.action.revertAndCloseActiveEditor');
      }
    });
  }
});
