/** How the preview page is bundled: Mermaid with flowcharts only, one script and one style sheet. */
import type { BuildOptions, Plugin } from 'esbuild';

export function webviewBundle(root: string, options: { readonly minify: boolean }): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: { webview: 'client/webview/main.ts' },
    outdir: 'dist',
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome124',
    minify: options.minify,
    sourcemap: options.minify ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [flowchartsOnly],
  };
}

/**
 * Mermaid loads each kind of diagram by a dynamic import. What a flowchart does not need is replaced by nothing: a
 * page under a strict policy could not load it later anyway.
 */
export const flowchartsOnly: Plugin = {
  name: 'flowcharts-only',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, importer, path }) => {
      if (kind !== 'dynamic-import' || !/[\\/]node_modules[\\/]mermaid[\\/]/.test(importer)) return undefined;
      return /(flowDiagram|dagre|sizeCapture)-[A-Z0-9]+\.mjs$/.test(path) ? undefined : { path, namespace: 'left-out' };
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export const diagram = undefined;' }));
  },
};
