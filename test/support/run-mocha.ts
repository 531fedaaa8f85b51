/** Runs compiled Mocha suites and writes what they found to a file, which alone decides whether they passed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';

export interface Results {
  readonly passed: readonly string[];
  readonly failed: readonly { readonly title: string; readonly message: string }[];
}

/**
 * A test in the real workbench may be tried again: the machine is shared, and a workbench that is late is not wrong. Each
 * repetition is told, so that one that needs them every time is seen. `REDRIVE_RETRIES=0` shows each that is late.
 */
export async function runMocha(file: string, resultsFile: string): Promise<Results> {
  const retries = Number(process.env.REDRIVE_RETRIES ?? 2);
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, retries, reporter: Mocha.reporters.Base });
  mocha.addFile(file);
  // Needed for modules (.mjs); the extension host gets CommonJS, which loads by itself.
  if (file.endsWith('.mjs')) await mocha.loadFilesAsync();
  const passed: string[] = [];
  const failed: { title: string; message: string }[] = [];
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('retry', (test, error: Error) =>
        console.log(`  again: ${test.fullTitle()} (${error.message.split('\n')[0]})`),
      )
      .on('pass', (test) => passed.push(test.fullTitle()))
      .on('fail', (test, error: Error) =>
        failed.push({ title: test.fullTitle(), message: error.stack ?? error.message }),
      );
  });
  const results = { passed, failed };
  mkdirSync(dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, JSON.stringify(results, null, 2));
  return results;
}
