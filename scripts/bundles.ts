/** What `npm run build` makes: the bundles and the files copied beside them. */
import type { BuildOptions } from 'esbuild';
import { flowchartsOnly } from './flowcharts-only';

/** How everything that Node runs is bundled. */
export const node = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Its ESM form asks for `import.meta.url`, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': './node_modules/web-tree-sitter/web-tree-sitter.cjs' },
} as const;

export const bundles: readonly (BuildOptions & { entry: string; outfile: string })[] = [
  { entry: 'client/src/extension.ts', outfile: 'dist/client.js', ...node, external: ['vscode'] },
  { entry: 'server/src/lsp/main.ts', outfile: 'dist/server.js', ...node },
  { entry: 'server/src/cli/main.ts', outfile: 'dist/cli.js', ...node, banner: { js: '#!/usr/bin/env node' } },
  {
    entry: 'client/webview/main.ts',
    outfile: 'dist/webview.js',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    plugins: [flowchartsOnly],
  },
  { entry: 'client/webview/style.css', outfile: 'dist/webview.css' },
];

/** Licences of what the bundles hold. */
export const notices = 'dist/THIRD-PARTY-NOTICES.txt';

/** Grammars of the languages handlers are read in, and the parser itself. */
const languages = ['c-sharp', 'go', 'java', 'javascript', 'python', 'ruby', 'tsx', 'typescript'];

export const copies: readonly { readonly from: string; readonly to: string }[] = [
  { from: 'node_modules/web-tree-sitter/web-tree-sitter.wasm', to: 'dist/grammars/web-tree-sitter.wasm' },
  ...languages.map((language) => ({
    from: `node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${language}.wasm`,
    to: `dist/grammars/tree-sitter-${language}.wasm`,
  })),
];
