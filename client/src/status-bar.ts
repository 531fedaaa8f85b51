/** What is understood of the active file, in the status bar. A click shows the picture. */
import { Disposable, languages, MarkdownString, StatusBarAlignment, window } from 'vscode';
import { statusRequest, type WireStatus } from '../../server/src/protocol';
import type { Feature } from './feature';

/** Several changes at once are asked about once. */
const calm = 250;

export const statusBar: Feature = ({ client, log }) => {
  const item = window.createStatusBarItem('redrive.status', StatusBarAlignment.Right, 100);
  item.name = 'Redrive';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const update = async (): Promise<void> => {
    const uri = window.activeTextEditor?.document.uri.toString();
    const turn = ++asked;
    const status =
      uri === undefined || !client.isRunning()
        ? null
        : await client.sendRequest<WireStatus | null>(statusRequest, { uri });
    // Another file may have become active while the answer was on its way.
    if (turn !== asked) return;
    if (!status) {
      item.hide();
      return;
    }
    item.text = `$(debug-step-over) ${frameworks[status.framework]} · ${plural(status.functions, 'function')} · ${problemsIn(status)}`;
    item.tooltip = tooltipOf(status);
    item.command = { title: 'Show Picture', command: 'redrive.openPreviewToSide', arguments: [status.template] };
    item.show();
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => update().catch((error: unknown) => log.warn(`status bar: ${String(error)}`)), calm);
  };
  soon();
  return Disposable.from(
    item,
    new Disposable(() => clearTimeout(timer)),
    window.onDidChangeActiveTextEditor(soon),
    languages.onDidChangeDiagnostics(soon),
    client.onDidChangeState(soon),
  );
};

const frameworks: Readonly<Record<WireStatus['framework'], string>> = {
  sam: 'SAM',
  cloudformation: 'CloudFormation',
  serverless: 'Serverless',
};

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Hints are opportunities, not problems. */
function problemsIn({ problems: { error, warning, info } }: WireStatus): string {
  const count = error + warning + info;
  return count === 0 ? 'no problems' : plural(count, 'problem');
}

function tooltipOf({ problems }: WireStatus): MarkdownString {
  const counts = Object.entries(problems).filter(([, count]) => count > 0);
  const lines = counts.map(([level, count]) => `- ${plural(count, level)}`);
  return new MarkdownString(
    ['**Redrive** understands this file.', '', ...lines, '', 'Click to show the picture.'].join('\n'),
  );
}
