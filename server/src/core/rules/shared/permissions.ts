/** What an execution role and the policies of queues allow, as far as it can be read; undefined where it can't. */
import type { Graph } from '../../graph/graph';
import { itemsOf, lookup, mapsIn, mapsOf } from '../../graph/lookup';
import { isSame } from '../../graph/resolve';
import type { LambdaFunction, PolicyStatement, Resource } from '../../model/app';
import { asString, type Data, type DataMap, isTemplate } from '../../model/data';
import { known, type Value } from '../../model/value';
import { policyTypes, rolesOf } from './role-statements';

type Answer = boolean | undefined;

/** Whether a function's role lets it do something to what `target` points to. */
export function mayDo(fn: LambdaFunction, action: string, target: Value<Data>, graph: Graph): Answer {
  const { role } = fn;
  if (role.kind === 'unknown') return undefined;
  if (role.kind === 'generated') return anyOf(role.statements.map((one) => allows(one, action, target, graph)));
  const resource = graph.app.resources.get(role.id);
  return resource && roleMayDo(resource, action, target, graph);
}

export function roleMayDo(role: Resource, action: string, target: Value<Data>, graph: Graph): Answer {
  if (role.type !== 'AWS::IAM::Role') return undefined;
  const answers: Answer[] = [managed(lookup(role.properties, 'ManagedPolicyArns'), action)];
  const inline = itemsOf(lookup(role.properties, 'Policies'));
  if (!inline.complete) answers.push(undefined);
  const documents = mapsIn(lookup(role.properties, 'Policies')).map((policy) => lookup(policy, 'PolicyDocument'));
  for (const policy of graph.resourcesOf(...policyTypes)) {
    const roles = itemsOf(rolesOf(policy));
    const isAttached = roles.items.some((item) => isSame(graph.resolve(item), graph.resolve(reference(role))));
    if (isAttached) documents.push(lookup(policy.properties, 'PolicyDocument'));
    else if (!roles.complete) answers.push(undefined);
  }
  for (const document of documents) {
    if (mapsOf(document).length === 0) answers.push(undefined);
    const list = document && lookup(mapsOf(document)[0], 'Statement');
    if (!itemsOf(list).complete) answers.push(undefined);
    answers.push(...mapsIn(list).map((statement) => allows(statementOf(statement), action, target, graph)));
  }
  return anyOf(answers);
}

const reference = (resource: Resource): Value<Data> => ({
  kind: 'located',
  value: { kind: 'ref', target: resource.id, attribute: null },
  origin: 'literal',
  span: resource.nameSpan,
});

function statementOf(map: DataMap): PolicyStatement {
  return {
    effect: asString(lookup(map, 'Effect')),
    actions: lookup(map, 'NotAction') ? [unreadable(map)] : itemsOf(lookup(map, 'Action')).items,
    resources: lookup(map, 'NotResource') ? [unreadable(map)] : itemsOf(lookup(map, 'Resource')).items,
    span: lookup(map, 'Effect')?.span ?? { block: { uri: '', offset: 0 }, start: 0, end: 0 },
  };
}

const unreadable = (map: DataMap): Value<Data> => ({
  kind: 'unresolved',
  reason: 'it names what is left out',
  expression: '',
  span: lookup(map, 'Effect')?.span ?? { block: { uri: '', offset: 0 }, start: 0, end: 0 },
});

function allows(statement: PolicyStatement, action: string, target: Value<Data>, graph: Graph): Answer {
  if (known(statement.effect) === 'Deny') return false;
  const actions = anyOf(statement.actions.map((value) => actionFits(known(asString(value)), action)));
  if (actions === false) return false;
  const resources = anyOf(statement.resources.map((value) => resourceFits(value, target, graph)));
  return resources === false ? false : actions === undefined || resources === undefined ? undefined : true;
}

/** `sqs:*`, `sqs:Send*`, `*`: wildcards as IAM reads them, in any case. */
function actionFits(pattern: string | undefined, action: string): Answer {
  if (pattern === undefined) return undefined;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}

function resourceFits(value: Value<Data>, target: Value<Data>, graph: Graph): Answer {
  if (value.kind !== 'located') return undefined;
  const data = value.value;
  if (data === '*') return true;
  const wanted = graph.resolve(target);
  const found = graph.resolve(value);
  if (wanted.kind !== 'unknown' && isSame(found, wanted)) return true;
  const hasWildcard =
    typeof data === 'string'
      ? /[*?]/.test(data)
      : isTemplate(data) && data.parts.some((part) => typeof part === 'string' && /[*?]/.test(part));
  if (hasWildcard) return undefined;
  // Two resources of the app that differ are two things; of anything else one can't be sure.
  const isOurs = (kind: string) => kind === 'resource' || kind === 'function';
  return isOurs(found.kind) && isOurs(wanted.kind) ? false : undefined;
}

/** Managed policies whose content is known and that can't send anything anywhere. */
const harmlessPolicies =
  /\/(AWSLambdaBasicExecutionRole|AWSLambdaVPCAccessExecutionRole|AWSLambdaSQSQueueExecutionRole|AWSLambdaKinesisExecutionRole|AWSLambdaDynamoDBExecutionRole|AWSXRayDaemonWriteAccess|AWSXrayWriteOnlyAccess)$/;

function managed(list: Value<Data> | undefined, action: string): Answer {
  const { items, complete } = itemsOf(list);
  if (!complete) return undefined;
  const answers = items.map((item): Answer => {
    const data = item.kind === 'located' ? item.value : undefined;
    const last = isTemplate(data) ? data.parts.at(-1) : data;
    if (typeof last !== 'string') return undefined;
    if (harmlessPolicies.test(last)) return false;
    return /\/(AdministratorAccess|PowerUserAccess)$/.test(last) ||
      (action.startsWith('sqs:') && last.endsWith('/AmazonSQSFullAccess'))
      ? true
      : undefined;
  });
  return anyOf(answers);
}

/** Whether a policy of a queue lets a service send to it. */
export function queueAdmits(queue: Resource, service: string, graph: Graph): Answer {
  const answers = graph.resourcesOf(...queuePolicies).map((policy): Answer => {
    const queues = [
      ...itemsOf(lookup(policy.properties, 'Queues')).items,
      ...itemsOf(lookup(policy.properties, 'Queue')).items,
    ];
    const targets = queues.map((item) => graph.resolve(item));
    if (!targets.some((target) => target.kind === 'resource' && target.id === queue.id)) {
      return targets.some((target) => target.kind !== 'resource') ? undefined : false;
    }
    const statements = lookup(policy.properties, 'PolicyDocument', 'Statement');
    if (statements === undefined || !itemsOf(statements).complete) return undefined;
    return anyOf(mapsIn(statements).map((statement) => admits(statement, service)));
  });
  return anyOf(answers);
}

const queuePolicies = ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'];

function admits(statement: DataMap, service: string): Answer {
  const principal = lookup(statement, 'Principal');
  if (principal?.kind !== 'located') return undefined;
  if (principal.value === '*') return true;
  const services = lookup(statement, 'Principal', 'Service');
  if (lookup(statement, 'Principal', 'AWS') !== undefined) return undefined;
  return anyOf(
    itemsOf(services).items.map((item): Answer => {
      const text = known(asString(item));
      return text === undefined ? undefined : text === service;
    }),
  );
}

/** True where one is, else undefined where one can't be told. */
function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}
