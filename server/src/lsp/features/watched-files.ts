/** Files that change outside the editor: includes, handlers, templates that are not open. */
import {
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type DidChangeWatchedFilesRegistrationOptions,
} from 'vscode-languageserver';
import type { Feature } from '../feature';

const watched: DidChangeWatchedFilesRegistrationOptions = {
  watchers: [
    { globPattern: '**/*.{yaml,yml,json,template,toml,env}' },
    { globPattern: '**/*.{py,js,mjs,cjs,jsx,ts,mts,cts,tsx,java,go,cs,rb,rs,sql,prisma}' },
  ],
};

export const watchedFiles: Feature = ({ connection, client, service, notice, changed, onReady }) => {
  connection.onDidChangeWatchedFiles(
    notice('watched files', ({ changes }: DidChangeWatchedFilesParams) => {
      for (const { uri } of changes) service.fileChanged(uri);
      changed({ what: 'files' });
    }),
  );
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    onReady(async () => {
      await connection.client.register(DidChangeWatchedFilesNotification.type, watched);
    });
  }
  return {};
};
