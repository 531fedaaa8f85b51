/** Writes suppressions: a comment for the line, the entry or the file, or `Metadata` where the file can't hold comments. */
import type { App, LambdaFunction, Resource } from '../model/app';
import type { Fix, Problem } from '../rules/rule';
import type { SourceEdit } from '../text/source-edit';
import { type Place, placeOf } from '../text/span';

export function suppressionFixes(
  problem: Problem & { readonly rule: string },
  app: App,
  textOf: (uri: string) => string | undefined,
): readonly Fix[] {
  const { rule } = problem;
  const place = placeOf(problem.span);
  const text = textOf(place.uri);
  if (text === undefined) return [];
  const entry = problem.resource ?? problem.fn;
  const sign = commentSign(place.uri, text);
  if (sign === undefined) return entry ? [inMetadata(app, entry, rule)] : [];
  const fixes = isContinued(text, place.start)
    ? []
    : [
        fix(`Disable \`${rule}\` for this line`, () => [
          lineComment(text, place, `${sign} redrive-disable-next-line`, rule),
        ]),
      ];
  const name = entry && placeOf(entry.nameSpan);
  if (entry && name?.uri === place.uri && isFirstOnLine(text, name.start)) {
    const title = `Disable \`${rule}\` for \`${entry.id}\``;
    fixes.push(fix(title, () => [lineComment(text, name, `${sign} redrive-disable`, rule)]));
  }
  fixes.push(fix(`Disable \`${rule}\` for this file`, () => [fileComment(text, place.uri, sign, rule)]));
  return fixes;
}

const fix = (title: string, edits: () => readonly SourceEdit[] | undefined): Fix => ({ title, grade: 'review', edits });

function inMetadata(app: App, entry: LambdaFunction | Resource, rule: string): Fix {
  const path = ['Metadata', 'redrive', 'disable'];
  return fix(`Disable \`${rule}\` for \`${entry.id}\``, () => app.author.appendAttribute?.(entry.site, path, rule));
}

/** Undefined for files that can't hold comments. */
function commentSign(uri: string, text: string): '#' | '//' | undefined {
  if (/\.json$/i.test(uri) || /^\s*\{/.test(text)) return undefined;
  return /\.([cm]?[jt]sx?|java|go|cs|rs)$/i.test(uri) ? '//' : '#';
}

/** A line above the place, or one more rule in the comment that is there already. */
function lineComment(text: string, { uri, start }: Place, lead: string, rule: string): SourceEdit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const aboveStart = text.lastIndexOf('\n', lineStart - 2) + 1;
  const above = text.slice(aboveStart, lineStart);
  const ids = lineStart > 0 ? /^\s*(#|\/\/) redrive-disable(?:-next-line)?( [\w-]+(?:, [\w-]+)*)/.exec(above) : null;
  if (ids?.[2] !== undefined && ids[0].trimStart() === `${lead}${ids[2]}`) {
    const at = aboveStart + ids[0].length;
    return { uri, start: at, end: at, text: `, ${rule}` };
  }
  const indentation = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  return { uri, start: lineStart, end: lineStart, text: `${indentation}${lead} ${rule}${lineBreak(text)}` };
}

/** At the very top, but below a byte order mark and the lines that tell the interpreter and the encoding. */
function fileComment(text: string, uri: string, sign: string, rule: string): SourceEdit {
  const head = /^\uFEFF?(#!.*\r?\n)?(#.*coding[:=].*\r?\n)?/.exec(text)?.[0].length ?? 0;
  return { uri, start: head, end: head, text: `${sign} redrive-disable ${rule}${lineBreak(text)}` };
}

const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Between two parts of one line there is no room for a comment. */
const isContinued = (text: string, offset: number): boolean =>
  /\\\r?\n$/.test(text.slice(0, text.lastIndexOf('\n', offset - 1) + 1));

const isFirstOnLine = (text: string, offset: number): boolean =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
