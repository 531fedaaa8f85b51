/** A YAML or JSON file as located values. Parsing never fails: what can't be read becomes a note, the rest is there. */
import type { Span } from '../text/span';
import type { YamlNode } from './node';
import { assemble, type Piece } from './pieces';
import { readJson } from './read-json';
import { readYaml } from './read-yaml';
import type { Dialect } from './scalar-value';
import { isBinary, strayAt, withoutStray } from './stray-characters';
import type { YamlNote } from './yaml-note';

export type { Dialect } from './scalar-value';
export type { YamlNote } from './yaml-note';

export interface YamlDocument {
  readonly uri: string;
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly notes: readonly YamlNote[];
  readonly format: 'yaml' | 'json';
  /** How unquoted scalars were read. */
  readonly dialect: Dialect;
  /** Values that an alias repeats elsewhere: an edit there would change every place that uses it. */
  readonly shared: readonly Span[];
  /** For this folder only: what is kept from one version to the next. Empty when the file is read in one go. */
  readonly pieces: readonly Piece[];
}

/** A change as editors send it, in offsets of the text before it. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface YamlOptions {
  /** Needed for files that don't show by their top-level keys which tool reads them, such as included ones. */
  readonly dialect?: Dialect;
}

export function parseYaml(uri: string, text: string, options: YamlOptions = {}): YamlDocument {
  const dialect = options.dialect ?? dialectOf(text);
  const common = { uri, text, dialect, shared: [], pieces: [] };
  const whole = { uri, offset: 0 };
  if (isBinary(text)) {
    const note: YamlNote = {
      kind: 'syntax',
      message: 'this is not a text file, or not in UTF-8',
      span: { block: whole, start: 0, end: 1 },
    };
    return { ...common, root: undefined, notes: [note], format: 'yaml' };
  }
  const json = looksLikeJson(uri, text);
  if (json !== 'no') {
    const clean = withoutStray(text);
    const { pieces, root, notes } = readJson(uri, clean);
    const assembled = pieces.length > 0 ? assemble(uri, pieces, true) : { root, notes: [] };
    const all = [...notes, ...assembled.notes];
    if (json === 'surely' || all.length === 0) {
      const stray = strayAt(text);
      const strayNote: YamlNote = {
        kind: 'syntax',
        message: 'this is an invisible control character',
        span: { block: whole, start: stray, end: stray + 1 },
      };
      return { ...common, root: assembled.root, notes: stray < 0 ? all : [strayNote, ...all], format: 'json', pieces };
    }
  }
  const { root, notes, shared } = readYaml(whole, text, dialect);
  return { ...common, root, notes, shared, format: 'yaml' };
}

/** The document after a change; parts that did not change keep their nodes. The document before it must not be used any more. */
export function editYaml(document: YamlDocument, change: TextChange): YamlDocument {
  const text = document.text.slice(0, change.start) + change.text + document.text.slice(change.end);
  return parseYaml(document.uri, text, { dialect: document.dialect });
}

/** SAM and the AWS CLI try JSON first whatever the file is called, and so do we where it starts like JSON. */
function looksLikeJson(uri: string, text: string): 'surely' | 'perhaps' | 'no' {
  if (/\.json$/i.test(uri)) return 'surely';
  const start = /^\ufeff?\s*([{[])\s*(["}\]]?)/.exec(text);
  if (!start) return 'no';
  return start[2] === '"' && /\.template$/i.test(uri) ? 'surely' : 'perhaps';
}

/** Which tool reads the file, by its top-level keys. */
function dialectOf(text: string): Dialect {
  return /^(service|provider|functions)[ \t]*:/m.test(text) && !/^Resources[ \t]*:/m.test(text)
    ? 'serverless'
    : 'cloudformation';
}
