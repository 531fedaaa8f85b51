/**
 * Mermaid loads each kind of diagram by a dynamic import. What a flowchart does not need is replaced by nothing: a
 * page under a strict policy could not load it later anyway.
 */
import type { Plugin } from 'esbuild';

export const flowchartsOnly: Plugin = {
  name: 'flowcharts-only',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, importer, path }) => {
      if (kind !== 'dynamic-import' || !/[\\/]node_modules[\\/]mermaid[\\/]/.test(importer)) return undefined;
      return needed.test(path) ? undefined : { path, namespace: 'left-out' };
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export const diagram = undefined;' }));
  },
};

const needed = /\/(flowDiagram|dagre|sizeCapture)-[A-Z0-9]+\.mjs$/;
