/** All features of the language server. */
import type { Feature } from './feature';
import { codeActions } from './features/code-actions';
import { diagnostics } from './features/diagnostics';
import { documents } from './features/documents';
import { folders } from './features/folders';
import { preview } from './features/preview';
import { settings } from './features/settings';
import { watchedFiles } from './features/watched-files';

export const features: readonly Feature[] = [
  documents,
  folders,
  watchedFiles,
  settings,
  diagnostics,
  codeActions,
  preview,
];
