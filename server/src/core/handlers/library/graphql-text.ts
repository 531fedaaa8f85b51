/** What an operation of GraphQL is for, as far as its text says. */

/** Undefined where the text is none of GraphQL. */
export type GraphqlPurpose = 'asks' | 'sets' | 'adds' | undefined;

/** Fields of a mutation that leave the same state behind when they run again, mostly. */
const setting =
  /^(update|set|put|delete|remove|upsert|replace|save|cancel|enable|disable|activate|deactivate|archive|mark|authorize|login|signIn|authenticate|refresh|verify)(?![a-z])/;

export function graphqlPurpose(text: string): GraphqlPurpose {
  const bare = text.replace(/#[^\n]*/g, '').replace(/^[\s"]+/, '');
  if (/^(query\b|\{)/.test(bare)) return 'asks';
  const start = /^mutation\b[^({]*/.exec(bare)?.[0].length;
  if (start === undefined) return /^fragment\b/.test(bare) && /\bquery\b/.test(bare) ? 'asks' : undefined;
  const fields = fieldsOf(bare.slice(start));
  return fields.length > 0 && fields.every((name) => setting.test(name)) ? 'sets' : 'adds';
}

/** The fields of the outermost selection, behind what is in brackets: `($id: ID!) { a: updateOrder(id: $id) { id } }`. */
function fieldsOf(text: string): string[] {
  let outermost = '';
  let depth = 0;
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"|[\s\S]/g)) {
    if (part === '}' || part === ')') depth--;
    if (depth === 1 && part !== '(' && part !== '{') outermost += part;
    if (part === '(' || part === '{') depth++;
    // Variables stand in brackets of their own, before the selection.
    if (depth === 0 && part === ')') outermost = '';
    if (depth === 0 && part === '}') break;
  }
  return [...outermost.matchAll(/(?:\w+\s*:\s*)?\b([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? []);
}
