/** The table behind an idempotency library is not as it must be: its items never expire, or nothing tells the code its name. */
import { lookup, mapsOf } from '../graph/lookup';
import type { LambdaFunction } from '../model/app';
import { asBoolean } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';
import { functionsWithFacts } from './shared/repeats';

/** The attribute Powertools writes the expiry to, unless told otherwise. */
const expiryAttribute = 'expiration';

export const idempotencyTableIncomplete: Rule = {
  meta: {
    id: 'idempotency-table-incomplete',
    summary: 'The table of an idempotency library has no expiry, or its name does not reach the code',
    level: 'warning',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    const { app } = view;
    const told = new Set<string>();
    for (const { fn, facts } of functionsWithFacts(view)) {
      for (const { table, span } of facts.idempotency) {
        const resource = table?.resource == null ? undefined : app.resources.get(table.resource);
        if (resource?.type === 'AWS::DynamoDB::Table' && !told.has(resource.id)) {
          const enabled = lookup(resource.properties, 'TimeToLiveSpecification', 'Enabled');
          if (enabled === undefined || known(asBoolean(enabled)) === false) {
            told.add(resource.id);
            report({
              message: `\`${resource.id}\` keeps what \`${fn.id}\` has done, but its items never expire: the table grows for ever. Turn on time to live for \`${expiryAttribute}\`.`,
              span: resource.nameSpan,
              resource,
              fn,
              related: [{ span, message: 'what uses it' }],
              fixes: [
                {
                  title: `Turn on time to live for \`${expiryAttribute}\``,
                  grade: 'review',
                  edits: () =>
                    app.author.set(resource.site, ['TimeToLiveSpecification'], {
                      map: [
                        ['AttributeName', expiryAttribute],
                        ['Enabled', true],
                      ],
                    }),
                },
              ],
            });
          }
        }
        if (
          table?.variable != null &&
          resource === undefined &&
          table.expression === null &&
          !hasVariable(fn, table.variable)
        ) {
          report({
            message: `The idempotency table of \`${fn.id}\` is named by the environment variable \`${table.variable}\`, which the template does not set: every invocation fails. Set it.`,
            span,
            fn,
            related: [{ span: fn.nameSpan, message: 'the function' }],
          });
        }
      }
    }
  },
};

/** True also where the variables can't all be known. */
function hasVariable(fn: LambdaFunction, name: string): boolean {
  const variables = lookup(fn.properties, 'Environment', 'Variables');
  if (variables === undefined) return lookup(fn.properties, 'Environment') !== undefined;
  const maps = mapsOf(variables);
  return maps.length === 0 || maps.some((map) => map.keys.includes(name));
}
