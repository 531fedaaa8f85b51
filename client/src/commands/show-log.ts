/** Opens the log. How much it holds is the log level of the output channel. */
import type { Command } from './command';

export const showLog: Command = {
  id: 'redrive.showLog',
  run: ({ log }) => log.show(),
};
