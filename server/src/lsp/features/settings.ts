/** The user's `redrive.*` settings: asked of clients that answer, else taken as they are sent. */
import {
  CancellationToken,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
} from 'vscode-languageserver';
import type { Feature } from '../feature';

export const settings: Feature = ({ connection, client, initialize, service, answer, changed, onReady }) => {
  const canAsk = client.workspace?.configuration ?? false;

  const apply = async (sent: unknown): Promise<void> => {
    service.configure(canAsk ? await connection.workspace.getConfiguration('redrive') : sent);
  };
  const update = answer('settings', undefined, async ({ settings: all }: DidChangeConfigurationParams) => {
    await apply(sectionOf(all));
    changed({ what: 'settings' });
  });
  connection.onDidChangeConfiguration((params) => void update(params, CancellationToken.None));

  onReady(async () => {
    await apply(sectionOf(initialize.initializationOptions?.settings));
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'redrive' });
    }
  });
  return {};
};

/** Clients send the section alone, or all settings with the section in them. */
function sectionOf(sent: unknown): unknown {
  return typeof sent === 'object' && sent !== null && 'redrive' in sent ? sent.redrive : sent;
}
