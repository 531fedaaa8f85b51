/**
 * A permission for a whole AWS service lets that service invoke the function on behalf of anybody's resources (IAM user
 * guide, "The confused deputy problem").
 */
import { lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

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
        fixes:
          // Which services send the account along is documented for S3 only; elsewhere the condition might shut out the source.
          name !== 's3.amazonaws.com'
            ? []
            : [
                {
                  title: 'Allow only sources of this account (`SourceAccount`)',
                  grade: 'review',
                  edits: () => app.author.set(permission.site, ['SourceAccount'], { ref: 'AWS::AccountId' }),
                },
              ],
      });
    }
  },
};

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
