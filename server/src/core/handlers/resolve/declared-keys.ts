/** Keys that the workspace declares outside of its code: in SQL, as migrations and schemas are, and in schemas of Prisma. */
import type { Host } from '../../host';
import { walkFiles } from '../locate/source-walk';

/** Columns in small letters, of which together no two rows have the same. Those that the database fills are none. */
export type Key = readonly string[];
/** By the table's or model's name in small letters. */
export type DeclaredKeys = ReadonlyMap<string, readonly Key[]>;

const mostFiles = 500;
const mostCharacters = 400_000;

export function declaredKeys(host: Host, folder: string): DeclaredKeys {
  const keys = new Map<string, Key[]>();
  const add = (table: string, key: Key): void => {
    const name = plain(table);
    const columns = key.map(plain).filter((column) => column !== '');
    if (columns.length > 0) keys.set(name, [...(keys.get(name) ?? []), columns]);
  };
  const files = walkFiles(host, folder, (name) => /\.(sql|prisma)$/.test(name)) ?? [];
  for (const uri of files.slice(0, mostFiles)) {
    const content = host.read(uri);
    if (content.status !== 'ok' || content.text.length > mostCharacters) continue;
    if (uri.endsWith('.prisma')) readPrisma(content.text, add);
    else readSql(content.text, add);
  }
  return keys;
}

type Add = (table: string, key: Key) => void;

/** `"public"."Orders"`: orders. */
export const plain = (name: string): string =>
  name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/["'`[\]\s]/g, '')
    .toLowerCase();

function readSql(text: string, add: Add): void {
  const sql = text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  for (const statement of sql.split(';')) {
    const made = /^\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([\w."'`[\]]+)\s*\(/i.exec(statement);
    if (made?.[1]) readColumns(made[1], statement.slice(made[0].length), add);
    const index =
      /^\s*CREATE\s+UNIQUE\s+(?:\w+\s+)*?INDEX\s+(?:[\w\s"'`[\]]*\s)?ON\s+(?:ONLY\s+)?([\w."'`[\]]+)\s*(?:USING\s+\w+\s*)?\(([^()]*)\)\s*(\w*)/i.exec(
        statement,
      );
    // An index with a condition holds for some rows only.
    if (index?.[1] && !/^where$/i.test(index[3] ?? '')) add(index[1], columnsIn(index[2]));
    const altered = /^\s*ALTER\s+TABLE\s+(?:ONLY\s+|IF\s+EXISTS\s+)*([\w."'`[\]]+)\s/i.exec(statement);
    if (altered?.[1])
      for (const part of topLevel(statement.slice(altered[0].length)))
        if (/^\s*ADD\b/i.test(part)) readConstraint(altered[1], part.replace(/^\s*ADD\b/i, ''), add);
  }
}

function readColumns(table: string, text: string, add: Add): void {
  for (const part of topLevel(text)) {
    if (readConstraint(table, part, add)) continue;
    const [, column, rest] = /^\s*(["'`[]?[\w$]+["'`\]]?)\s+([\s\S]*)$/.exec(part) ?? [];
    if (column && rest && /\b(UNIQUE|PRIMARY\s+KEY)\b/i.test(rest) && !filled.test(rest)) add(table, [column]);
  }
}

/** What the database puts into a column by itself. */
const filled = /\b(\w*SERIAL\d?|IDENTITY|AUTO_?INCREMENT|GENERATED|DEFAULT)\b/i;

/** `UNIQUE (a, b)`, `CONSTRAINT one UNIQUE KEY one (a, b)`, `PRIMARY KEY (a, b)`; of one column the table may fill it. */
function readConstraint(table: string, part: string, add: Add): boolean {
  const [, kind, columns] =
    /^\s*(?:CONSTRAINT\s+[\w"'`[\]]+\s+)?(UNIQUE|PRIMARY\s+KEY)(?:\s+(?:KEY|INDEX))?(?:\s+(?:CLUSTERED|NONCLUSTERED))?(?:\s+[\w"'`[\]]+)?\s*\(([^()]*)\)/i.exec(
      part,
    ) ?? [];
  if (kind === undefined) return false;
  const key = columnsIn(columns);
  if (/^UNIQUE/i.test(kind) || key.length > 1) add(table, key);
  return true;
}

const columnsIn = (list: string | undefined): Key =>
  (list ?? '').split(',').map((one) => one.trim().split(/\s+/)[0] ?? '');

/** The parts between commas, up to the bracket that closes the list. */
function topLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '(') depth++;
    else if (character === ')' && --depth < 0) return [...parts, text.slice(start, at)];
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function readPrisma(text: string, add: Add): void {
  for (const [, model, body] of text.matchAll(/^\s*model\s+(\w+)\s*\{([^}]*)\}/gm)) {
    if (model === undefined) continue;
    for (const line of (body ?? '').split('\n')) {
      const whole = /^\s*@@(?:unique|id)\s*\(\s*(?:fields\s*:\s*)?\[([^\]]*)\]/.exec(line);
      if (whole) add(model, columnsIn(whole[1]));
      const field = /^\s*(\w+)\s+\S+.*\s@(unique|id)\b/.exec(line)?.[1];
      if (field !== undefined && !/@default\(/.test(line)) add(model, [field]);
    }
  }
}
