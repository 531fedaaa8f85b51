/** What plugins add to a service that its files do not show. Data only, from the plugins' own documentation. */
import type { Unseen } from '../../model/app';

export const pluginEffects: Readonly<Record<string, Unseen['what']>> = {
  // Adds a dead-letter queue or topic to functions (`deadLetter:`).
  'serverless-plugin-lambda-dead-letter': ['failure-targets', 'queues'],
  'serverless-dead-letter': ['failure-targets', 'queues'],
  // Its `constructs` of type `queue` are read; the others are not.
  'serverless-lift': ['permissions'],
  'serverless-iam-roles-per-function': ['permissions'],
  'serverless-plugin-custom-roles': ['permissions'],
  'serverless-puresec-cli': ['permissions'],
  'serverless-iam-per-function': ['permissions'],
  'serverless-plugin-aws-alerts': ['alarms'],
  'serverless-slic-watch-plugin': ['alarms'],
  'serverless-plugin-monitoring': ['alarms'],
  'serverless-sqs-alarms-plugin': ['alarms'],
  'serverless-cloudwatch-alarms': ['alarms'],
  'serverless-plugin-warmup': ['triggers', 'functions'],
  'serverless-plugin-lambda-warmup': ['triggers', 'functions'],
  'serverless-warmup': ['triggers', 'functions'],
  'serverless-sqs-fifo': ['triggers', 'queues'],
  'serverless-plugin-sqs': ['triggers', 'queues'],
  'serverless-offline-sqs': [],
  'serverless-plugin-existing-s3': ['triggers'],
  'serverless-external-s3-event': ['triggers'],
  'serverless-s3-eventbridge': ['triggers'],
  'serverless-plugin-s3-event': ['triggers'],
  'serverless-plugin-log-subscription': ['triggers'],
  'serverless-log-forwarding': ['triggers'],
  'serverless-plugin-log-retention': [],
  'serverless-cognito-add-custom-attributes': [],
  'serverless-apigateway-service-proxy': ['permissions'],
  'serverless-appsync-plugin': ['triggers'],
  'serverless-appsync-simulator': [],
  'serverless-pipes': ['triggers', 'queues'],
  'serverless-event-bridge-scheduler': ['triggers'],
  'serverless-scheduler': ['triggers'],
  'serverless-plugin-lambda-insights': ['permissions'],
  'serverless-plugin-vpc-eni-cleanup': [],
  'serverless-vpc-plugin': ['network'],
  'serverless-vpc-discovery': ['network'],
  'serverless-vpc-discovery-plugin': ['network'],
  'serverless-plugin-canary-deployments': ['triggers'],
  'serverless-provisioned-concurrency-autoscaling': ['concurrency'],
  'serverless-plugin-provisioned-concurrency': ['concurrency'],
  'serverless-plugin-split-stacks': [],
  'serverless-plugin-datadog': ['triggers'],
  'serverless-plugin-lambda-destinations': ['failure-targets'],
  'serverless-plugin-lambda-async-config': ['failure-targets'],
  'serverless-lambda-event-source-filter-pattern': [],
  'serverless-kinesis-filters': [],
  'serverless-plugin-bind-deployment-id': [],
  'serverless-sam': [],
  'serverless-domain-manager': [],
  'serverless-aws-nested-stacks': ['queues', 'permissions', 'alarms', 'network'],
  'serverless-nested-stack': ['queues', 'permissions', 'alarms', 'network'],
  'serverless-plugin-nested-stacks': ['queues', 'permissions', 'alarms', 'network'],
  '@serverless/compose': [],
};

/** Plugins that read `#{X.Arn}` anywhere as `Fn::Sub`. */
export const hashPlugins: ReadonlySet<string> = new Set(['serverless-pseudo-parameters', 'serverless-cf-vars']);

/** Plugins that change the service by code of its own: anything may be added. */
export const isLocalPlugin = (name: string): boolean => name.startsWith('.') || name.startsWith('/');

export function unseenByPlugins(plugins: Iterable<string>): readonly Unseen[] {
  const unseen: Unseen[] = [];
  for (const name of plugins) {
    const what = Object.hasOwn(pluginEffects, name) ? pluginEffects[name] : undefined;
    if (what && what.length > 0) unseen.push({ who: `plugin \`${name}\``, what });
    else if (isLocalPlugin(name)) {
      unseen.push({
        who: `plugin \`${name}\``,
        what: ['triggers', 'failure-targets', 'permissions', 'queues', 'alarms'],
      });
    }
  }
  return unseen;
}
