/** `npm test`: everything. `npm run test:vscode` and `test:e2e` run one stage, after a build. */
import { runStages } from './run-stages';
import { checkStages, moreStages } from './stages';

const wanted = process.argv.slice(2);
const stages = [...checkStages, ...moreStages];
const known = stages.map(({ name }) => name);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; stages are ${known.join(', ')}.`);
  process.exit(2);
}
const { passed, failed } = await runStages(
  wanted.length === 0 ? stages : stages.filter((stage) => stage.name === 'build' || wanted.includes(stage.name)),
);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
