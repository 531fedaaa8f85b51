/** Packages that no path leads to: a module that stands once in the whole workspace is taken to be the one that is meant, e.g. of a layer in another stack. */
import type { Host } from '../../host';

/** `isFolder`: a package without `__init__.py`, of which only the modules inside can be told. */
export type PythonRoots = (module: string, isFolder?: boolean) => string | undefined;

const mostFolders = 3000;
const skipped =
  /^(node_modules|\.git|\.venv|venv|env|__pycache__|\.aws-sam|tests?|site-packages|dist|build|\.tox|cdk\.out)$/;

/** Folder in which the module or package stands, by its name; undefined where there is none, or more than one. */
export function createPythonRoots(host: Host, workspace: string): PythonRoots {
  let found: Map<string, string[]> | undefined;

  const walk = (): Map<string, string[]> => {
    const names = new Map<string, string[]>();
    const queue = [workspace];
    for (let at = 0; at < queue.length && at < mostFolders; at++) {
      const folder = queue[at] ?? workspace;
      const entries = host.list(folder);
      const name = folder.slice(folder.lastIndexOf('/') + 1);
      const isPackage = entries.some((entry) => entry.name === '__init__.py');
      add(names, isPackage ? name : `${name}/`, folder.slice(0, folder.lastIndexOf('/')));
      for (const entry of entries) {
        if (entry.kind === 'file' && entry.name.endsWith('.py')) add(names, entry.name.slice(0, -3), folder);
        else if (entry.kind === 'directory' && !skipped.test(entry.name))
          queue.push(`${folder}/${encodeURIComponent(entry.name)}`);
      }
    }
    return names;
  };

  return (module, isFolder) => {
    found ??= walk();
    const places = found.get(isFolder ? `${module}/` : module) ?? [];
    return places.length === 1 ? places[0] : undefined;
  };
}

function add(names: Map<string, string[]>, name: string, folder: string): void {
  const known = names.get(name);
  if (!known) names.set(name, [folder]);
  else if (!known.includes(folder)) known.push(folder);
}
