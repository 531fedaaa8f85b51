/** Parser complaints in plain words. */

export function noteWords(code: string, message: string, at: string): string {
  const found = WORDS.find(
    ([forCode, pattern]) => forCode === code && (pattern === undefined || pattern.test(message)),
  );
  return (found?.[2] ?? 'this is not valid YAML').replace('$', () => at);
}

export const keyWithoutColon = (key: string): string =>
  `\`${key.slice(0, 60)}\` is neither a value nor a key: a key needs a \`:\` after it`;

/** Code of the `yaml` library, what its message must contain, our words; `$` is the source text complained about. */
const WORDS: readonly (readonly [string, RegExp | undefined, string])[] = [
  ['MISSING_CHAR', /followed by map values/, '`$` is neither a value nor a key: a key needs a `:` after it'],
  ['MISSING_CHAR', /closing/, 'this quote is never closed'],
  ['MISSING_CHAR', /must end with/, 'a bracket is never closed'],
  ['MISSING_CHAR', /Missing , or :/, 'a `,` or `:` is missing between two items'],
  ['MISSING_CHAR', /Missing ,/, 'a `,` is missing between two items'],
  ['MISSING_CHAR', /space after :/, 'a `:` needs a space after it'],
  ['MISSING_CHAR', /Comments/, 'a comment needs a space before its `#`'],
  ['MISSING_CHAR', /Tags and anchors/, 'a tag needs a space after it'],
  ['MISSING_CHAR', /Sequence item/, 'this line stands in a list but has no `-`'],
  ['BAD_INDENT', /sufficiently indented/, 'a bracket is not closed, or its content is indented too little'],
  ['BAD_INDENT', undefined, 'this line is indented differently from its neighbours'],
  ['BLOCK_AS_IMPLICIT_KEY', undefined, 'a second `:` in one line: quote the value if it holds `: `'],
  [
    'MULTILINE_IMPLICIT_KEY',
    undefined,
    'a key must stand on one line: the line before has no `:`, or this one too many',
  ],
  ['BLOCK_IN_FLOW', undefined, 'inside brackets items are separated by `,`, not by lines'],
  ['TAB_AS_INDENT', undefined, 'tabs are not allowed as indentation, use spaces'],
  ['BAD_ALIAS', undefined, 'this anchor or alias has no usable name; quote the value if it is text'],
  ['ALIAS_PROPS', undefined, 'an alias can not have a tag or an anchor of its own'],
  ['BAD_DQ_ESCAPE', undefined, '`$` is no escape sequence; write `\\\\` for a backslash, or use single quotes'],
  ['BAD_SCALAR_START', undefined, 'a value can not start with this character unless it is quoted'],
  ['BAD_PROP_ORDER', undefined, 'a tag belongs behind the `-`, `?` or `:`'],
  ['MULTIPLE_TAGS', undefined, 'a value can have one tag only'],
  ['MULTIPLE_ANCHORS', undefined, 'a value can have one anchor only'],
  ['BAD_COLLECTION_TYPE', undefined, 'this tag does not fit its value'],
  ['BAD_DIRECTIVE', undefined, 'this `%` line is not understood'],
  ['KEY_OVER_1024_CHARS', undefined, 'a key can have 1024 characters at most'],
  ['RESOURCE_EXHAUSTION', undefined, 'values are nested too deeply here; what lies deeper is not read'],
  ['UNEXPECTED_TOKEN', undefined, 'this does not belong here'],
];
