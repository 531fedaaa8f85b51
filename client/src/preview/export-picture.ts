/** The picture as a file or on the clipboard. Each answers with what to tell the user; nothing when it was given up. */
import * as vscode from 'vscode';
import { pictureTextRequest, type WirePictureText, type WirePictureView } from '../../../server/src/protocol';
import type { ToHost } from '../../webview/messages';
import type { Session } from '../feature';

export async function exportText(
  { client }: Session,
  uri: string,
  view: WirePictureView,
  format: 'mermaid' | 'markdown',
): Promise<string | undefined> {
  const answer = await client.sendRequest<WirePictureText | null>(pictureTextRequest, { uri, view });
  if (answer === null) return 'There is no picture to export.';
  if (format === 'mermaid') return save(uri, baseName(uri), 'mmd', 'Mermaid', Buffer.from(answer.text));
  await vscode.env.clipboard.writeText(`\`\`\`mermaid\n${answer.text}\`\`\`\n`);
  return 'Copied as a Markdown block.';
}

export function savePicture(
  uri: string,
  { format, name, data }: Extract<ToHost, { type: 'save' }>,
): Promise<string | undefined> {
  const bytes = Buffer.from(data, format === 'png' ? 'base64' : 'utf8');
  return save(uri, name.replace(/[^\w.-]+/g, '-'), format, format.toUpperCase(), bytes);
}

async function save(
  uri: string,
  name: string,
  ending: string,
  what: string,
  bytes: Uint8Array,
): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const beside = uri.startsWith('file:') ? vscode.Uri.joinPath(vscode.Uri.parse(uri), '..') : folder;
  const target = await vscode.window.showSaveDialog({
    filters: { [what]: [ending] },
    ...(beside ? { defaultUri: vscode.Uri.joinPath(beside, `${name}.${ending}`) } : {}),
  });
  if (target === undefined) return undefined;
  await vscode.workspace.fs.writeFile(target, bytes);
  return `Saved ${target.path.split('/').at(-1)}.`;
}

const baseName = (uri: string): string =>
  vscode.Uri.parse(uri)
    .path.split('/')
    .at(-1)
    ?.replace(/\.[^.]+$/, '') || 'workspace';
