/** Judges calls of GraphQL clients by the text of their operation. */
import { runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import type { Value } from '../interpret/value';
import { type CallArgs, type ExternalShape, Origin, ofOrigin } from '../interpret/value';
import { isRelative, textOf } from '../interpret/value-queries';
import { pendingIn } from './aws-calls';
import { type GraphqlPurpose, graphqlPurpose } from './graphql-text';
import { fieldOf } from './params';
import { computed, reportEffect, reportOutbound } from './report';

export function callGraphql(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value {
  reportOutbound(machine, site, 'http', null);
  const [, method = ''] = /\.(query|mutat)\w*$/.exec(callee.path) ?? [];
  const told = purposeIn(args) ?? (method === 'mutat' ? 'adds' : method === 'query' ? 'asks' : undefined);
  const adds = told === 'sets' && args.list.some(isRelative);
  const purpose = adds ? 'adds' : told;
  if (purpose === 'asks')
    reportEffect(machine, site, {
      operation: 'graphql:query',
      access: 'read',
      repeat: 'harmless',
      reason: 'only asks',
    });
  else if (purpose === 'adds')
    reportEffect(machine, site, {
      operation: 'graphql:mutate',
      repeat: 'harmful',
      reason: adds ? computed : 'each delivery does it once more',
    });
  else
    reportEffect(machine, site, {
      operation: purpose ? 'graphql:mutate' : 'graphql:request',
      repeat: 'unknown',
      reason: purpose ? 'its fields say that they set a state' : 'its text could not be read',
    });
  runCallbacks(machine, args, ofOrigin(Origin.read), site);
  return pendingIn(machine, ofOrigin(Origin.read));
}

/** The text stands among the arguments, or in an object as `query`, `mutation` or `document`. */
function purposeIn({ list }: CallArgs): GraphqlPurpose {
  for (const one of list)
    for (const value of [one, ...['query', 'mutation', 'document'].map((name) => fieldOf(one, name))]) {
      const text = value && textOf(value);
      const purpose = text === undefined ? undefined : graphqlPurpose(text);
      if (purpose) return purpose;
    }
  return undefined;
}
