/**
 * Templates that nobody has opened, for the code that they run: looked for from the file's folder upwards, until one of them
 * reads the file. A file is looked up once, so that code which no template runs costs nothing from then on.
 */
import { grammarOfFile } from '../handlers/source-files';
import type { Host } from '../host';
import { baseName, resolveUri } from '../text/uri';
import type { Checked } from './checked';
import type { Signal } from './checks';
import { mayBeTemplateName } from './discover';
import { foldersAbove } from './folders-above';

export interface NearTemplates {
  /** Reads the templates around a source file, if that was not done before. */
  meet(uri: string, signal?: Signal): Promise<void>;
  fileChanged(uri: string): void;
}

type Check = (uri: string, signal?: Signal) => Promise<Checked | undefined>;

export function createNearTemplates(host: Host, check: Check): NearTemplates {
  const met = new Set<string>();
  return {
    async meet(uri, signal) {
      if (met.has(uri) || grammarOfFile(uri) === undefined) return;
      for (const folder of foldersAbove(host, uri)) {
        let isRun = false;
        for (const template of templatesAround(host, folder)) {
          const checked = await check(template, signal);
          isRun ||= checked !== undefined && [...checked.facts.values()].some(({ reads }) => reads.includes(uri));
        }
        if (isRun) break;
      }
      met.add(uri);
    },
    fileChanged(uri) {
      if (mayBeTemplateName(baseName(uri))) met.clear();
    },
  };
}

/** Where templates stand that run the code of the folder beside theirs. */
const usual =
  /^(infra(structure)?|deploy(ment)?s?|cloudformation|cfn|sam|iac|aws|templates?|stacks?|ops|devops|serverless|cdk)$/i;

function templatesAround(host: Host, folder: string): readonly string[] {
  const entries = host.list(folder);
  const beside = entries.filter(({ name, kind }) => kind === 'directory' && usual.test(name));
  return [folder, ...beside.map(({ name }) => resolveUri(folder, name))].flatMap((at) =>
    (at === folder ? entries : host.list(at))
      .filter(({ name, kind }) => kind === 'file' && mayBeTemplateName(name))
      .map(({ name }) => resolveUri(at, name)),
  );
}
