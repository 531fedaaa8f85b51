/** Runs stages one after the other, and says in the end what each of them found. */
import type { Count, Stage } from './stages';
import { MissingPiece } from './vscode/missing-piece';

export async function runStages(stages: readonly Stage[]): Promise<Count> {
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    console.log(`\n== ${stage.name} ==`);
    const start = Date.now();
    const count = await runSafely(stage);
    passed += count.passed;
    failed += count.failed;
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const what = count.skipped ? `skipped: ${count.skipped}` : `${count.passed} passed, ${count.failed} failed`;
    lines.push(`${stage.name.padEnd(10)} ${what} (${seconds} s)`);
  }
  console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
  return { passed, failed };
}

async function runSafely(stage: Stage): Promise<Count> {
  try {
    return await stage.run();
  } catch (error) {
    console.error(error instanceof MissingPiece ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}
