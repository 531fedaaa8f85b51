/** The extension's entry: starts the language server and registers the parts in features.ts. */
import { type ExtensionContext, window } from 'vscode';
import { features } from './features';
import { createLanguageClient } from './language-client';

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Redrive', { log: true });
  const client = createLanguageClient(context, log);
  const parts = features.map((feature) => feature({ context, client, log }));
  // Disposed in this order.
  context.subscriptions.push(...parts, client, log);
  await client.start();
}
