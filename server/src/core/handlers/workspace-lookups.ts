/** The host with what it said of files and folders kept, until a file comes or goes: finding modules asks the same over and over. */
import type { DirectoryEntry, Host } from '../host';

/** A kept answer, or a new one; forgotten when files come, go, or when what describes the project changes. */
export type Remember = <T>(key: string, make: () => T) => T;

export interface WorkspaceLookups {
  readonly host: Host;
  readonly remember: Remember;
  /** Returns whether anything was forgotten. */
  fileChanged(uri: string): boolean;
}

/**
 * Files that decide where modules are found: package.json, tsconfig.json, go.mod, requirements.txt, .csproj, Makefile,
 * webpack.config.js; and those that declare tables.
 */
const projectFile =
  /\.(json|mod|txt|csproj|toml|yaml|yml|sql|prisma)$|(^|\/)(Makefile|Dockerfile|webpack\.config\.\w+)$/;

export function createWorkspaceLookups(host: Host): WorkspaceLookups {
  const kinds = new Map<string, DirectoryEntry['kind'] | undefined>();
  const lists = new Map<string, readonly DirectoryEntry[]>();
  const answers = new Map<string, unknown>();

  const forget = (): void => {
    kinds.clear();
    lists.clear();
    answers.clear();
  };

  return {
    host: {
      ...host,
      kindOf(uri) {
        const known = kinds.get(uri);
        if (known !== undefined || kinds.has(uri)) return known;
        const kind = host.kindOf(uri);
        kinds.set(uri, kind);
        return kind;
      },
      list(uri) {
        const known = lists.get(uri) ?? host.list(uri);
        lists.set(uri, known);
        return known;
      },
    },
    remember<T>(key: string, make: () => T): T {
      const known = answers.get(key) as T;
      if (known !== undefined || answers.has(key)) return known;
      const made = make();
      answers.set(key, made);
      return made;
    },
    fileChanged(uri) {
      // A keystroke in a file that was there before changes nothing of where files are.
      const isSame = !projectFile.test(uri) && kinds.get(uri) === host.kindOf(uri);
      if (!isSame) forget();
      return !isSame;
    },
  };
}
