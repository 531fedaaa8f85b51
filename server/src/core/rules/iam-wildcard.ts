/** A function that may do everything: whoever gets into it may, too. */

import type { PolicyStatement } from '../model/app';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';
import { statementsOf } from './shared/role-statements';

export const iamWildcard: Rule = {
  meta: {
    id: 'iam-wildcard',
    summary: 'The role of a function allows every action on every resource of a service',
    level: 'warning',
    category: 'security',
    recommended: true,
  },
  check({ app, graph }, report) {
    const told = new Set<string>();
    for (const fn of app.functions.values()) {
      for (const statement of statementsOf(fn, graph)) {
        const wide = wideAction(statement);
        // A role that several functions share is told once.
        const { block, start } = statement.span;
        const key = `${block.uri} ${block.offset + start} ${wide}`;
        if (wide === undefined || told.has(key)) continue;
        told.add(key);
        const what = wide === '*' ? 'every action of every service' : `\`${wide}\``;
        report({
          message: `The role of \`${fn.id}\` allows ${what} on every resource: a bug or an intruder in the function can do all of that. Name the actions and the resources it needs.`,
          span: statement.actions.find((action) => known(asString(action)) === wide)?.span ?? statement.span,
          fn,
        });
      }
    }
  },
};

/** Services whose resources can't be told apart, or where every action is what a function needs to be seen at all. */
const harmless = new Set([
  'logs',
  'xray',
  'cloudwatch',
  'ec2messages',
  'ssmmessages',
  'rekognition',
  'comprehend',
  'textract',
  'translate',
  'polly',
]);

function wideAction({ effect, actions, resources }: PolicyStatement): string | undefined {
  if (known(effect) !== 'Allow' || !resources.some((resource) => known(asString(resource)) === '*')) return undefined;
  return actions
    .map((action) => known(asString(action)))
    .find((action) => action === '*' || (action?.endsWith(':*') === true && !harmless.has(action.slice(0, -2))));
}
