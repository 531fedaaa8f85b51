/** Problems as diagnostics: pulled by clients that can, pushed to the others. */
import {
  CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { placeOf } from '../../core/text/span';
import type { Feature, FeatureContext } from '../feature';
import { toSignal } from '../from-proto';
import { toDiagnostic, toNoteDiagnostic } from '../to-proto';

/** Typing is over when nothing came for this long. */
const pushDelay = 150;

export const diagnostics: Feature = (server) => {
  if (server.client.textDocument?.diagnostic) return pull(server);
  push(server);
  return {};
};

const emptyReport: DocumentDiagnosticReport = { kind: 'full', items: [] };

function pull(server: FeatureContext): ReturnType<Feature> {
  const { connection, client, answer, quiet, onChanged } = server;
  connection.languages.diagnostics.on(
    answer('diagnostics', emptyReport, async ({ textDocument }: DocumentDiagnosticParams, token) => {
      await quiet(token);
      if (token.isCancellationRequested) return emptyReport;
      return { kind: 'full', items: await diagnosticsOf(server, textDocument.uri, toSignal(token)) };
    }),
  );
  if (client.workspace?.diagnostics?.refreshSupport) {
    onChanged(({ what }) => {
      // What happens in its documents makes the client ask by itself, also for the other documents.
      if (what === 'files' || what === 'settings')
        void connection.languages.diagnostics.refresh().catch(() => undefined);
    });
  }
  return {
    diagnosticProvider: { identifier: 'redrive', interFileDependencies: true, workspaceDiagnostics: false },
  };
}

function push(server: FeatureContext): void {
  const { connection, versions, onChanged, answer } = server;
  const published = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let round = 0;

  const publish = answer('diagnostics', undefined, async (_, token) => {
    const mine = ++round;
    for (const uri of new Set([...published, ...versions.uris()])) {
      const version = versions.of(uri);
      const items = version === undefined ? [] : await diagnosticsOf(server, uri, toSignal(token));
      // A change has come in between, and a newer round is on its way.
      if (mine !== round || version !== versions.of(uri)) return;
      if (version === undefined) published.delete(uri);
      else published.add(uri);
      void connection.sendDiagnostics({ uri, diagnostics: items, ...(version === undefined ? {} : { version }) });
    }
  });

  onChanged(() => {
    round++;
    clearTimeout(timer);
    timer = setTimeout(() => void publish(undefined, CancellationToken.None), pushDelay);
  });
  connection.onShutdown(() => clearTimeout(timer));
}

async function diagnosticsOf(
  { service, lines, ruleHref }: FeatureContext,
  uri: string,
  signal: AbortSignal,
): Promise<Diagnostic[]> {
  const problems = await service.problemsIn(uri, signal);
  // What is wrong in a configuration file is told in it, and nowhere else.
  const notes = service
    .configNotes(uri)
    .map(({ span, message }) => ({ place: placeOf(span), message }))
    .filter(({ place }) => place.uri === uri);
  return [
    ...problems.map((problem) => toDiagnostic(lines, problem, ruleHref)),
    ...notes.map((note) => toNoteDiagnostic(lines, note)),
    ...notRead(service, uri).map((note) => ({
      ...toNoteDiagnostic(lines, note),
      severity: DiagnosticSeverity.Information,
    })),
  ];
}

/** A service written as a program is not read, and nothing else in the file would tell. */
function notRead(service: FeatureContext['service'], uri: string) {
  const notes = /\.[cm]?[jt]s$/i.test(uri) ? (service.model(uri)?.app.notes ?? []) : [];
  return notes.map(({ span, message }) => ({ place: placeOf(span), message }));
}
