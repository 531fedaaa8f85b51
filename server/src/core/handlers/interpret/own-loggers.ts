/** Loggers of the app's own: what they hand on, to a queue or a service, is a log all the same. */
import { baseName, parentUri } from '../../text/uri';
import { addGuards, type Guard } from './guard';
import type { Machine } from './machine';
import type { FunctionShape } from './value';

const onlyLogs: Guard = { text: 'only a log', strength: 'sure', at: 0, uri: '', covers: 'notice' };

const levels = /^(log|trace|debug|verbose|info|information|notice|warn|warning|error)$/i;
const loggers = /^(\w*[-_.])?log(s|ger|gers|ging)?([-_.]\w*)?$|^[Ll]og(ger|ging)?([A-Z]\w*)?$|[a-z]Log(ger)?$/;

/** Runs `work`, the call of `method`; of `logger.info()` and its like as what it is. */
export function asLog<T>(machine: Machine, shape: FunctionShape, method: string | null, work: () => T): T {
  if (method === null || !levels.test(method) || !isOfLogger(shape)) return work();
  const { guards } = machine;
  machine.guards = addGuards(guards, [onlyLogs]);
  const result = work();
  machine.guards = guards;
  return result;
}

/** By its class, else by its file or the folder of that: `logger/index.js`. */
function isOfLogger({ owner, unit }: FunctionShape): boolean {
  if (owner) return loggers.test(owner.cls.name);
  const file = baseName(unit.uri).replace(/\.\w+$/, '');
  return loggers.test(file === 'index' || file === '__init__' ? baseName(parentUri(unit.uri)) : file);
}
