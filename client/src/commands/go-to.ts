/** Opens a place the server named: the template behind a handler, or the code behind a function. */
import { Uri, window } from 'vscode';
import type { WireLocation } from '../../../server/src/protocol';
import { toRange } from '../to-range';
import type { Command } from './command';

export const goTo: Command = {
  id: 'redrive.goTo',
  async run(_session, location?: unknown) {
    if (isLocation(location))
      await window.showTextDocument(Uri.parse(location.uri), { selection: toRange(location.range) });
  },
};

const isLocation = (value: unknown): value is WireLocation =>
  typeof value === 'object' && value !== null && 'uri' in value && 'range' in value;
