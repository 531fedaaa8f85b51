/** `.redrive.yaml`: levels, ignored paths and overrides per path, read alike by editor and command line. */
import picomatch from 'picomatch/posix.js';
import type { Note } from '../model/app';
import { parseYaml } from '../yaml/document';
import type { Pair, YamlNode } from '../yaml/node';
import {
  isRuleSet,
  isRuleSetting,
  type LevelLayer,
  type RuleSet,
  type RuleSetting,
  ruleSets,
  ruleSettings,
} from './levels';
import { nearest } from './nearest';

export const configFileName = '.redrive.yaml';

export interface Config extends LevelLayer {
  /** Globs of files that are not checked, seen from the folder of the configuration file. */
  readonly ignore: readonly string[];
  readonly overrides: readonly Override[];
}

export interface Override extends LevelLayer {
  readonly paths: readonly string[];
}

/** Reads what can be read; the rest is told in notes. `rules` are the ids there are. */
export function parseConfig(
  uri: string,
  text: string,
  rules: readonly string[],
): { readonly config: Config; readonly notes: readonly Note[] } {
  const document = parseYaml(uri, text);
  const notes: Note[] = document.notes.map(({ message, span }) => ({ message, span }));
  const reader: Reader = { notes, rules };
  const root = document.root;
  const overrides: Override[] = [];
  let ignore: readonly string[] = [];
  if (root !== undefined && root.kind !== 'map' && !isEmpty(root)) {
    notes.push({ message: 'This file should hold keys such as `rules` and `ignore`.', span: root.span });
  }
  const layer = readLayer(root, reader, ['ignore', 'overrides'], (pair) => {
    if (pair.key.text === 'ignore') ignore = readTexts(pair.value, 'ignore', reader);
    else for (const item of listItems(pair.value, 'overrides', reader)) overrides.push(readOverride(item, reader));
  });
  return { config: { ...layer, ignore, overrides }, notes };
}

/** The layers that hold for a file; `path` is seen from the folder of the configuration file. */
export function layersFor(config: Config, path: string): readonly LevelLayer[] {
  return [config, ...config.overrides.filter((override) => matches(override.paths, path))];
}

export function isIgnored(config: Config, path: string): boolean {
  return matches(config.ignore, path);
}

/** As `.gitignore` users expect: `legacy` and `legacy/` name the folder with all in it, `*.old.yaml` a file anywhere. */
function matches(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => {
    const bare = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
    const anywhere = bare.includes('/') || glob.startsWith('/') ? [bare] : [bare, `**/${bare}`];
    return picomatch([...anywhere, ...anywhere.map((one) => `${one}/**`)], { dot: true })(path);
  });
}

interface Reader {
  readonly notes: Note[];
  readonly rules: readonly string[];
}

function readOverride(node: YamlNode, reader: Reader): Override {
  let paths: readonly string[] = [];
  const layer = readLayer(node, reader, ['paths'], (pair) => {
    paths = readTexts(pair.value, 'paths', reader);
  });
  if (paths.length === 0) reader.notes.push({ message: 'An override needs `paths` to hold for.', span: node.span });
  return { ...layer, paths };
}

function readLayer(
  node: YamlNode | undefined,
  reader: Reader,
  more: readonly string[],
  readMore: (pair: Pair) => void,
): LevelLayer {
  let set: RuleSet | undefined;
  let rules: ReadonlyMap<string, RuleSetting> = new Map();
  for (const pair of node?.kind === 'map' ? node.pairs : []) {
    const key = pair.key.text;
    if (key === 'extends') set = readSet(pair.value, reader);
    else if (key === 'rules') rules = readRules(pair.value, reader);
    else if (more.includes(key)) readMore(pair);
    else {
      const known = ['extends', 'rules', ...more];
      reader.notes.push({ message: `\`${key}\` is not known here${hint(key, known)}.`, span: pair.key.span });
    }
  }
  return set === undefined ? { rules } : { extends: set, rules };
}

function readSet(node: YamlNode, { notes }: Reader): RuleSet | undefined {
  const text = node.kind === 'scalar' ? node.text : '';
  if (isRuleSet(text)) return text;
  notes.push({ message: `\`extends\` takes ${ruleSets.map((set) => `\`${set}\``).join(' or ')}.`, span: node.span });
  return undefined;
}

function readRules(node: YamlNode, reader: Reader): ReadonlyMap<string, RuleSetting> {
  const found = new Map<string, RuleSetting>();
  if (node.kind !== 'map') {
    if (!isEmpty(node)) reader.notes.push({ message: '`rules` takes a level for each rule.', span: node.span });
    return found;
  }
  for (const { key, value } of node.pairs) {
    // By its text: YAML 1.1 reads a plain `off` and `on` as booleans.
    const setting = value.kind === 'scalar' ? value.text : '';
    if (!reader.rules.includes(key.text)) {
      const message = `There is no rule \`${key.text}\`${hint(key.text, reader.rules)}.`;
      reader.notes.push({ message, span: key.span });
    } else if (isRuleSetting(setting)) found.set(key.text, setting);
    else {
      const levels = ruleSettings.map((level) => `\`${level}\``).join(', ');
      reader.notes.push({ message: `A rule takes one of ${levels}.`, span: value.span });
    }
  }
  return found;
}

function readTexts(node: YamlNode, name: string, reader: Reader): readonly string[] {
  return listItems(node, name, reader).flatMap((item) =>
    item.kind === 'scalar' && item.text !== '' ? [item.text] : [],
  );
}

function listItems(node: YamlNode, name: string, { notes }: Reader): readonly YamlNode[] {
  if (node.kind === 'seq') return node.items;
  if (node.kind === 'scalar' && node.text !== '' && name !== 'overrides') return [node];
  if (!isEmpty(node)) notes.push({ message: `\`${name}\` takes a list.`, span: node.span });
  return [];
}

const isEmpty = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;

const hint = (name: string, names: readonly string[]): string => {
  const meant = nearest(name, names);
  return meant === undefined ? '' : `; did you mean \`${meant}\``;
};
