/**
 * A permission for a whole AWS service lets that service invoke the function on behalf of anybody's resources (IAM user
 * guide, "The confused deputy problem").
 */
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import type { LambdaFunction, Resource } from '../model/app';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Fix, Rule } from './rule';

export const permissionWithoutSource: Rule = {
  meta: {
    id: 'permission-without-source',
    summary: 'A permission to invoke a function does not say for which source',
    level: 'warning',
    category: 'security',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const permission of app.resources.values()) {
      if (permission.type !== 'AWS::Lambda::Permission' || permission.generated) continue;
      const principal = lookup(permission.properties, 'Principal');
      const name = known(asString(principal));
      if (principal === undefined || name === undefined || !needsSource(name)) continue;
      if (narrowing.some((key) => lookup(permission.properties, key) !== undefined)) continue;
      const fn = graph.functionAt(graph.resolve(lookup(permission.properties, 'FunctionName')));
      const whom = name === '*' ? 'everybody' : `\`${name}\``;
      report({
        message: `\`${permission.id}\` lets ${whom} invoke ${fn ? `\`${fn.id}\`` : 'the function'} without saying for which source: resources of other accounts can use it too. Add \`SourceArn\` or \`SourceAccount\`.`,
        span: principal.span,
        resource: permission,
        ...(fn ? { fn } : {}),
        fixes: fixesFor(permission, name, fn, graph),
      });
    }
  },
};

function fixesFor(permission: Resource, service: string, fn: LambdaFunction | undefined, graph: Graph): readonly Fix[] {
  const { author } = graph.app;
  // Which services send the account along is documented for S3 only; elsewhere the condition might shut out the source.
  if (service === 's3.amazonaws.com') {
    return [
      {
        title: 'Allow only sources of this account (`SourceAccount`)',
        grade: 'review',
        edits: () => author.set(permission.site, ['SourceAccount'], { ref: 'AWS::AccountId' }),
      },
    ];
  }
  const source = fn && onlySource(service, fn, graph);
  if (source === undefined) return [];
  const id = 'ref' in source ? source.ref : source.getAtt[0];
  return [
    {
      title: `Allow only \`${id}\` (\`SourceArn\`)`,
      grade: 'review',
      edits: () => author.set(permission.site, ['SourceArn'], source),
    },
  ];
}

/** The one topic or rule of the app through which the service invokes the function; others may stand elsewhere if there is none. */
function onlySource(
  service: string,
  fn: LambdaFunction,
  graph: Graph,
): { ref: string } | { getAtt: [string, string] } | undefined {
  const kinds = sources.get(service);
  const triggers = graph.triggersOf(fn.id).filter(({ kind, generated }) => kinds?.includes(kind) && !generated);
  const [only] = triggers;
  if (only === undefined || triggers.length > 1) return undefined;
  if (only.kind === 'sns') {
    const topic = graph.resolve(only.source);
    return topic.kind === 'resource' ? { ref: topic.id } : undefined;
  }
  const rule = only.name === null ? undefined : graph.app.resources.get(only.name);
  return rule?.type === 'AWS::Events::Rule' && !rule.generated ? { getAtt: [rule.id, 'Arn'] } : undefined;
}

const sources: ReadonlyMap<string, readonly string[]> = new Map([
  ['sns.amazonaws.com', ['sns']],
  ['events.amazonaws.com', ['eventbridge', 'schedule']],
]);

const narrowing = [
  'SourceArn',
  'SourceAccount',
  'PrincipalOrgID',
  'EventSourceToken',
  'FunctionUrlAuthType',
  'InvokedViaFunctionUrl',
];

/**
 * Services that act for resources of many accounts. A load balancer's target group can't be named before the permission
 * that it needs to exist, so nothing is asked of those.
 */
const manyAccounts =
  /^(s3|sns|events|scheduler|apigateway|iot|ses|config|logs|cognito-idp|lambda\.alarms\.cloudwatch)\.amazonaws\.com(\.cn)?$/;

const needsSource = (principal: string): boolean => principal === '*' || manyAccounts.test(principal);
