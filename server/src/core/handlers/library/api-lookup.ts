/** The catalogue of what libraries do, by language: made into tables when a language is first met. */
import type { Api, Does } from '../../catalog/operations/api';
import { csharpApis } from '../../catalog/operations/csharp-apis';
import { ecmascriptApis } from '../../catalog/operations/ecmascript-apis';
import { goApis } from '../../catalog/operations/go-apis';
import { javaApis } from '../../catalog/operations/java-apis';
import { pythonApis } from '../../catalog/operations/python-apis';
import { rubyApis } from '../../catalog/operations/ruby-apis';
import { isEcmascript, type Language } from '../handler-facts';
import type { Machine } from '../interpret/machine';
import { type ApiTable, compileApis, isParticular } from './api-table';

const apisOf: Readonly<Partial<Record<Language, readonly Api[]>>> = {
  python: pythonApis,
  javascript: ecmascriptApis,
  typescript: ecmascriptApis,
  java: javaApis,
  go: goApis,
  csharp: csharpApis,
  ruby: rubyApis,
};

const tables = new Map<readonly Api[], ApiTable>();

function tableOf(machine: Machine): ApiTable {
  const apis = apisOf[machine.frame.unit.language] ?? [];
  const table = tables.get(apis) ?? compileApis(apis);
  tables.set(apis, table);
  return table;
}

export const namesClass = (machine: Machine, fullName: string): boolean => tableOf(machine).hasClass(fullName);

/** What the catalogue says of a path, in the language of the code that stands there. */
export function lookup(machine: Machine, path: string): Does | undefined {
  const table = tableOf(machine);
  const found = table.find(path);
  if (isParticular(found) || !isEcmascript(machine.frame.unit.language) || !path.includes('!.')) return found;
  // What a written type stands for is what its constructor makes: `WebClient!.chat` is `WebClient().chat`.
  const made = table.find(path.replace('!', '()'));
  return isParticular(made) ? made : (found ?? made);
}

/**
 * What a method does that a class of the app has from one of a library: `class Api(requests.Session)` posts as a session does,
 * `include HTTParty` brings what the module has itself.
 */
export function inheritedFrom(machine: Machine, base: string, method: string): Does | undefined {
  const own = lookup(machine, `${base}().${method}`);
  if (isParticular(own)) return own;
  const made = lookup(machine, base) ?? lookup(machine, `${base}()`);
  const shared = lookup(machine, `${made?.is === 'object' ? made.path : base}.${method}`);
  return isParticular(shared) ? shared : own;
}
