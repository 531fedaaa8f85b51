/** `npm run build`: everything that ships, into `dist/`. */
import { buildAll } from './build-all';

console.log((await buildAll()).join('\n'));
