/** What happens when a function fails, as a list; from there to the picture, the code and the template. */
import { commands, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import {
  timelineRequest,
  type WireLocation,
  type WireTimeline,
  type WireTimelineParams,
  type WireTimelineResult,
} from '../../../server/src/protocol';
import { toRange } from '../to-range';
import type { Command } from './command';

export const showTimeline: Command = {
  id: 'redrive.showTimeline',
  /** Of a function of a template, or of the one at the cursor. */
  async run({ client }, uri?: unknown, fn?: unknown) {
    const params = typeof uri === 'string' && typeof fn === 'string' ? { uri, function: fn } : atCursor();
    const result = params && (await client.sendRequest<WireTimelineResult | null>(timelineRequest, params));
    if (!result) {
      void window.showInformationMessage('There is no function at the cursor, in a template or in the code of one.');
      return;
    }
    const picked = await window.showQuickPick(itemsOf(result), {
      title: `When ${result.function} fails`,
      placeHolder: 'What happens, step by step',
    });
    if (picked?.opens) await open(picked.opens);
    else if (picked?.picture) await commands.executeCommand('redrive.openPreviewToSide', result.uri, result.node);
  },
};

function atCursor(): WireTimelineParams | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), function: { line, character } };
}

interface Item extends QuickPickItem {
  readonly opens?: WireLocation;
  readonly picture?: true;
}

function itemsOf({ timelines, code, template }: WireTimelineResult): readonly Item[] {
  const none: Item[] = timelines.length === 0 ? [{ label: 'Nothing in this template invokes it.' }] : [];
  return [
    ...timelines.flatMap(timelineItems),
    ...none,
    { label: 'Go to', kind: QuickPickItemKind.Separator },
    { label: '$(type-hierarchy) Picture', picture: true },
    ...(code ? [{ label: '$(code) Code', opens: code }] : []),
    { label: '$(go-to-file) Template', opens: template },
  ];
}

function timelineItems({ title, steps }: WireTimeline): readonly Item[] {
  const separator: Item = { label: title, kind: QuickPickItemKind.Separator };
  return [
    separator,
    ...steps.map(({ when, what, kind }) => ({
      label: `$(${icons[kind] ?? 'circle-outline'}) ${when}`,
      description: what.replaceAll('`', ''),
    })),
  ];
}

const icons: Readonly<Record<string, string>> = {
  attempt: 'sync',
  kept: 'inbox',
  lost: 'trash',
  blocks: 'stop-circle',
  caller: 'reply',
  unknown: 'question',
};

async function open({ uri, range }: WireLocation): Promise<void> {
  await window.showTextDocument(Uri.parse(uri), { selection: toRange(range) });
}
