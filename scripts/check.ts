/** `npm run check`: build, types, lint, unit and data tests; what one runs before a commit. */
import { runStages } from './run-stages';
import { checkStages } from './stages';

const { failed } = await runStages(checkStages);
process.exit(failed === 0 ? 0 : 1);
