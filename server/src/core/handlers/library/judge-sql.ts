/** Judges SQL by its text, whoever sends it. */
import type { Effect } from '../handler-facts';
import { hole } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { Origin, ofOrigin, shapeOf, type Value } from '../interpret/value';
import { deepOrigin, isRelative, textOf } from '../interpret/value-queries';
import { plain } from '../resolve/declared-keys';
import { keyOrigin, repeats, sourceText } from './origin';
import { refusedBy } from './refused-rows';
import { noteDeleted, rowsOf } from './replaced-rows';
import { computed, guardAt, reportEffect, setGuard } from './report';

export interface Statement {
  readonly text: Value | undefined;
  readonly parameters: readonly Value[];
  readonly target?: Value | undefined;
  readonly partiql?: boolean;
  readonly token?: Value | undefined;
}

export function judgeSql(machine: Machine, site: Site, statement: Statement): Value {
  const text = textOf(statement.text);
  const read = ofOrigin(Origin.read);
  if (text === undefined) {
    reportEffect(machine, site, {
      operation: 'sql:unknown',
      repeat: 'unknown',
      reason: 'the statement could not be read',
      target: statement.target,
    });
    return read;
  }
  const sql = text
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const verb = mainVerb(sql);
  const operation = `sql:${verb}`;
  const parameters =
    statement.parameters.reduce((all, one) => all | deepOrigin(one), 0) | deepOrigin(statement.text ?? read);
  const token = statement.token;
  if (token && repeats(keyOrigin(token))) {
    reportEffect(machine, site, {
      operation,
      repeat: 'harmless',
      key: 'event',
      guard: 'a token from the event',
      reason: 'a token from the event makes a second one the same',
    });
    return read;
  }
  const judged = judgeText(machine, sql, verb, parameters, statement);
  const access = readingVerbs.test(verb) ? 'read' : 'write';
  reportEffect(machine, site, { operation, access, ...judged, target: statement.target, kind: rowsOf(sql) });
  if (verb === 'DELETE' || verb === 'TRUNCATE') noteDeleted(machine, site, sql);
  // If the column is unique the second is refused, and what comes after it is not reached.
  if (verb === 'INSERT' && (judged.isRefused || (judged.repeat === 'unknown' && judged.key === 'event')))
    setGuard(machine, site, 'behind an insert that may be refused', 'maybe');
  // The statement says by its result whether it was the first: whoever asks, asks for that.
  const isSure = judged.key === 'event' || judged.key === 'constant' || judged.isClaim;
  const guard =
    judged.guard === null ? null : guardAt(machine, site, `behind \`${judged.guard}\``, isSure ? 'sure' : 'maybe');
  if (!aroundStatements.test(verb)) machine.told = guard;
  return guard ? { ...read, whenTrue: [guard], whenFalse: [guard] } : read;
}

const aroundStatements = /^(BEGIN|START|COMMIT|SET|SAVEPOINT|RELEASE|USE)$/;

/** What a cursor is asked for: `cursor.fetchone()`, `cursor.rowcount`. */
export const answered = ({ told }: Machine): Value | undefined =>
  told ? { ...ofOrigin(Origin.read), whenTrue: [told], whenFalse: [told] } : undefined;

function mainVerb(sql: string): string {
  const word = /^\W*(?:WITH\b.*?\)\s*(?=SELECT|INSERT|UPDATE|DELETE|MERGE))?(\w+)/i.exec(sql)?.[1] ?? 'unknown';
  return word.toUpperCase();
}

const readingVerbs = /^(SELECT|SHOW|DESCRIBE|DESC|EXPLAIN|VALUES)$/;

const harmlessVerbs =
  /^(SELECT|SHOW|DESCRIBE|DESC|EXPLAIN|PRAGMA|SET|BEGIN|START|COMMIT|ROLLBACK|USE|VALUES|DELETE|TRUNCATE|DROP|ALTER|CREATE|GRANT|REVOKE|LOCK|UNLOCK|VACUUM|ANALYZE|REFRESH|MSCK|SAVEPOINT|RELEASE|COMMENT|UNLOAD|OPTIMIZE|REINDEX)$/;

interface Judgement {
  readonly repeat: Effect['repeat'];
  readonly key: Effect['key'];
  readonly reason: string;
  readonly guard: string | null;
  /** A declared key refuses the second row, or may do so. */
  readonly isRefused?: boolean;
  /** Rows are touched once only, whatever the event is. */
  readonly isClaim?: boolean;
}

function judgeText(machine: Machine, sql: string, verb: string, parameters: number, statement: Statement): Judgement {
  const origin = ofOrigin(parameters);
  const none: Judgement = {
    repeat: 'harmless',
    key: 'none',
    reason: 'reads, or leaves the same state behind',
    guard: null,
  };
  if (harmlessVerbs.test(verb)) return none;
  if (verb === 'INSERT' || verb === 'REPLACE' || verb === 'UPSERT' || verb === 'MERGE')
    return judgeInsert(machine, sql, verb, origin, statement);
  if (verb === 'UPDATE') return judgeUpdate(sql, origin);
  return { repeat: 'unknown', key: 'unknown', reason: `what \`${verb}\` does can't be seen here`, guard: null };
}

function judgeInsert(machine: Machine, sql: string, verb: string, origin: Value, statement: Statement): Judgement {
  const update = /(?:DO UPDATE SET|ON DUPLICATE KEY UPDATE|WHEN MATCHED THEN UPDATE SET)(.*)$/i.exec(sql)?.[1];
  if (update !== undefined && addsToItself(update))
    return { repeat: 'harmful', key: 'unknown', reason: 'adds to the row that is there', guard: null };
  const key = keyColumn(sql, statement) ?? 'unknown';
  if (key === 'random' || key === 'time')
    return {
      repeat: 'harmful',
      key,
      reason: `inserts under a key from ${sourceText(undefined, key)}, so each delivery inserts another row`,
      guard: null,
    };
  const conflict =
    /ON CONFLICT|ON DUPLICATE KEY|INSERT\s+(OR\s+)?IGNORE|INSERT OR REPLACE|WHERE NOT EXISTS|IF NOT EXISTS/i.exec(
      sql,
    )?.[0];
  if (conflict !== undefined || verb !== 'INSERT') {
    const guards = update === undefined && conflict !== undefined && !/REPLACE/i.test(conflict);
    const known = key === 'unknown' ? keyOrigin(origin) : key;
    return {
      repeat: 'harmless',
      key: known === 'random' || known === 'time' ? 'unknown' : known,
      reason: 'a second row of the same key is not inserted',
      guard: guards ? (conflict ?? null) : null,
    };
  }
  if (statement.partiql)
    return {
      repeat: repeats(key) ? 'harmless' : 'unknown',
      key,
      reason: 'PartiQL refuses a second item of the same key',
      guard: null,
    };
  const refused = refusedBy(machine, rowsOf(sql), (column) => inColumn(sql, statement, columnsOf(sql).indexOf(column)));
  if (refused) return { ...refused, guard: null, isRefused: true };
  // A natural key from the event: its unique index, if there is one, refuses the second row.
  if (key === 'event')
    return {
      repeat: 'unknown',
      key,
      reason: 'inserts a row whose key comes from the event: harmless only where that column is unique',
      guard: null,
    };
  return {
    repeat: 'harmful',
    key,
    reason: 'inserts without a conflict clause: each delivery inserts another row',
    guard: null,
  };
}

/** What stands in the column called id, as far as text and parameters tell. */
function keyColumn(sql: string, statement: Statement): Effect['key'] | undefined {
  const index = columnsOf(sql).findIndex((name) =>
    /^(id|uuid|\w+_uuid|pk|event_id|message_id|messageid|eventid|idempotency_key|order_id|orderid|transaction_id|transactionid|request_id|external_id)$/.test(
      name,
    ),
  );
  return inColumn(sql, statement, index);
}

const columnsOf = (sql: string): readonly string[] =>
  (/INTO\s+[^\s(]+\s*\(([^)]*)\)/i.exec(sql)?.[1] ?? '').split(',').map(plain);

function inColumn(sql: string, statement: Statement, index: number): Effect['key'] | undefined {
  if (index < 0) return undefined;
  const values = /VALUES\s*\((.*)\)/i.exec(sql)?.[1]?.split(',') ?? [];
  const placeholder = values[index]?.trim() ?? '';
  if (/uuid|random|newid|nextval/i.test(placeholder)) return 'random';
  if (/default/i.test(placeholder)) return undefined;
  const parameters = statement.parameters[0];
  const list = shapeOf(parameters, 'list');
  if (list && list.items.length > 0) {
    const at = /^\$\d+$/.test(placeholder)
      ? Number(placeholder.slice(1)) - 1
      : values.slice(0, index).filter((one) => /%s|\?|:\w+|@\w+/.test(one)).length;
    const one = list.items[at];
    return one ? keyOrigin(one) : undefined;
  }
  const record = shapeOf(parameters, 'record');
  const name = /[:@](\w+)|%\((\w+)\)s/.exec(placeholder);
  const named = name ? record?.fields.get(name[1] ?? name[2] ?? '') : undefined;
  if (named) return keyOrigin(named);
  return placeholder.includes(hole) ? keyOrigin(statement.text) : undefined;
}

function judgeUpdate(sql: string, origin: Value): Judgement {
  const [, sets = '', where = ''] = /\bSET\b(.*?)(?:\bWHERE\b(.*))?$/i.exec(sql) ?? [];
  const claimed = claimedBy(sets, where);
  if (claimed !== undefined)
    return {
      repeat: 'harmless',
      key: keyOrigin(origin),
      reason: `moves \`${claimed}\` on, so that the same rows are not found again`,
      guard: `UPDATE ... WHERE ${claimed}`,
      isClaim: true,
    };
  if (
    addsToItself(sets) &&
    !/\b(version|status|state|processed|handled|last_event|event_id|message_id)\w*\s*(=|<|<>|!=|IS|NOT)/i.test(where)
  ) {
    return { repeat: 'harmful', key: keyOrigin(origin), reason: 'adds to the value that is there', guard: null };
  }
  if (isRelative(origin))
    return {
      repeat: 'harmful',
      key: keyOrigin(origin),
      reason: computed,
      guard: null,
    };
  return { repeat: 'harmless', key: keyOrigin(origin), reason: 'sets columns to the same again', guard: null };
}

/** The column that `SET` moves away from what `WHERE` asks of it: `SET sent_at = now() WHERE sent_at IS NULL`. */
function claimedBy(sets: string, where: string): string | undefined {
  for (const [, column = '', to = ''] of sets.matchAll(/["'`[]?(\w+)["'`\]]?\s*=\s*('[^']*'|[^\s,]+)/g)) {
    const asked = new RegExp(
      `\\b${column}["'\`\\]]?\\s*(?:IS\\s+(NULL|NOT\\s+TRUE|FALSE)|(?:=|IN)\\s*\\(?\\s*('[^']*'|[^\\s,)]+))|\\bNOT\\s+(?:\\w+\\.)?${column}\\b`,
      'i',
    ).exec(where);
    const from = asked?.[2];
    if (!asked || (from !== undefined && (from === to || !/^('|\d|true|false)/i.test(from + to)))) continue;
    if (from === undefined && /^null$/i.test(to)) continue;
    return column;
  }
  return undefined;
}

/** `stock = stock - $1`, `total = orders.total + 1`, `array_append(x, ...)`. */
function addsToItself(sets: string): boolean {
  for (const [, column, value] of sets.matchAll(/["'`[]?(\w+)["'`\]]?\s*=\s*([^,=]+(?:\([^)]*\)[^,=]*)?)/g)) {
    if (column === undefined || value === undefined) continue;
    const own = new RegExp(
      `(^|[\\s(.\`"\\[])${column}["'\`\\])]?[^\\w]*\\s*([+\\-*]|\\|\\|)|([+\\-]|\\|\\|)\\s*[\\w.]*${column}\\b|(array_append|concat|json_array_append)\\s*\\(\\s*[\\w.]*${column}\\b`,
      'i',
    );
    if (own.test(value)) return true;
  }
  return false;
}
