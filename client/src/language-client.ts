/** The client of the language server, which runs as a process of its own and is started again when it crashes. */
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';

/** Files that may be templates, and the source code their handlers are written in. */
const patterns = ['**/*.{yaml,yml,json,template}', '**/*.{py,js,mjs,cjs,jsx,ts,mts,cts,tsx,java,go,cs,rb,rs}'];

export function createLanguageClient(context: ExtensionContext, log: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  return new LanguageClient(
    'redrive',
    'Redrive',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6010'] } },
    },
    {
      documentSelector: [
        ...patterns.map((pattern) => ({ scheme: 'file', pattern })),
        { scheme: 'untitled', language: 'yaml' },
        { scheme: 'untitled', language: 'json' },
      ],
      // The page of a rule opens inside VS Code: `redrive.openRule` with the rule's id, as JSON in the address.
      initializationOptions: { rulePages: 'command:redrive.openRule?%5B%22{rule}%22%5D' },
      markdown: { isTrusted: { enabledCommands: ['redrive.openRule'] } },
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticPullOptions: { onChange: true, onTabs: false },
    },
  );
}
