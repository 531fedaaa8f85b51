/** Mermaid's own parser in Node, with the limits that GitHub's renderer has. Drawing needs a browser; reading does not. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Mermaid } from 'mermaid';
import { flowchartsOnly } from '../../../scripts/flowcharts-only';
import { root } from '../../../scripts/root';

/** Rejects with Mermaid's message when it does not take the text. */
export type ParseMermaid = (text: string) => Promise<void>;

export async function mermaidParser(): Promise<ParseMermaid> {
  const outfile = join(root, 'out', 'test', `mermaid-parser-${process.pid}.mjs`);
  mkdirSync(join(root, 'out', 'test'), { recursive: true });
  await build({
    absWorkingDir: root,
    stdin: { contents: `export { default } from 'mermaid';`, resolveDir: root },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    plugins: [flowchartsOnly, withoutDom],
  });
  const { default: mermaid } = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as { default: Mermaid };
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', maxTextSize: 50_000, maxEdges: 500 });
  return async (text) => {
    await mermaid.parse(text);
  };
}

/** Cleaning HTML needs a document. What is cleaned is looked at in the browser tests, not here. */
const withoutDom: Plugin = {
  name: 'without-dom',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^dompurify$/ }, ({ path }) => ({ path, namespace: 'without-dom' }));
    esbuild.onLoad({ filter: /.*/, namespace: 'without-dom' }, () => ({
      contents: 'export default { addHook() {}, removeHooks() {}, sanitize: (text) => text };',
    }));
  },
};
