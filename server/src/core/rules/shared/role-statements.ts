/** The permissions of a function's role that are written in the template. */

import type { Graph } from '../../graph/graph';
import { itemsOf, lookup, mapsIn } from '../../graph/lookup';
import type { LambdaFunction, PolicyStatement, Resource } from '../../model/app';
import { asString, type DataMap } from '../../model/data';

/** Every readable statement that speaks for the role of the function. */
export function statementsOf(fn: LambdaFunction, graph: Graph): readonly PolicyStatement[] {
  if (fn.role.kind === 'generated') return fn.role.statements;
  if (fn.role.kind !== 'resource') return [];
  const role = graph.app.resources.get(fn.role.id);
  if (role === undefined) return [];
  const attached = [...graph.app.resources.values()].filter((policy) => isAttached(policy, role, graph));
  return [...mapsIn(lookup(role.properties, 'Policies')), ...attached.map((policy) => policy.properties)].flatMap(
    statementsIn,
  );
}

function isAttached(policy: Resource, role: Resource, graph: Graph): boolean {
  if (policy.type !== 'AWS::IAM::Policy' && policy.type !== 'AWS::IAM::ManagedPolicy') return false;
  const points = (value: Parameters<Graph['resolve']>[0]): string | undefined => {
    const target = graph.resolve(value);
    return target.kind === 'resource' ? target.id : undefined;
  };
  if (itemsOf(lookup(policy.properties, 'Roles')).items.some((item) => points(item) === role.id)) return true;
  return itemsOf(lookup(role.properties, 'ManagedPolicyArns')).items.some((item) => points(item) === policy.id);
}

function statementsIn(policy: DataMap): readonly PolicyStatement[] {
  return itemsOf(lookup(policy, 'PolicyDocument', 'Statement')).items.flatMap((item) => {
    const [statement] = mapsIn(item);
    if (statement === undefined) return [];
    return [
      {
        effect: asString(lookup(statement, 'Effect')),
        actions: itemsOf(lookup(statement, 'Action')).items,
        resources: itemsOf(lookup(statement, 'Resource')).items,
        span: item.span,
      },
    ];
  });
}
