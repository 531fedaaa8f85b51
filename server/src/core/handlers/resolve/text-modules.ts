/** Modules of JavaScript that are no code: JSON is the values in it, statements and templates are their text. */
import type { Host } from '../../host';
import { parentUri, resolveUri } from '../../text/uri';
import { constant, listOf, literalValue, record, type Value } from '../interpret/value';

const plainEndings =
  /\.(json5?|sql|graphqls?|gql|html?|txt|md|hbs|handlebars|ejs|mustache|mjml|pug|njk|liquid|css|s[ac]ss|less|csv|tsv|xml|ya?ml|toml|pem|crt|key|svg|png|jpe?g|gif|ico|pdf|ttf|otf|woff2?|wasm|node)$/i;

/** Longer texts are data, of which no single value matters. */
const longest = 40_000;

export function textModule(host: Host, importer: string, module: string): Value | undefined {
  const ending = plainEndings.exec(module)?.[1];
  const isNear = module.startsWith('.');
  const uri = resolveUri(parentUri(importer), module);
  // `require('./config')` may mean `config.json`.
  if (ending === undefined)
    return isNear && host.kindOf(`${uri}.json`) === 'file' ? textOfFile(host, `${uri}.json`, 'json') : undefined;
  return isNear && host.kindOf(uri) === 'file' ? textOfFile(host, uri, ending) : constant;
}

function textOfFile(host: Host, uri: string, ending: string): Value {
  const content = /^(json|sql|graphql|gql)$/.test(ending) ? host.read(uri) : undefined;
  if (content?.status !== 'ok' || content.text.length > longest) return constant;
  if (ending !== 'json') return literalValue(content.text);
  try {
    return valueIn(JSON.parse(content.text));
  } catch {
    return constant;
  }
}

function valueIn(json: unknown): Value {
  if (Array.isArray(json)) return listOf(json.map(valueIn));
  if (typeof json === 'object' && json !== null)
    return record(Object.entries(json).map(([name, one]) => [name, valueIn(one)] as const));
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean'
    ? literalValue(json)
    : literalValue(null);
}
