/**
 * A permission for a whole AWS service lets that service invoke the function on behalf of anybody's resources (IAM user
 * guide, "The confused deputy problem").
 */
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import type { LambdaFunction, Resource, ResourceId, Trigger } from '../model/app';
import type { Plain } from '../model/author';
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
  return [
    {
      title: `Allow only \`${source.id}\` (\`SourceArn\`)`,
      grade: 'review',
      edits: () => author.set(permission.site, ['SourceArn'], source.arn),
    },
  ];
}

interface Source {
  readonly id: ResourceId;
  readonly arn: Plain;
}

/** The one topic, rule or API of the app through which the service invokes the function; without one, others stand elsewhere. */
function onlySource(service: string, fn: LambdaFunction, graph: Graph): Source | undefined {
  const kinds = sources.get(service);
  const triggers = graph.triggersOf(fn.id).filter(({ kind }) => kinds?.includes(kind));
  const found = triggers.map((trigger) => sourceOf(trigger, graph));
  const [only] = found;
  return found.every((one) => one?.id === only?.id) ? only : undefined;
}

function sourceOf(trigger: Trigger, graph: Graph): Source | undefined {
  if (trigger.kind === 'eventbridge' || trigger.kind === 'schedule') {
    const rule = trigger.name === null ? undefined : graph.app.resources.get(trigger.name);
    const isRule = rule?.type === 'AWS::Events::Rule' && !rule.generated;
    return isRule ? { id: rule.id, arn: { getAtt: [rule.id, 'Arn'] } } : undefined;
  }
  const source = graph.resolve(trigger.source);
  if (source.kind !== 'resource' || source.resource.generated) return undefined;
  const { id } = source;
  if (trigger.kind === 'sns') return { id, arn: { ref: id } };
  return { id, arn: { sub: `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${id}}/*` } };
}

const sources: ReadonlyMap<string, readonly string[]> = new Map([
  ['sns.amazonaws.com', ['sns']],
  ['events.amazonaws.com', ['eventbridge', 'schedule']],
  ['apigateway.amazonaws.com', ['api', 'http-api', 'websocket', 'authorizer']],
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
