/** One preview: a panel with the page in it, the template it shows, and the talk between page, editor and server. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import {
  pictureFixRequest,
  pictureRequest,
  type WireLocation,
  type WirePictureResult,
  type WirePictureView,
  workspaceUri,
} from '../../../server/src/protocol';
import type { FromHost, ToHost } from '../../webview/messages';
import type { Session } from '../feature';
import { checkMessage } from './check-message';
import { exportText, savePicture } from './export-picture';
import { previewHtml } from './preview-html';
import { pickTemplate, templatesOf } from './templates';

export const viewType = 'redrive.preview';

/** A request that takes longer than this says that it is under way. */
const patience = 400;

export class PreviewPanel {
  #uri: string;
  #pinned: boolean;
  #view: WirePictureView | undefined;
  #templates = 0;
  #request: vscode.CancellationTokenSource | undefined;
  /** Something changed while nobody could see the panel. */
  #stale = false;
  #asked: { readonly name: string; readonly focus: boolean } | undefined;
  #shown = false;
  #wanted: WireLocation | undefined;
  #revealed: Promise<void> = Promise.resolve();
  readonly #session: Session;
  readonly #panel: vscode.WebviewPanel;
  readonly #listeners: vscode.Disposable[] = [];

  constructor(session: Session, panel: vscode.WebviewPanel, uri: string, pinned: boolean) {
    this.#session = session;
    this.#panel = panel;
    this.#uri = uri;
    this.#pinned = pinned;
    const { extensionUri } = session.context;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'docs', 'images', 'icon.png');
    const file = (name: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    this.#listeners.push(
      panel.webview.onDidReceiveMessage((data: unknown) => this.#receive(data)),
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.#stale) void this.refresh();
      }),
      panel.onDidDispose(() => this.#dispose()),
    );
    panel.webview.html = previewHtml({
      script: file('webview.js'),
      style: file('webview.css'),
      source: panel.webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
    });
    void templatesOf(session).then((found) => {
      this.#templates = found.length;
      // With more than one the page offers a choice.
      if (this.#shown) void this.refresh();
    });
  }

  get uri(): string {
    return this.#uri;
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  get active(): boolean {
    return this.#panel.active;
  }

  onDidDispose(listener: () => void): void {
    this.#listeners.push(this.#panel.onDidDispose(listener));
  }

  dispose(): void {
    this.#panel.dispose();
  }

  reveal(column?: vscode.ViewColumn): void {
    this.#panel.reveal(column, true);
  }

  /** Shows a template; while `following` the editor, a file that is no template changes nothing. */
  async show(uri: string, following = false): Promise<void> {
    if (uri === this.#uri && following) return;
    const before = this.#uri;
    this.#uri = uri;
    await this.refresh(following ? before : undefined);
  }

  /** Brings a function to the eye: once its picture is there. */
  showNode(name: string, focus: boolean): void {
    this.#asked = { name, focus };
    if (this.#shown) this.#ask();
  }

  togglePin(): void {
    this.#pinned = !this.#pinned;
    void this.refresh();
  }

  cursor(uri: string, position: vscode.Position): void {
    if (this.#panel.visible) this.#post({ type: 'cursor', uri, line: position.line, character: position.character });
  }

  /** Asks for the picture anew; an older request under way is given up. */
  async refresh(fallback?: string): Promise<void> {
    if (this.#view === undefined) return;
    if (!this.#panel.visible) {
      this.#stale = true;
      return;
    }
    this.#stale = false;
    this.#request?.cancel();
    const request = new vscode.CancellationTokenSource();
    this.#request = request;
    const slow = setTimeout(() => this.#post({ type: 'busy' }), patience);
    try {
      const params = { uri: this.#uri, view: this.#view };
      const result = await this.#session.client.sendRequest<WirePictureResult>(pictureRequest, params, request.token);
      if (this.#request === request) this.#take(result, fallback);
    } catch (error) {
      // Cancelled: a newer request is under way, or the server is about to start again.
      if (!request.token.isCancellationRequested)
        this.#session.log.debug(`No picture of ${this.#uri}: ${String(error)}`);
    } finally {
      clearTimeout(slow);
      if (this.#request === request) this.#request = undefined;
      request.dispose();
    }
  }

  #take(result: WirePictureResult, fallback: string | undefined): void {
    if (result.state !== 'picture' && fallback !== undefined) {
      this.#uri = fallback;
      return;
    }
    const title = this.#uri === workspaceUri ? 'Workspace' : vscode.Uri.parse(this.#uri).path.split('/').at(-1);
    this.#panel.title = `Architecture: ${title}${this.#pinned ? ' (pinned)' : ''}`;
    this.#post({ type: 'picture', result, pinned: this.#pinned, templates: this.#templates });
    this.#shown = true;
    this.#ask();
  }

  #ask(): void {
    if (this.#asked) this.#post({ type: 'show', ...this.#asked });
    this.#asked = undefined;
  }

  #post(message: FromHost): void {
    void this.#panel.webview.postMessage(message);
  }

  #receive(data: unknown): void {
    const message = checkMessage(data);
    if (message === undefined) {
      this.#session.log.warn('The preview sent a message that nobody understands.');
      return;
    }
    this.#act(message).catch((error: unknown) => {
      this.#session.log.error(`Preview, ${message.type}: ${String(error)}`);
      this.#post({ type: 'notice', text: 'That did not work; the log of Redrive says why.' });
    });
  }

  async #act(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        break;
      case 'view':
        this.#view = message.view;
        await this.refresh();
        break;
      case 'reveal':
        await this.#reveal(message.location, message.keepFocus);
        break;
      case 'rule':
        await vscode.commands.executeCommand('redrive.openRule', message.rule);
        break;
      case 'fix':
        await this.#fix(message.rule, message.location, message.fix);
        break;
      case 'pin':
        this.#pinned = message.pinned;
        await this.refresh();
        break;
      case 'pick-template': {
        const uri = await pickTemplate(this.#session, this.#uri);
        if (uri !== undefined) await this.show(uri);
        break;
      }
      case 'open-template':
        await this.show(message.uri);
        break;
      case 'export': {
        const done = this.#view && (await exportText(this.#session, this.#uri, this.#view, message.format));
        if (done) this.#post({ type: 'notice', text: done });
        break;
      }
      case 'save': {
        const done = await savePicture(this.#uri, message);
        if (done) this.#post({ type: 'notice', text: done });
        break;
      }
    }
  }

  /** A double click is also two clicks: places are shown in order, and of those that wait only the newest. */
  #reveal(location: WireLocation, preserveFocus: boolean): Promise<void> {
    this.#wanted = location;
    this.#revealed = this.#revealed
      .catch(() => undefined)
      .then(() => (this.#wanted === location ? this.#revealLocation(location, preserveFocus) : undefined));
    return this.#revealed;
  }

  async #revealLocation({ uri, range }: WireLocation, preserveFocus: boolean): Promise<void> {
    const target = this.#session.client.protocol2CodeConverter.asUri(uri);
    const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === target.toString());
    const beside = this.#panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
    const { start, end } = range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const document = await vscode.workspace.openTextDocument(target);
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: open?.viewColumn ?? beside,
      preserveFocus,
      selection,
    });
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #fix(rule: string, location: WireLocation, fix: number): Promise<void> {
    const { client } = this.#session;
    const params = { uri: this.#uri, rule, location, fix };
    const answer = await client.sendRequest<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]>(
      pictureFixRequest,
      params,
    );
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
    const applied = edit !== undefined && edit !== null && (await vscode.workspace.applyEdit(edit));
    if (!applied)
      this.#post({ type: 'notice', text: 'The text has changed since; look at the new picture and try again.' });
  }

  #dispose(): void {
    this.#request?.cancel();
    for (const listener of this.#listeners) listener.dispose();
  }
}
