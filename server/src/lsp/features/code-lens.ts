/** Lines over functions and handlers. What a click runs are commands of the client, so only clients that have them get any. */
import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import { functionNode } from '../../core/diagram/trigger-source';
import { handlerLenses, type Lens, templateLenses } from '../../core/features/code-lens';
import type { Checked } from '../../core/project/checked';
import type { Feature, FeatureContext } from '../feature';
import { toSignal } from '../from-proto';
import { isOn } from '../is-on';
import { templatesOf } from '../templates-of';
import { toLocation } from '../to-proto';

export const codeLens: Feature = (server) => {
  const { connection, client, service, answer, onChanged } = server;
  connection.onCodeLens(
    answer('code lens', [], async ({ textDocument: { uri } }: CodeLensParams, token): Promise<CodeLens[]> => {
      const functions = await isOn(server, 'codeLens.functions');
      const handlers = await isOn(server, 'codeLens.handlers');
      await server.quiet(token);
      if (token.isCancellationRequested) return [];
      const templates = await templatesOf(service, uri, toSignal(token));
      return [
        ...(functions
          ? templates.flatMap((checked) =>
              templateLenses(checked, uri).map((lens) => toCodeLens(server, checked, lens)),
            )
          : []),
        ...(handlers ? handlerLenses(templates, uri) : []).map(({ checked, lens }) =>
          toCodeLens(server, checked, lens),
        ),
      ];
    }),
  );
  if (client.workspace?.codeLens?.refreshSupport) {
    // Typing asks for the lenses of that document by itself; other changes have to be told.
    onChanged(({ what }) => {
      if (what === 'files' || what === 'settings')
        void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    });
  }
  return { codeLensProvider: {} };
};

function toCodeLens({ lines }: FeatureContext, { app }: Checked, lens: Lens): CodeLens {
  const { range } = toLocation(lines, lens.place);
  const { title, fn, target } = lens;
  switch (lens.shows) {
    case 'timeline':
      return { range, command: { title, command: 'redrive.showTimeline', arguments: [app.uri, fn] } };
    case 'picture':
      return {
        range,
        command: { title, command: 'redrive.openPreviewToSide', arguments: [app.uri, functionNode(fn)] },
      };
    case 'code':
    case 'template':
      return {
        range,
        command: { title, command: 'redrive.goTo', arguments: target ? [toLocation(lines, target)] : [] },
      };
  }
}
