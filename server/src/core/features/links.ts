/** Places that name a file or a symbol in one: `Handler`, `CodeUri`, `DefinitionUri`, `${file(...)}` and the like. */
import type { Checked } from '../project/checked';
import { type Place, placeOf } from '../text/span';
import { parentUri, resolveUri } from '../text/uri';
import type { YamlDocument } from '../yaml/document';
import { pairOf, type ScalarNode, type YamlNode } from '../yaml/node';

export interface Link {
  readonly place: Place;
  /** The file, or a place in it. */
  readonly target: Place | { readonly uri: string };
  readonly tooltip: string;
}

/** What there is to link to. */
export interface LinkedFiles {
  isFile(uri: string): boolean;
  yaml(uri: string): YamlDocument | undefined;
}

export function links({ app, facts }: Checked, document: YamlDocument, files: LinkedFiles): readonly Link[] {
  const found: Link[] = [];
  for (const fn of app.functions.values()) {
    const location = facts.get(fn.id)?.location;
    if (!location?.file) continue;
    const target = location.span ? placeOf(location.span) : { uri: location.file };
    for (const value of [fn.code.handler, fn.code.path]) {
      // What a default or Globals decided does not stand here.
      if (value?.kind !== 'located' || value.origin !== 'literal') continue;
      const place = placeOf(value.span);
      if (place.uri === document.uri) found.push({ place, target, tooltip: `Open the code of ${fn.id}` });
    }
  }
  const base = parentUri(app.uri);
  const add = (place: Place, path: string, address = ''): void => {
    const uri = resolveUri(base, path);
    if (!files.isFile(uri)) return;
    const key = address === '' ? undefined : keyIn(files.yaml(uri)?.root, address.split('.'));
    found.push({
      place,
      target: key ? placeOf(key.span) : { uri },
      tooltip: `Open ${key ? `${address} in ` : ''}${path}`,
    });
  };
  visit(document.root, undefined, (scalar, key) => {
    if (key !== undefined && fileKeys.has(key) && isPath(scalar.text)) add(placeOf(scalar.span), scalar.text);
    const { uri, start, end } = placeOf(scalar.span);
    for (const match of document.text.slice(start, end).matchAll(/\$\{file\(\s*([^)${}]+?)\s*\)(?::\s*([\w.-]+))?/g)) {
      const path = match[1] ?? '';
      const at = start + match.index + match[0].indexOf(path);
      add({ uri, start: at, end: at + path.length }, path, match[2]);
    }
  });
  return found;
}

/** `${file(limits.yml):api.timeout}` means a key of the file. */
function keyIn(root: YamlNode | undefined, [name = '', ...rest]: readonly string[]): ScalarNode | undefined {
  const pair = pairOf(root, name);
  return rest.length === 0 ? pair?.key : keyIn(pair?.value, rest);
}

/** Keys whose value may be a file beside the template (SAM, `aws cloudformation package`, Serverless). */
const fileKeys = new Set([
  'DefinitionUri',
  'ContentUri',
  'SchemaUri',
  'TemplateURL',
  'Location',
  'BodyS3Location',
  'DefinitionS3Location',
  'DefinitionBody',
]);

const isPath = (text: string): boolean => text !== '' && !/^[a-z][\w+.-]*:|^\$\{|\s/i.test(text);

function visit(
  node: YamlNode | undefined,
  key: string | undefined,
  see: (scalar: ScalarNode, key: string | undefined) => void,
): void {
  if (node?.kind === 'scalar') see(node, key);
  else if (node?.kind === 'seq') for (const item of node.items) visit(item, undefined, see);
  else if (node?.kind === 'map') for (const pair of node.pairs) visit(pair.value, pair.key.text, see);
}
