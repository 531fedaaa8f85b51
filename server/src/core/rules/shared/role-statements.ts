/** The permissions of a function's role that are written in the template. */

import type { Graph } from '../../graph/graph';
import { itemsOf, lookup, mapsIn } from '../../graph/lookup';
import type { LambdaFunction, PolicyStatement, Resource } from '../../model/app';
import { asString, type Data, type DataMap } from '../../model/data';
import type { Value } from '../../model/value';

/** Every readable statement that speaks for the role of the function. */
export function statementsOf(fn: LambdaFunction, graph: Graph): readonly PolicyStatement[] {
  if (fn.role.kind === 'generated') return fn.role.statements;
  if (fn.role.kind !== 'resource') return [];
  const role = graph.app.resources.get(fn.role.id);
  if (role === undefined) return [];
  const attached = graph.resourcesOf(...policyTypes).filter((policy) => isAttached(policy, role, graph));
  return [...mapsIn(lookup(role.properties, 'Policies')), ...attached.map((policy) => policy.properties)].flatMap(
    statementsIn,
  );
}

/** Policies that are attached to roles by naming them. */
export const policyTypes = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy'] as const;

/** The roles that a policy names: one or several. */
export const rolesOf = ({ properties }: Resource): Value<Data> | undefined =>
  lookup(properties, 'Roles') ?? lookup(properties, 'RoleName');

function isAttached(policy: Resource, role: Resource, graph: Graph): boolean {
  const points = (value: Parameters<Graph['resolve']>[0]): string | undefined => {
    const target = graph.resolve(value);
    return target.kind === 'resource' ? target.id : undefined;
  };
  if (itemsOf(rolesOf(policy)).items.some((item) => points(item) === role.id)) return true;
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
