/** Workspace folders that come and go while the server runs. */
import type { Feature } from '../feature';

export const folders: Feature = ({ connection, client, folders: current, notice, changed, onReady }) => {
  if (!client.workspace?.workspaceFolders) return {};
  onReady(async () => {
    connection.workspace.onDidChangeWorkspaceFolders(
      notice('workspace folders', (event) => {
        current.change(event);
        changed({ what: 'files' });
      }),
    );
  });
  return { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } };
};
