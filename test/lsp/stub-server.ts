/** The language server around the stub service, for tests that need a service which breaks on demand. */
import { createConnection } from 'vscode-languageserver/node';
import { features } from '../../server/src/lsp/features';
import { startServer } from '../../server/src/lsp/server';
import { createStubService } from './stub-service';

startServer(createConnection(), {
  version: '0.0.0',
  features,
  rulePages: 'file:///rules/',
  createService: createStubService,
});
