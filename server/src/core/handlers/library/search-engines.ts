/** Elasticsearch and OpenSearch: a document under an id replaces the one before, without an id it is one more. */
import type { Effect } from '../handler-facts';
import { isJavaOrCSharp } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import { type CallArgs, Origin, ofOrigin, record, shapeOf, type Value } from '../interpret/value';
import { elementOf, textOf } from '../interpret/value-queries';
import { consumed } from './aws-calls';
import { keyOrigin, repeats, sourceText } from './origin';
import { fieldOf, fieldsOf } from './params';
import { reportEffect, reportOutbound } from './report';

const libraries = /^(org\.opensearch|co\.elastic\.clients|org\.elasticsearch)\./;

/** `new IndexRequest.Builder()`, `IndexRequest.of(i -> i.id(id))`, `new IndexRequest("orders")`. */
export function searchRequest(
  machine: Machine,
  path: string,
  args: CallArgs,
  construct: boolean,
  site: Site,
): Value | undefined {
  if (!libraries.test(path)) return undefined;
  const [, type = '', way] = /\.(\w+Request)(?:\.(Builder|of))?$/.exec(path) ?? [];
  if (type === '' || (way !== 'of' && !construct)) return undefined;
  if (way === 'of') return args.list[0] && consumed(machine, args.list[0], site);
  const id = args.list[2];
  return record(id ? [['id', id]] : [], null, `builder:${type}`);
}

/** The id that a request, a descriptor or the document itself says; undefined where none does. */
function idOf(machine: Machine, args: CallArgs, site: Site): Value | undefined {
  const given = args.list.map((one) => (shapeOf(one, 'function') ? consumed(machine, one, site) : one));
  const ids = [args.named.get('id'), ...given.slice(1).map((one) => fieldOf(one, 'id')), fieldOf(given[0], 'id')];
  return ids.find((one) => one !== undefined);
}

/** What a verb of a search engine does; undefined where it is none that writes. */
export function callSearch(machine: Machine, method: string, args: CallArgs, site: Site): Value | undefined {
  const name = loose(method)
    .replace(/async$/, '')
    .replace(/documents?$/, '');
  const report = (repeat: Effect['repeat'], reason: string, key: Effect['key'] = 'none'): Value => {
    reportOutbound(machine, site, 'database', null);
    reportEffect(machine, site, { operation: `search:${method}`, repeat, reason, key });
    return ofOrigin(Origin.read);
  };
  if (/^(bulk|bulkall|indexmany|reindex|updatebyquery)$/.test(name))
    return report('unknown', 'the operations could not be read');
  if (!/^(index|create|createandreturn)$/.test(name)) return undefined;
  const id = idOf(machine, args, site);
  const key = id ? keyOrigin(id) : 'none';
  if (id && (key === 'random' || key === 'time'))
    return report('harmful', `indexes a document under an id from ${sourceText(id, key)}`, key);
  if (id)
    return repeats(key)
      ? report('harmless', 'replaces the document of that id', key)
      : report('unknown', 'it could not be told where the id comes from', key);
  const isRead = !isJavaOrCSharp(machine.frame.unit.language) || isRequest(args.list[0]);
  return isRead
    ? report('harmful', 'without an id each delivery indexes one more document')
    : report('unknown', 'the id of the document could not be told');
}

/** `helpers.bulk(client, actions)` of Python: each action says by itself what it does. */
export function judgeBulk(machine: Machine, args: CallArgs, site: Site): Value {
  const actions = args.named.get('actions') ?? args.list[1];
  const action = actions && elementOf(actions);
  const fields = fieldsOf(action);
  const verb = textOf(fieldOf(action, '_op_type')) ?? 'index';
  const id = fieldOf(action, '_id');
  const key = id ? keyOrigin(id) : 'none';
  const judged = ((): Pick<Effect, 'repeat' | 'reason'> => {
    if (fields?.kind !== 'record' || (fields.rest && !id))
      return { repeat: 'unknown', reason: 'the operations could not be read' };
    if (verb === 'delete' || verb === 'update') return { repeat: 'harmless', reason: 'sets or deletes what is there' };
    if (!id) return { repeat: 'harmful', reason: 'without an id each delivery indexes one more document' };
    if (key === 'random' || key === 'time')
      return { repeat: 'harmful', reason: `indexes a document under an id from ${sourceText(id, key)}` };
    if (repeats(key)) return { repeat: 'harmless', reason: 'replaces the document of that id' };
    return { repeat: 'unknown', reason: 'it could not be told where the id comes from' };
  })();
  reportOutbound(machine, site, 'database', null);
  reportEffect(machine, site, { operation: 'search:bulk', key, ...judged });
  return ofOrigin(Origin.read);
}

/** A request of Java that could be read whole. */
const isRequest = (value: Value | undefined): boolean => {
  if (shapeOf(value, 'function')) return true;
  const fields = fieldsOf(value);
  return fields?.kind === 'record' && fields.rest === null && fields.type?.startsWith('builder:') === true;
};
