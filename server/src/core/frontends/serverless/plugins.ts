/** What plugins add to a service that its files do not show. Data only, from the plugins' own documentation. */
import type { Unseen } from '../../model/app';

const effects: Readonly<Record<string, Unseen['what']>> = {
  // `deadLetter` of a function makes its queue or topic.
  'serverless-plugin-lambda-dead-letter': ['failure-targets', 'queues'],
  // Its queues are read (see `lift`), its other constructs add statements to the role.
  'serverless-lift': ['permissions'],
  'serverless-iam-roles-per-function': ['permissions'],
  'serverless-iamroles': ['permissions'],
  'serverless-plugin-custom-roles': ['permissions'],
  'serverless-plugin-lambda-insights': ['permissions'],
  'serverless-apigateway-service-proxy': ['permissions'],
  'serverless-plugin-aws-alerts': ['alarms'],
  'serverless-slic-watch-plugin': ['alarms'],
  'serverless-sqs-alarms-plugin': ['alarms'],
  'serverless-plugin-warmup': ['triggers', 'functions'],
  'serverless-plugin-existing-s3': ['triggers'],
  'serverless-external-s3-event': ['triggers'],
  'serverless-plugin-log-subscription': ['triggers'],
  'serverless-log-forwarding': ['triggers'],
  'serverless-plugin-datadog': ['triggers'],
  'serverless-appsync-plugin': ['triggers'],
  'serverless-local-schedule': ['triggers'],
  'serverless-pipes': ['triggers', 'queues'],
  // Invocations go to an alias of its own.
  'serverless-plugin-canary-deployments': ['triggers'],
  'serverless-provisioned-concurrency-autoscaling': ['concurrency'],
  'serverless-vpc-plugin': ['network'],
  'serverless-vpc-discovery': ['network'],
  'serverless-plugin-vpc': ['network'],
  'serverless-nested-stack': ['queues', 'permissions', 'alarms', 'network'],
};

/** Plugins that read `#{X.Arn}` anywhere as `Fn::Sub`. */
export const hashPlugins: ReadonlySet<string> = new Set(['serverless-pseudo-parameters', 'serverless-cf-vars']);

/** A plugin of the service's own may add anything. */
const isOwn = (name: string): boolean => name.startsWith('.') || name.startsWith('/');

const anything: Unseen['what'] = ['triggers', 'failure-targets', 'permissions', 'queues', 'alarms', 'network'];

export function unseenByPlugins(plugins: Iterable<string>): readonly Unseen[] {
  return [...plugins].flatMap((name) => {
    const what = Object.hasOwn(effects, name) ? effects[name] : isOwn(name) ? anything : undefined;
    return what === undefined ? [] : [{ who: `plugin \`${name}\``, what }];
  });
}
