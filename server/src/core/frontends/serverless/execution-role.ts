/** Which role a function runs with, and what the author lets it do. */
import type { ExecutionRole, PolicyStatement } from '../../model/app';
import { asString, type Data, isReference } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { YamlNode } from '../../yaml/node';
import type { FunctionEntry } from './event-reading';
import { openness } from './provenance';
import {
  field,
  fieldAt,
  isFalse,
  isPlainMap,
  itemsOf,
  literal,
  plainText,
  readValue,
  type ServiceContext,
} from './service-context';

/** The role named by the function, by `provider.iam.role` or by `provider.role`; undefined for the framework's own. */
export function customRole(fn: FunctionEntry, service: ServiceContext): Value<Data> | undefined {
  const ownIam = fieldAt(fn.node, 'iam', 'role');
  const shared = fieldAt(service.provider, 'iam', 'role');
  const node =
    field(fn.node, 'role') ??
    (ownIam && !isPlainMap(ownIam) ? ownIam : undefined) ??
    (ownIam === undefined && shared && !isPlainMap(shared) ? shared : undefined) ??
    field(service.provider, 'role');
  if (!node) return undefined;
  const name = plainText(node);
  if (name !== undefined && !name.includes(':'))
    return literal({ kind: 'ref', target: name, attribute: 'Arn' }, node.span);
  return readValue(node, service);
}

export function executionRole(
  fn: FunctionEntry,
  service: ServiceContext,
  custom: Value<Data> | undefined,
): ExecutionRole {
  if (custom) {
    const data = known(custom);
    if (isReference(data)) return { kind: 'resource', id: data.target, span: custom.span };
    const reason = custom.kind === 'unresolved' ? custom.reason : 'the role is not a resource of this service';
    return { kind: 'unknown', reason, span: custom.span };
  }
  const open = openness(fn.node) ?? openness(service.provider);
  if (open) return { kind: 'unknown', reason: open.reason, span: fn.nameSpan };
  const statements = statementsOf(fn, service);
  return {
    kind: 'generated',
    statements,
    span: fieldAt(service.provider, 'iam', 'role', 'statements')?.span ?? fn.nameSpan,
  };
}

/** Statements of the function itself (the framework's version 4 and a plugin give it a role of its own) and of `provider:`. */
function statementsOf(fn: FunctionEntry, service: ServiceContext): readonly PolicyStatement[] {
  const shared = [
    fieldAt(service.provider, 'iam', 'role', 'statements'),
    field(service.provider, 'iamRoleStatements'),
    fieldAt(service.provider, 'iam', 'role', 'managedPolicies'),
    field(service.provider, 'iamManagedPolicies'),
  ];
  const own = [
    fieldAt(fn.node, 'iam', 'role', 'statements'),
    field(fn.node, 'iamRoleStatements'),
    fieldAt(fn.node, 'iam', 'role', 'managedPolicies'),
  ].filter((node) => node !== undefined);
  const inherits = field(fn.node, 'iamRoleStatementsInherit') ?? fieldAt(fn.node, 'iam', 'inheritStatements');
  const nodes = own.length === 0 || (inherits && !isFalse(inherits)) ? [...own, ...shared] : own;
  return nodes.flatMap((node) => (node ? itemsOf(node).map((item) => statementOf(item, service)) : []));
}

function statementOf(node: YamlNode, service: ServiceContext): PolicyStatement {
  if (!isPlainMap(node)) {
    // A managed policy, or statements out of sight: it may allow anything.
    const unknown: Value<Data> = {
      kind: 'unresolved',
      reason: openness(node)?.reason ?? 'it is a managed policy',
      expression: plainText(node) ?? '',
      span: node.span,
    };
    return {
      effect: { ...unknown, reason: 'it may allow anything' },
      actions: [unknown],
      resources: [unknown],
      span: node.span,
    };
  }
  const effect = field(node, 'Effect');
  const values = (key: string) => itemsOf(field(node, key)).map((item) => readValue(item, service));
  return {
    effect: asString(effect && readValue(effect, service)),
    actions: values('Action'),
    resources: values('Resource'),
    span: node.span,
  };
}
