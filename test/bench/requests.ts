/** Every request that the server answers, as the bench sends it. */
import { wholePicture } from '../../server/src/core/diagram/picture-view';
import {
  insertPatternRequest,
  isTemplateRequest,
  patternsRequest,
  pictureFixRequest,
  pictureRequest,
  pictureTextRequest,
  statusRequest,
  templatesRequest,
  timelineRequest,
  type WireRange,
} from '../../server/src/protocol';
import type { TestClient } from '../lsp/language-client';

export interface Opened {
  readonly client: TestClient;
  readonly uri: string;
  /** In the middle of the file. */
  readonly position: { readonly line: number; readonly character: number };
  /** Where a resource may stand. */
  readonly free: { readonly line: number; readonly character: number };
  /** The first there is. */
  readonly problem: { readonly rule: string; readonly range: WireRange } | undefined;
}

export type Request = (opened: Opened) => readonly [method: string, params: unknown];

const textDocument = ({ uri }: Opened) => ({ textDocument: { uri } });
export const completion: Request = (at) => ['textDocument/completion', { ...textDocument(at), position: at.free }];

/** Every request the server answers. */
export const requests: readonly Request[] = [
  (at) => ['textDocument/hover', { ...textDocument(at), position: at.position }],
  (at) => ['textDocument/codeLens', textDocument(at)],
  (at) => ['textDocument/documentSymbol', textDocument(at)],
  (at) => ['textDocument/documentLink', textDocument(at)],
  completion,
  (at) => ['textDocument/diagnostic', textDocument(at)],
  (at) => [
    'textDocument/codeAction',
    { ...textDocument(at), range: { start: at.position, end: at.position }, context: { diagnostics: [] } },
  ],
  ({ uri, position }) => [patternsRequest, { uri, position }],
  ({ uri, position }) => [insertPatternRequest, { uri, position, pattern: 'queue-consumer' }],
  ({ uri }) => [timelineRequest, { uri, function: 'Resource0' }],
  ({ uri }) => [statusRequest, { uri }],
  ({ uri }) => [pictureRequest, { uri, view: wholePicture }],
  ({ uri }) => [pictureTextRequest, { uri, view: wholePicture }],
  ({ uri, problem }) => [pictureFixRequest, { uri, ...placed(uri, problem), fix: 0 }],
  ({ uri }) => [isTemplateRequest, { uri }],
  () => [templatesRequest, null],
];

const placed = (uri: string, problem: Opened['problem']) =>
  problem && { rule: problem.rule, location: { uri, range: problem.range } };
