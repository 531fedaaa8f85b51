/** The templates of the workspace, and choosing one of them. */
import * as vscode from 'vscode';
import { templatesRequest, type WireTemplate, workspaceUri } from '../../../server/src/protocol';
import type { Session } from '../feature';

export async function templatesOf({ client, log }: Session): Promise<readonly WireTemplate[]> {
  try {
    return await client.sendRequest<readonly WireTemplate[]>(templatesRequest, null);
  } catch (error) {
    log.debug(`No list of templates: ${String(error)}`);
    return [];
  }
}

const frameworks = { sam: 'SAM', cloudformation: 'CloudFormation', serverless: 'Serverless Framework' } as const;

/** Undefined when nothing was chosen. */
export async function pickTemplate(session: Session, current: string | undefined): Promise<string | undefined> {
  const templates = await templatesOf(session);
  const items = templates.map(({ uri, path, framework, functions }) => ({
    label: path,
    description: `${frameworks[framework]} · ${functions === 1 ? '1 function' : `${functions} functions`}`,
    iconPath: new vscode.ThemeIcon(uri === current ? 'check' : 'file'),
    uri,
  }));
  const all = {
    label: 'Whole workspace',
    description: 'all templates in one picture',
    iconPath: new vscode.ThemeIcon('files'),
    uri: workspaceUri,
  };
  const chosen = await vscode.window.showQuickPick(templates.length > 1 ? [all, ...items] : items, {
    title: 'Architecture of which template?',
    placeHolder: templates.length === 0 ? 'There is no template in this workspace' : 'Choose a template',
    matchOnDescription: true,
  });
  return chosen?.uri;
}
