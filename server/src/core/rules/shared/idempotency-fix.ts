/** Puts a handler behind Powertools' idempotency: the code, the table it remembers in, its name and the permission, as one edit. */

import { lookup, mapsOf } from '../../graph/lookup';
import type { HandlerFacts } from '../../handlers/handler-facts';
import type { LambdaFunction } from '../../model/app';
import type { AppView, Fix } from '../rule';
import { allOf, type Edits } from './all-of';
import { eventIdOf } from './event-id';
import { isHarmful, repeatingTriggers } from './repeats';
import { sharesFile } from './shared-code';

const variable = 'IDEMPOTENCY_TABLE';

/** What Powertools does with its table. */
export const tableActions = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];

/** The package a project must add for the code to run. */
const packages: Readonly<Record<string, string>> = {
  python: 'aws-lambda-powertools',
  javascript: '@aws-lambda-powertools/idempotency',
  typescript: '@aws-lambda-powertools/idempotency',
  java: 'software.amazon.lambda:powertools-idempotency-dynamodb',
  csharp: 'AWS.Lambda.Powertools.Idempotency',
};

/** What else must be done by hand: in Java an annotation does nothing until its aspect is woven in. */
const further: Readonly<Record<string, string>> = { java: ', woven in by the AspectJ plugin' };

export function idempotencyFixes(view: AppView, fn: LambdaFunction, facts: HandlerFacts): readonly Fix[] {
  const { language } = facts.location;
  const added = language === null ? undefined : packages[language];
  if (added === undefined) return [];
  return [
    {
      title: `Guard it with Powertools, by the event's own id, and add a table for it (needs the package \`${added}\`${further[language ?? ''] ?? ''})`,
      grade: 'review',
      edits: () => guarded(view, fn, facts),
    },
  ];
}

function guarded(view: AppView, fn: LambdaFunction, facts: HandlerFacts): Edits {
  const { code } = view;
  const id = eventIdOf(fn, view);
  const { span } = facts.location;
  if (id === undefined || span === null || code === undefined || hasVariable(fn) || sharesFile(view, fn))
    return undefined;
  // What is done outside of the loop over the records is not behind the guard of a record.
  if (id.records !== null && facts.effects.some((effect) => isHarmful(effect) && !effect.inRecordLoop))
    return undefined;
  const horizons = repeatingTriggers(fn, view).map((trigger) => view.graph.failurePath(trigger).horizon ?? 0);
  const longest = Math.max(day, ...horizons.filter((seconds) => Number.isFinite(seconds)));
  return allOf(
    code.guardByEvent(span, { id, variable, expiresAfterSeconds: Math.ceil(longest / day) * day }),
    addTable(view, fn, variable),
  );
}

/** A table, its name in an environment variable of the function, and what the library does with it. */
export function addTable({ app }: AppView, fn: LambdaFunction, name: string): Edits {
  const table = app.author.freeId('IdempotencyTable');
  return allOf(
    app.author.set(fn.site, ['Environment', 'Variables', name], { ref: table }),
    app.author.allow(fn.site, tableActions, { getAtt: [table, 'Arn'] }),
    app.author.addResources([
      {
        id: table,
        type: 'AWS::DynamoDB::Table',
        // Key and expiry attribute are Powertools' defaults.
        properties: {
          map: [
            ['BillingMode', 'PAY_PER_REQUEST'],
            ['AttributeDefinitions', [attribute('AttributeType', 'S')]],
            ['KeySchema', [attribute('KeyType', 'HASH')]],
            [
              'TimeToLiveSpecification',
              {
                map: [
                  ['AttributeName', 'expiration'],
                  ['Enabled', true],
                ],
              },
            ],
          ],
        },
      },
    ]),
  );
}

const day = 86_400;

const attribute = (key: string, value: string) => ({
  map: [
    ['AttributeName', 'id'],
    [key, value],
  ] as const,
});

/** The variable may be meant for something else. */
function hasVariable(fn: LambdaFunction): boolean {
  const variables = lookup(fn.properties, 'Environment', 'Variables');
  return variables !== undefined && mapsOf(variables).some((map) => map.keys.includes(variable));
}
