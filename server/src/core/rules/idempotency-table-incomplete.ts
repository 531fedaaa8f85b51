/** The table behind an idempotency library is not as it must be: its items never expire, the function may not write, or nothing tells the code its name. */
import { lookup, mapsOf } from '../graph/lookup';
import type { LambdaFunction, Resource } from '../model/app';
import { asBoolean } from '../model/data';
import { known } from '../model/value';
import type { Span } from '../text/span';
import type { AppView, Problem, Rule } from './rule';
import { arnOf } from './shared/arn-of';
import { addTable, tableActions } from './shared/idempotency-fix';
import { mayDo } from './shared/permissions';
import { functionsWithFacts } from './shared/repeats';
import { mayBeUnseen } from './shared/triggers';

/** The attribute Powertools writes the expiry to, unless told otherwise. */
const expiryAttribute = 'expiration';

export const idempotencyTableIncomplete: Rule = {
  meta: {
    id: 'idempotency-table-incomplete',
    summary: "The table of an idempotency library has no expiry, or the code can't use it",
    level: 'warning',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    const { app, graph } = view;
    const told = new Set<string>();
    // What a plugin does to the environment is not told.
    const isWhole = app.unseen.length === 0;
    for (const { fn, facts } of functionsWithFacts(view)) {
      for (const { table, span } of facts.idempotency) {
        const resource = table?.resource == null ? undefined : app.resources.get(table.resource);
        if (resource?.type === 'AWS::DynamoDB::Table') {
          if (!told.has(resource.id) && neverExpires(resource)) {
            told.add(resource.id);
            report(withoutExpiry(view, fn, resource, span));
          }
          if (!mayBeUnseen(graph, 'permissions') && mayDo(fn, 'dynamodb:PutItem', arnOf(resource), graph) === false) {
            report(withoutPermission(view, fn, resource, span));
          }
        } else if (
          isWhole &&
          table?.variable != null &&
          table.expression === table.variable &&
          !hasVariable(fn, table.variable)
        ) {
          report(withoutName(view, fn, table.variable, span));
        }
      }
    }
  },
};

function neverExpires({ properties }: Resource): boolean {
  const enabled = lookup(properties, 'TimeToLiveSpecification', 'Enabled');
  return enabled === undefined || known(asBoolean(enabled)) === false;
}

function withoutExpiry({ app }: AppView, fn: LambdaFunction, resource: Resource, span: Span): Problem {
  const expiry = { map: [['AttributeName', expiryAttribute] as const, ['Enabled', true] as const] };
  return {
    message: `\`${resource.id}\` keeps what \`${fn.id}\` has done, but its items never expire: the table grows for ever. Turn on time to live for \`${expiryAttribute}\`.`,
    span: resource.nameSpan,
    resource,
    fn,
    related: [{ span, message: 'what uses it' }],
    fixes: [
      {
        title: `Turn on time to live for \`${expiryAttribute}\``,
        grade: 'review',
        edits: () => app.author.set(resource.site, ['TimeToLiveSpecification'], expiry),
      },
    ],
  };
}

function withoutPermission({ app }: AppView, fn: LambdaFunction, resource: Resource, span: Span): Problem {
  return {
    message: `The role of \`${fn.id}\` may not write to \`${resource.id}\`, in which its idempotency library remembers what was done: every invocation fails. Allow it.`,
    span: fn.nameSpan,
    fn,
    resource,
    related: [
      { span, message: 'what uses the table' },
      { span: resource.nameSpan, message: 'the table' },
    ],
    fixes: [
      {
        title: `Allow \`${fn.id}\` to read and write \`${resource.id}\``,
        grade: 'review',
        edits: () => app.author.allow(fn.site, tableActions, { getAtt: [resource.id, 'Arn'] }),
      },
    ],
  };
}

function withoutName(view: AppView, fn: LambdaFunction, variable: string, span: Span): Problem {
  return {
    message: `The idempotency table of \`${fn.id}\` is named by the environment variable \`${variable}\`, which the template does not set: every invocation fails. Set it.`,
    span,
    fn,
    related: [{ span: fn.nameSpan, message: 'the function' }],
    fixes: [
      {
        title: `Add a table, and set \`${variable}\` to it`,
        grade: 'review',
        edits: () => addTable(view, fn, variable),
      },
    ],
  };
}

/** True also where the variables can't all be known. */
function hasVariable(fn: LambdaFunction, name: string): boolean {
  const variables = lookup(fn.properties, 'Environment', 'Variables');
  if (variables === undefined) return lookup(fn.properties, 'Environment') !== undefined;
  const maps = mapsOf(variables);
  return maps.length === 0 || maps.some((map) => map.keys.includes(name));
}
