/** All parts of the extension but the language client itself. */
import { commands } from './commands/commands';
import type { Feature } from './feature';
import { preview } from './preview/preview';
import { statusBar } from './status-bar';

export const features: readonly Feature[] = [commands, preview, statusBar];
