/** Keeps the service's documents as the editor has them, change by change. */
import {
  type DidChangeTextDocumentParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Feature } from '../feature';
import { toChanges } from '../from-proto';

export const documents: Feature = ({ connection, service, versions, notice, changed }) => {
  connection.onDidOpenTextDocument(
    notice('document opened', ({ textDocument: { uri, text, version } }: DidOpenTextDocumentParams) => {
      versions.set(uri, version);
      service.open(uri, text);
      changed({ what: 'document' });
    }),
  );
  connection.onDidChangeTextDocument(
    notice('document changed', ({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams) => {
      versions.set(uri, version);
      service.change(uri, toChanges(service.text(uri) ?? '', contentChanges));
      changed({ what: 'typing' });
    }),
  );
  connection.onDidCloseTextDocument(
    notice('document closed', ({ textDocument: { uri } }: DidCloseTextDocumentParams) => {
      versions.delete(uri);
      service.close(uri);
      changed({ what: 'document' });
    }),
  );
  return { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } };
};
