/** The language server's entry: `node dist/server.js --node-ipc`, or `--stdio` for other editors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'vscode-languageserver/node';
import { createService } from '../core/service';
import { fileUri } from '../node/file-uri';
import { createNodeHost } from '../node/node-host';
import { features } from './features';
import { startServer } from './server';

const connection = createConnection();

// The state after an unforeseen error can't be trusted: the client starts the server again and opens its documents anew.
process.on('uncaughtException', (error) => {
  process.stderr.write(`redrive: internal error: ${error.stack ?? error.message}\n`, () => process.exit(1));
});

startServer(connection, {
  version: JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')).version,
  features,
  rulePages: `${fileUri(join(__dirname, '..', 'docs', 'rules'))}/`,
  createService: (folders, log) =>
    createService(createNodeHost({ workspaceFolders: folders, log }), {
      today: () => new Date().toISOString().slice(0, 10),
    }),
});
