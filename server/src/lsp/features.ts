/** All features of the language server. */
import type { Feature } from './feature';
import { codeActions } from './features/code-actions';
import { codeLens } from './features/code-lens';
import { completion } from './features/completion';
import { diagnostics } from './features/diagnostics';
import { documentLinks } from './features/document-links';
import { documentSymbols } from './features/document-symbols';
import { documents } from './features/documents';
import { folders } from './features/folders';
import { hover } from './features/hover';
import { patterns } from './features/patterns';
import { preview } from './features/preview';
import { settings } from './features/settings';
import { status } from './features/status';
import { timeline } from './features/timeline';
import { watchedFiles } from './features/watched-files';

export const features: readonly Feature[] = [
  documents,
  folders,
  watchedFiles,
  settings,
  diagnostics,
  codeActions,
  preview,
  hover,
  codeLens,
  documentSymbols,
  documentLinks,
  completion,
  patterns,
  timeline,
  status,
];
