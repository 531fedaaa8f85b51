/** `Policies` of a SAM function or state machine as the statements they stand for, as far as they are spelled out. */
import { type AllowedByTemplate, samPolicyTemplates } from '../../catalog/sam-policy-templates';
import type { PolicyStatement } from '../../model/app';
import { asList, asMap, asString, type Data, type DataMap, isTemplate } from '../../model/data';
import type { Value } from '../../model/value';
import type { Span } from '../../text/span';
import { concatenate, type Piece } from '../values/concatenate';
import { byDefault } from '../values/data-maps';

export function policyStatements(policies: Value<Data> | undefined): readonly PolicyStatement[] {
  if (policies === undefined) return [];
  const items = asList(policies)?.items ?? [policies];
  return items.flatMap(statementsOf);
}

function statementsOf(policy: Value<Data>): readonly PolicyStatement[] {
  if (isPlain(policy)) return [];
  const map = asMap(policy);
  const statements = map?.get('Statement');
  if (statements !== undefined) return statementList(statements);
  const [name, ...others] = map?.keys ?? [];
  const templates =
    name !== undefined && Object.hasOwn(samPolicyTemplates, name) ? samPolicyTemplates[name] : undefined;
  // SAM itself takes a map with several templates for none.
  if (map === undefined || name === undefined || templates === undefined || others.length > 0) return [unseen(policy)];
  const parameters = asMap(map.get(name));
  return templates.map((allowed) =>
    allowed.conditional ? unseen(policy) : expanded(allowed, parameters, policy.span),
  );
}

/** Managed policies that let a function write its logs and traces and live in a VPC: nothing that anybody asks about. */
function isPlain(policy: Value<Data>): boolean {
  const data = policy.kind === 'located' ? policy.value : undefined;
  const last = isTemplate(data) ? data.parts.at(-1) : data;
  return (
    typeof last === 'string' &&
    /(^|\/)(AWSLambda(Basic|VPCAccess)ExecutionRole|AWSXRayDaemonWriteAccess|AWSXrayWriteOnlyAccess)$/.test(last)
  );
}

/** A policy template of SAM with what the function gives for its parameters. */
function expanded(
  { actions, resources }: AllowedByTemplate,
  parameters: DataMap | undefined,
  span: Span,
): PolicyStatement {
  return {
    effect: { kind: 'located', value: 'Allow', origin: 'default', span },
    actions: actions.map((action) => byDefault(action, span)),
    resources: resources.map((resource) => {
      const pieces = resource.split(/(<[^>]*>)/).map((part): string | Piece => {
        if (!part.startsWith('<')) return part;
        const name = part.slice(1, -1);
        const value: Data = { kind: 'template', parts: [{ kind: 'hole', name }] };
        return { name, value: name.startsWith('AWS::') ? byDefault(value, span) : parameters?.get(name) };
      });
      return concatenate(pieces, span) ?? hiddenIn(byDefault(null, span));
    }),
    span,
  };
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

/** A managed policy: it allows something, but what is not written here. */
function unseen(policy: Value<Data>): PolicyStatement {
  const hidden = hiddenIn(policy);
  return { effect: undefined, actions: [hidden], resources: [hidden], span: policy.span };
}

const hiddenIn = (policy: Value<Data>): Value<Data> => ({
  kind: 'unresolved',
  reason: 'the policy is not written out here',
  expression: policy.kind === 'located' && typeof policy.value === 'string' ? policy.value : '',
  span: policy.span,
});
