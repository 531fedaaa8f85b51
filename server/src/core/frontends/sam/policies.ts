/** `Policies` of a SAM function or state machine as the statements they stand for, as far as they are spelled out. */
import type { PolicyStatement } from '../../model/app';
import { asList, asMap, asString, type Data, type DataMap } from '../../model/data';
import type { Value } from '../../model/value';

export function policyStatements(policies: Value<Data> | undefined): readonly PolicyStatement[] {
  if (policies === undefined) return [];
  const items = asList(policies)?.items ?? [policies];
  return items.flatMap(statementsOf);
}

function statementsOf(policy: Value<Data>): readonly PolicyStatement[] {
  const map = asMap(policy);
  const statements = map?.get('Statement');
  if (statements === undefined) return [unseen(policy)];
  return statementList(statements);
}

/** The statements of a policy document. */
export function statementList(statements: Value<Data>): readonly PolicyStatement[] {
  const items = asList(statements)?.items ?? [statements];
  return items.map((item) => {
    const map = asMap(item);
    return map ? statement(map, item) : unseen(item);
  });
}

function statement(map: DataMap, item: Value<Data>): PolicyStatement {
  if (map.get('NotAction') !== undefined || map.get('NotResource') !== undefined) return unseen(item);
  return {
    effect: asString(map.get('Effect')),
    actions: several(map.get('Action')),
    resources: several(map.get('Resource')),
    span: item.span,
  };
}

const several = (value: Value<Data> | undefined): readonly Value<Data>[] =>
  value === undefined ? [] : (asList(value)?.items ?? [value]);

/** A managed policy or a template of SAM: it allows something, but what is not written here. */
function unseen(policy: Value<Data>): PolicyStatement {
  const hidden: Value<Data> = {
    kind: 'unresolved',
    reason: 'the policy is not written out here',
    expression: policy.kind === 'located' && typeof policy.value === 'string' ? policy.value : '',
    span: policy.span,
  };
  return { effect: undefined, actions: [hidden], resources: [hidden], span: policy.span };
}
