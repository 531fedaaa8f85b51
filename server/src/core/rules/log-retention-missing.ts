/** Logs of a function are kept for ever, and paid for, unless a log group says otherwise. */
import { textOf } from '../graph/arn';
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import type { LambdaFunction } from '../model/app';
import { asString, type Data, isTemplate } from '../model/data';
import { known, type Value } from '../model/value';
import type { Rule } from './rule';

const days = 30;

export const logRetentionMissing: Rule = {
  meta: {
    id: 'log-retention-missing',
    summary: 'The logs of a function are kept for ever',
    level: 'info',
    category: 'observability',
    recommended: false,
  },
  check({ app, graph }, report) {
    for (const fn of app.functions.values()) {
      // A group of its own, here or elsewhere, has its own setting.
      if (lookup(fn.properties, 'LoggingConfig', 'LogGroup') !== undefined || hasGroup(fn, graph)) continue;
      const id = `${fn.logicalId}Logs`;
      report({
        message: `Nothing says how long the logs of \`${fn.id}\` are kept, so they are kept for ever and paid for every month. Add a log group with \`RetentionInDays\`.`,
        span: fn.nameSpan,
        fn,
        fixes: [
          {
            title: `Add a log group that keeps logs for ${days} days`,
            grade: 'review',
            edits: () =>
              app.author.addResources([
                {
                  id: app.author.freeId(id),
                  type: 'AWS::Logs::LogGroup',
                  properties: {
                    map: [
                      ['LogGroupName', { sub: `/aws/lambda/\${${fn.logicalId}}` }],
                      ['RetentionInDays', days],
                    ],
                  },
                  after: fn.site,
                },
              ]),
          },
        ],
      });
    }
  },
};

function hasGroup(fn: LambdaFunction, graph: Graph): boolean {
  const name = text(lookup(fn.properties, 'FunctionName'));
  return [...graph.app.resources.values()].some((resource) => {
    if (resource.type !== 'AWS::Logs::LogGroup') return false;
    const group = text(lookup(resource.properties, 'LogGroupName'));
    if (group === undefined) return true;
    return group === `/aws/lambda/\${${fn.logicalId}}` || (name !== undefined && group === `/aws/lambda/${name}`);
  });
}

const text = (value: Value<Data> | undefined): string | undefined =>
  value?.kind === 'located' && isTemplate(value.value) ? textOf(value.value) : known(asString(value));
