/** Pictures of templates for the preview: drawn from what the service knows, with lines and columns for the editor. */
import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver';
import { buildPicture } from '../../core/diagram/build-picture';
import type { Picture } from '../../core/diagram/picture';
import { portableText } from '../../core/diagram/portable-text';
import { workspacePicture } from '../../core/diagram/workspace-picture';
import type { Checked } from '../../core/project/checked';
import { relativePath } from '../../core/text/uri';
import type { YamlNote } from '../../core/yaml/document';
import {
  isTemplateRequest,
  pictureChangedNotice,
  pictureFixRequest,
  pictureRequest,
  pictureTextRequest,
  templatesRequest,
  type WirePictureFixParams,
  type WirePictureParams,
  type WirePictureResult,
  type WirePictureText,
  type WireTemplate,
  workspaceUri,
} from '../../protocol';
import type { Feature, FeatureContext } from '../feature';
import { toSignal } from '../from-proto';
import { toLocation, toWorkspaceEdit } from '../to-proto';
import { toWirePicture } from '../to-wire-picture';

export const preview: Feature = (server) => {
  const { connection, answer, onChanged } = server;
  connection.onRequest<WirePictureResult, never>(
    pictureRequest,
    answer('picture', failed, async (params: WirePictureParams, token) => {
      await server.quiet(token);
      return pictureOf(server, params, token);
    }),
  );
  connection.onRequest<WirePictureText | null, never>(
    pictureTextRequest,
    answer('picture text', null, async ({ uri, view }: WirePictureParams, token): Promise<WirePictureText | null> => {
      const drawn = await draw(server, uri, token);
      return drawn === undefined ? null : { text: portableText(drawn.picture, view) };
    }),
  );
  connection.onRequest<WorkspaceEdit | null, never>(
    pictureFixRequest,
    answer('fix from the picture', null, (params: WirePictureFixParams, token) => fixOf(server, params, token)),
  );
  connection.onRequest<boolean, never>(
    isTemplateRequest,
    answer('is it a template', false, ({ uri }: { readonly uri: string }) => server.service.model(uri) !== undefined),
  );
  connection.onRequest<readonly WireTemplate[], never>(
    templatesRequest,
    answer('templates', [], (_: null, token) => [...templatesOf(server, token)]),
  );
  onChanged(() => void connection.sendNotification(pictureChangedNotice));
  return {};
};

const failed: WirePictureResult = { state: 'broken', reason: 'The picture could not be made; the log says why.' };

async function pictureOf(
  server: FeatureContext,
  { uri, view }: WirePictureParams,
  token: CancellationToken,
): Promise<WirePictureResult> {
  const drawn = await draw(server, uri, token);
  if (drawn === undefined) {
    const broken = unreadable(server, uri).length > 0;
    const reason = uri === workspaceUri ? 'There is no template in this workspace.' : server.service.whyNoTemplate(uri);
    return { state: broken ? 'broken' : 'not-a-template', reason };
  }
  const notes = unreadable(server, uri);
  const problems = drawn.checked?.problems.length ?? 0;
  const picture = toWirePicture({ uri, picture: drawn.picture, problems, notes }, view, server.lines);
  return { state: 'picture', picture };
}

/** Only what makes the rest of the text uncertain; a key that is given twice does not. */
function unreadable({ service }: FeatureContext, uri: string): readonly YamlNote[] {
  const notes = uri === workspaceUri ? [] : (service.yaml(uri)?.notes ?? []);
  return notes.filter(({ kind }) => kind === 'syntax');
}

interface Drawn {
  readonly picture: Picture;
  /** Undefined for the picture of the whole workspace. */
  readonly checked: Checked | undefined;
}

async function draw(server: FeatureContext, uri: string, token: CancellationToken): Promise<Drawn | undefined> {
  if (uri === workspaceUri) return drawWorkspace(server, token);
  const checked = await server.service.check(uri, toSignal(token));
  return checked && { checked, picture: buildPicture(checked) };
}

async function drawWorkspace(server: FeatureContext, token: CancellationToken): Promise<Drawn | undefined> {
  const found: Checked[] = [];
  for (const folder of server.folders.uris()) {
    for (const uri of server.service.discover(folder).files) {
      if (token.isCancellationRequested) return undefined;
      const checked = await server.service.check(uri, toSignal(token));
      if (checked) found.push(checked);
    }
  }
  return found.length === 0
    ? undefined
    : { checked: undefined, picture: workspacePicture(found, server.folders.uris()) };
}

function* templatesOf({ folders, service }: FeatureContext, token: CancellationToken): Generator<WireTemplate> {
  for (const folder of folders.uris()) {
    for (const uri of service.discover(folder).files) {
      if (token.isCancellationRequested) return;
      const app = service.model(uri)?.app;
      if (app === undefined) continue;
      yield { uri, path: relativePath(folder, uri), framework: app.framework, functions: app.functions.size };
    }
  }
}

/** The problem is looked up by rule and place: what has changed since the picture was drawn is not touched. */
async function fixOf(
  server: FeatureContext,
  { uri, rule, location, fix }: WirePictureFixParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | null> {
  const checked = await server.service.check(uri, toSignal(token));
  const wanted = JSON.stringify(location);
  const problem = checked?.problems.find(
    (candidate) => candidate.rule === rule && JSON.stringify(toLocation(server.lines, candidate.place)) === wanted,
  );
  const edits = problem?.fixes[fix]?.edits();
  if (edits === undefined) return null;
  const versioned = server.client.workspace?.workspaceEdit?.documentChanges ?? false;
  return toWorkspaceEdit(server.lines, edits, { versioned, of: server.versions.of });
}
