/** Places where failed events can be kept, in the best form each resource has for it. */
import { eventSource } from '../../catalog/event-sources';
import type { LambdaFunction, Resource, Site, Trigger } from '../../model/app';
import type { Plain } from '../../model/author';
import { asString, type Data, isReference } from '../../model/data';
import { known, type Value } from '../../model/value';
import { policyName } from '../cloudformation/policy-name';
import { type AuthorContext, type Operations, resourceOperation, setOperations } from './author';
import { allowByRole, allowOperations, policyDocument, queuePolicyOperations } from './author-permissions';
import type { TemplateSite } from './site';

const samFunctionType = 'AWS::Serverless::Function';

/** Of a function's asynchronous events, or of a stream's batches. */
export function keepFailures(context: AuthorContext, site: Site, queueId: string | null): Operations {
  const fn = [...context.functions.values()].find((one) => one.site === site);
  if (fn) return isSam(site) ? samDestination(context, fn, queueId) : plainDestination(context, fn, queueId);
  const trigger = context.triggers.find((one) => one.site === site);
  if (trigger === undefined || queueId === null) return undefined;
  if (!eventSource(trigger.kind).failureTargets.includes('mapping')) return undefined;
  const target: Plain = { getAtt: [queueId, 'Arn'] };
  const consumer = context.functions.get(trigger.fn);
  const isMapping = (site as TemplateSite).type === 'AWS::Lambda::EventSourceMapping';
  // With `Type` SAM adds the permission to a role of its own.
  const destination: Plain = isMapping
    ? { map: [['Destination', target]] }
    : {
        map: [
          ['Type', 'SQS'],
          ['Destination', target],
        ],
      };
  return all(
    setOperations(context, site, ['DestinationConfig', 'OnFailure'], destination),
    consumer && (isMapping || consumer.role.kind !== 'generated' ? maySend(context, consumer, target) : []),
  );
}

const isSam = (site: Site): boolean => (site as TemplateSite).type === samFunctionType;

function samDestination(context: AuthorContext, fn: LambdaFunction, queueId: string | null): Operations {
  if (fn.properties.get('DurableConfig') !== undefined) return undefined;
  // SAM's setting holds for the alias that it publishes, else for `$LATEST`, and for no other.
  const alias = publishedAlias(context, fn);
  const served = alias === undefined ? '$LATEST' : known(asString(alias.properties.get('Name')));
  if (served === undefined || invokedQualifier(context, fn, served) !== served) return undefined;
  const made = `${fn.id}EventInvokeConfigOnFailureQueue`;
  const target: Plain = { getAtt: [queueId ?? made, 'Arn'] };
  const destination: Plain =
    queueId === null
      ? { map: [['Type', 'SQS']] }
      : {
          map: [
            ['Type', 'SQS'],
            ['Destination', target],
          ],
        };
  return all(
    setOperations(context, fn.site, ['EventInvokeConfig', 'DestinationConfig', 'OnFailure'], destination),
    fn.role.kind === 'generated' ? [] : maySend(context, fn, target),
  );
}

function plainDestination(context: AuthorContext, fn: LambdaFunction, queueId: string | null): Operations {
  if (queueId === null || fn.properties.get('DurableConfig') !== undefined) return undefined;
  const qualifier = invokedQualifier(context, fn, '$LATEST');
  if (qualifier === undefined) return undefined;
  const target: Plain = { getAtt: [queueId, 'Arn'] };
  const existing = fn.invokeConfigs.find((config) => config.qualifier === qualifier);
  const path = ['DestinationConfig', 'OnFailure', 'Destination'];
  const properties: Plain = {
    map: [
      ['FunctionName', { ref: fn.id }],
      ['Qualifier', qualifier],
      ['DestinationConfig', { map: [['OnFailure', { map: [['Destination', target]] }]] }],
    ],
  };
  const id = context.freeId(`${fn.id}InvokeConfig`);
  const made = { id, type: 'AWS::Lambda::EventInvokeConfig', properties, after: fn.site };
  return all(
    existing ? setOperations(context, existing.site, path, target) : [resourceOperation(context, made)],
    maySend(context, fn, target),
  );
}

function publishedAlias({ resources }: AuthorContext, fn: LambdaFunction): Resource | undefined {
  const isOfFn = (data: Data | undefined) => isReference(data) && data.target === fn.id;
  return [...resources.values()].find(
    ({ type, generated, properties }) =>
      generated && type === 'AWS::Lambda::Alias' && isOfFn(known(properties.get('FunctionName'))),
  );
}

/** The qualifier that asynchronous events invoke, `idle` without any. Undefined where it is open, or where there are several. */
function invokedQualifier({ triggers }: AuthorContext, fn: LambdaFunction, idle: string): string | undefined {
  const async = triggers.filter(
    ({ kind, fn: id, invocation }) => id === fn.id && invocation === 'async' && !eventSource(kind).reportsBack,
  );
  const qualifiers = new Set(async.map((trigger) => trigger.qualifier));
  if (qualifiers.size === 0) return idle;
  const [only] = qualifiers;
  return qualifiers.size === 1 ? (only ?? undefined) : undefined;
}

const maySend = (context: AuthorContext, fn: LambdaFunction, target: Plain): Operations =>
  allowOperations(context, fn, ['sqs:SendMessage'], target);

/** Of a function's asynchronous events, or of a delivery to it. */
export function keepUndelivered(context: AuthorContext, site: Site, queueId: string | null): Operations {
  const fn = [...context.functions.values()].find((one) => one.site === site);
  if (fn) return deadLetterConfig(context, fn, queueId);
  const trigger = context.triggers.find((one) => one.site === site);
  const { type } = site as TemplateSite;
  if (trigger === undefined) return undefined;
  switch (type) {
    case 'Schedule':
    case 'CloudWatchEvent':
    case 'EventBridgeRule':
    case 'ScheduleV2': {
      if (queueId === null) return setOperations(context, site, ['DeadLetterConfig'], { map: [['Type', 'SQS']] });
      const config = setOperations(context, site, ['DeadLetterConfig'], {
        map: [['Arn', { getAtt: [queueId, 'Arn'] }]],
      });
      // SAM's own schedule role may send to the queue, a given one must be allowed to.
      if (type === 'ScheduleV2')
        return all(config, roleMaySend(context, trigger.settings.get('RoleArn'), queueId, true));
      const rule = `${trigger.fn}${trigger.name ?? ''}`;
      return all(config, queuePolicyOperations(context, queueId, 'events.amazonaws.com', { getAtt: [rule, 'Arn'] }));
    }
    case 'AWS::Events::Rule': {
      if (queueId === null || trigger.name === null) return undefined;
      const source: Plain = { getAtt: [trigger.name, 'Arn'] };
      return all(
        setOperations(context, site, ['DeadLetterConfig', 'Arn'], { getAtt: [queueId, 'Arn'] }),
        queuePolicyOperations(context, queueId, 'events.amazonaws.com', source),
      );
    }
    case 'AWS::Scheduler::Schedule':
      if (queueId === null) return undefined;
      return all(
        setOperations(context, site, ['DeadLetterConfig', 'Arn'], { getAtt: [queueId, 'Arn'] }),
        roleMaySend(context, trigger.settings.get('RoleArn'), queueId, false),
      );
    case 'SNS':
    case 'AWS::SNS::Subscription':
      return trigger.kind === 'sns' && queueId !== null ? redrivenSubscription(context, trigger, queueId) : undefined;
    default:
      return undefined;
  }
}

function deadLetterConfig(context: AuthorContext, fn: LambdaFunction, queueId: string | null): Operations {
  if (queueId === null) return undefined;
  const target: Plain = { getAtt: [queueId, 'Arn'] };
  const sam = isSam(fn.site);
  const value: Plain = { map: [...(sam ? [['Type', 'SQS'] as const] : []), ['TargetArn', target]] };
  return all(
    setOperations(context, fn.site, ['DeadLetterConfig'], value),
    fn.role.kind === 'generated' ? [] : maySend(context, fn, target),
  );
}

function redrivenSubscription(context: AuthorContext, trigger: Trigger, queueId: string): Operations {
  const topic = known(trigger.source);
  if (!isReference(topic)) return undefined;
  const policy: Plain = { map: [['deadLetterTargetArn', { getAtt: [queueId, 'Arn'] }]] };
  return all(
    setOperations(context, trigger.site, ['RedrivePolicy'], policy),
    queuePolicyOperations(context, queueId, 'sns.amazonaws.com', { ref: topic.target }),
  );
}

/** The scheduler sends with its role. */
function roleMaySend(
  context: AuthorContext,
  role: Value<Data> | undefined,
  queueId: string,
  madeWhenMissing: boolean,
): Operations {
  if (role === undefined) return madeWhenMissing ? [] : undefined;
  const data = known(role);
  const resource = isReference(data) ? context.resources.get(data.target) : undefined;
  if (resource === undefined) return undefined;
  const action = 'sqs:SendMessage';
  const target: Plain = { getAtt: [queueId, 'Arn'] };
  const statement: Plain = {
    map: [
      ['Effect', 'Allow'],
      ['Action', action],
      ['Resource', target],
    ],
  };
  return allowByRole(context, resource, policyName(resource, [action], target), policyDocument(statement));
}

/** All of them, or none. */
function all(...parts: readonly Operations[]): Operations {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}
