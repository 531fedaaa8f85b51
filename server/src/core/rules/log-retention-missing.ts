/** Logs of a function are kept for ever, and paid for, unless a log group says otherwise. */
import { textOf } from '../graph/arn';
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import type { App, LambdaFunction, Resource } from '../model/app';
import { asString, type Data, isTemplate } from '../model/data';
import { known, type Value } from '../model/value';
import type { Fix, Rule } from './rule';

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
      if (lookup(fn.properties, 'LoggingConfig', 'LogGroup') !== undefined) continue;
      const group = groupOf(fn, graph);
      if (group === 'unknown' || lookup(group?.properties, 'RetentionInDays') !== undefined) continue;
      report({
        message: `Nothing says how long the logs of \`${fn.id}\` are kept, so they are kept for ever and paid for every month. ${group ? 'Set' : 'Add a log group with'} \`RetentionInDays\`.`,
        span: fn.nameSpan,
        fn,
        related: group && !group.generated ? [{ span: group.nameSpan, message: 'the log group' }] : [],
        fixes: [group ? retentionFix(app, group) : groupFix(app, fn)],
      });
    }
  },
};

const retentionFix = ({ author }: App, group: Resource): Fix => ({
  title: `Keep logs for ${days} days`,
  grade: 'review',
  edits: () => author.set(group.site, ['RetentionInDays'], days),
});

const groupFix = ({ author }: App, { logicalId, site }: LambdaFunction): Fix => ({
  title: `Add a log group that keeps logs for ${days} days`,
  grade: 'review',
  edits: () =>
    author.addResources([
      {
        id: author.freeId(`${logicalId}Logs`),
        type: 'AWS::Logs::LogGroup',
        properties: {
          map: [
            ['LogGroupName', { sub: `/aws/lambda/\${${logicalId}}` }],
            ['RetentionInDays', days],
          ],
        },
        after: site,
      },
    ]),
});

/** The group that the function writes to; `unknown` where one has a name that can't be read. */
function groupOf(fn: LambdaFunction, graph: Graph): Resource | 'unknown' | undefined {
  const name = text(lookup(fn.properties, 'FunctionName'));
  let found: Resource | 'unknown' | undefined;
  for (const resource of graph.resourcesOf('AWS::Logs::LogGroup')) {
    const group = text(lookup(resource.properties, 'LogGroupName'));
    const isOwn =
      group === `/aws/lambda/\${${fn.logicalId}}` || (name !== undefined && group === `/aws/lambda/${name}`);
    if (isOwn) return resource;
    if (group === undefined && lookup(resource.properties, 'LogGroupName') !== undefined) found = 'unknown';
  }
  return found;
}

const text = (value: Value<Data> | undefined): string | undefined =>
  value?.kind === 'located' && isTemplate(value.value) ? textOf(value.value) : known(asString(value));
