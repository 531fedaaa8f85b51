/** `npm run package`: builds, and makes the VSIX. */
import { statSync } from 'node:fs';
import { buildAll } from './build-all';
import { makeVsix } from './vsix';

await buildAll();
const file = makeVsix();
console.log(`${file}  ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`);
