/** What VS Code calls inside its extension host: runs the suites of this folder. */
import { join } from 'node:path';
import { runMocha } from '../support/run-mocha';

export async function run(): Promise<void> {
  const { failed } = await runMocha(join(__dirname, 'suites.js'), process.env.REDRIVE_RESULTS ?? 'results.json');
  if (failed.length > 0) throw new Error(`${failed.length} tests failed`);
}
