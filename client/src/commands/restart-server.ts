/** Stops the language server and starts it anew; open documents are sent to it again. */
import type { Command } from './command';

export const restartServer: Command = {
  id: 'redrive.restartServer',
  async run({ client, log }) {
    log.info('Restarting the language server.');
    await client.restart();
  },
};
