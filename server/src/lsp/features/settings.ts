/** The user's `redrive.*` settings: asked of clients that answer, else taken as they are sent. */
import {
  CancellationToken,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
} from 'vscode-languageserver';
import type { EngineSettings } from '../../core/engine/engine';
import type { Feature } from '../feature';

export const settings: Feature = ({ connection, client, initialize, service, answer, changed, onReady }) => {
  const canAsk = client.workspace?.configuration ?? false;

  const apply = async (sent: unknown): Promise<void> => {
    service.configure(toSettings(canAsk ? await connection.workspace.getConfiguration('redrive') : sectionOf(sent)));
  };
  const update = answer('settings', undefined, async ({ settings: all }: DidChangeConfigurationParams) => {
    await apply(all);
    changed({ what: 'settings' });
  });
  connection.onDidChangeConfiguration((params) => void update(params, CancellationToken.None));

  onReady(async () => {
    await apply(initialize.initializationOptions?.settings);
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'redrive' });
    }
  });
  return {};
};

/** Clients send the section alone, or all settings with the section in them. */
function sectionOf(sent: unknown): unknown {
  return isRecord(sent) && 'redrive' in sent ? sent.redrive : sent;
}

function toSettings(section: unknown): EngineSettings {
  const rules = isRecord(section) ? section.rules : undefined;
  return { rules: isRecord(rules) ? rules : {} };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
