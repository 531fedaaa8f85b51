/** Permissions that fixes bring along: statements for a function's role, and policies of queues. */
import type { LambdaFunction, Resource } from '../../model/app';
import type { NewResource, Plain } from '../../model/author';
import { possible } from '../../model/value';
import type { Path } from '../../yaml/edits';
import { itemsIn } from '../cloudformation/each';
import { policyName } from '../cloudformation/policy-name';
import { type AuthorContext, nodeAt, type Operations, propertyPath, resourceOperation } from './author';

/** Undefined where the role stands outside the template. */
export function allowOperations(
  context: AuthorContext,
  fn: LambdaFunction,
  actions: readonly string[],
  resource: Plain,
): Operations {
  const document = policyDocument({
    map: [
      ['Effect', 'Allow'],
      ['Action', one(actions)],
      ['Resource', resource],
    ],
  });
  switch (fn.role.kind) {
    case 'generated': {
      const path = propertyPath(context, fn.site, ['Policies']);
      return path && besideOthers(context, path, document);
    }
    case 'resource': {
      const role = context.resources.get(fn.role.id);
      return role && allowByRole(context, role, policyName(role, actions, resource), document);
    }
    default:
      return undefined;
  }
}

/** `Policies` may also name just one policy; then it becomes a list. */
function besideOthers({ document: { root } }: AuthorContext, path: Path, policy: Plain): Operations {
  const written = nodeAt(root, path);
  if (written?.kind === 'scalar' && written.tag === undefined && typeof written.value === 'string') {
    return [{ op: 'set', path, value: [written.value, policy] }];
  }
  return [{ op: 'append', path, items: [policy] }];
}

export function allowByRole(context: AuthorContext, role: Resource, name: string, document: Plain): Operations {
  if (role.type !== 'AWS::IAM::Role') return undefined;
  const path = propertyPath(context, role.site, ['Policies']);
  const policy: Plain = {
    map: [
      ['PolicyName', name],
      ['PolicyDocument', document],
    ],
  };
  return path && [{ op: 'append', path, items: [policy] }];
}

export const policyDocument = (statement: Plain): Plain => ({
  map: [
    ['Version', '2012-10-17'],
    ['Statement', [statement]],
  ],
});

/** Lets a service send to a queue. Of several policies of one queue only one holds, so an existing one is extended. */
export function queuePolicyOperations(
  context: AuthorContext,
  queueId: string,
  service: string,
  source: Plain,
): Operations {
  const statement = sendStatement(queueId, service, ['ArnEquals', source]);
  const existing = [...context.resources.values()].find((resource) => isPolicyOf(resource, queueId));
  if (existing === undefined) {
    const id = context.freeId(`${queueId}Policy`);
    const behind = context.resources.get(queueId)?.site;
    return [
      resourceOperation(context, { ...queuePolicy(id, queueId, statement), ...(behind ? { after: behind } : {}) }),
    ];
  }
  const path = propertyPath(context, existing.site, ['PolicyDocument', 'Statement']);
  return path && [{ op: 'append', path, items: [statement] }];
}

/** Lets a service send to a queue; `condition` compares `aws:SourceArn`. */
export const sendStatement = (
  queueId: string,
  service: string,
  [operator, source]: readonly [operator: string, source: Plain],
): Plain => ({
  map: [
    ['Effect', 'Allow'],
    ['Principal', { map: [['Service', service]] }],
    ['Action', 'sqs:SendMessage'],
    ['Resource', { getAtt: [queueId, 'Arn'] }],
    ['Condition', { map: [[operator, { map: [['aws:SourceArn', source]] }]] }],
  ],
});

export const queuePolicy = (id: string, queueId: string, statement: Plain): NewResource => ({
  id,
  type: 'AWS::SQS::QueuePolicy',
  properties: {
    map: [
      ['Queues', [{ ref: queueId }]],
      ['PolicyDocument', policyDocument(statement)],
    ],
  },
});

/** Whether a resource is the policy of a queue. */
export function isPolicyOf({ type, properties }: Resource, queueId: string): boolean {
  if (type !== 'AWS::SQS::QueuePolicy') return false;
  return itemsIn(properties.get('Queues')).some((queue) =>
    possible(queue).some(
      ({ value: { value } }) => typeof value === 'object' && value?.kind === 'ref' && value.target === queueId,
    ),
  );
}

const one = (actions: readonly string[]): Plain => {
  const [first, ...others] = actions;
  return first !== undefined && others.length === 0 ? first : actions;
};
