/** Which `.redrive.yaml` holds for a file, and what it says together with the editor's settings. */
import { type Config, configFileName, isIgnored, layersFor, parseConfig } from '../engine/config';
import { type LevelLayer, layerOfSettings } from '../engine/levels';
import type { Note } from '../model/app';
import { rules } from '../rules/registry.generated';
import { parentUri, relativePath, resolveUri } from '../text/uri';
import type { Documents } from './documents';

export interface Configs {
  /** The editor's settings first: what a repository says about itself is stronger. */
  layers(uri: string): readonly LevelLayer[];
  isIgnored(uri: string): boolean;
  /** What is wrong in the configuration that holds for a file. */
  notes(uri: string): readonly Note[];
  configure(settings: Readonly<Record<string, unknown>>): void;
  /** Changes whenever an answer may have changed. */
  readonly version: number;
  forget(): void;
}

interface Found {
  readonly folder: string;
  readonly config: Config;
  readonly notes: readonly Note[];
}

const ruleIds = rules.map((rule) => rule.meta.id);

export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`);
}

export function createConfigs(documents: Documents): Configs {
  let settings: LevelLayer = layerOfSettings({});
  let version = 0;
  const byFolder = new Map<string, Found | undefined>();

  const read = (folder: string): Found | undefined => {
    const text = documents.text(resolveUri(folder, configFileName));
    return text === undefined
      ? undefined
      : { folder, ...parseConfig(resolveUri(folder, configFileName), text, ruleIds) };
  };

  /** The nearest one upwards counts, not further than the workspace folder. */
  const nearestTo = (folder: string): Found | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const root = documents.host.workspaceFolderOf(folder);
    const found =
      root === undefined ? undefined : (read(folder) ?? (folder === root ? undefined : nearestTo(parentUri(folder))));
    byFolder.set(folder, found);
    return found;
  };

  return {
    layers(uri) {
      const found = nearestTo(parentUri(uri));
      return found ? [settings, ...layersFor(found.config, relativePath(found.folder, uri))] : [settings];
    },
    isIgnored(uri) {
      const found = nearestTo(parentUri(uri));
      return found !== undefined && isIgnored(found.config, relativePath(found.folder, uri));
    },
    notes: (uri) => nearestTo(parentUri(uri))?.notes ?? [],
    configure(values) {
      settings = layerOfSettings(values);
      version++;
    },
    get version() {
      return version;
    },
    forget() {
      byFolder.clear();
      version++;
    },
  };
}
