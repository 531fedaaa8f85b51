/**
 * What names mean in templates that are deployed together: a nested stack sees the values that it is given, and the
 * one that deploys it sees its outputs. Works on the parsed files alone, so no template has to be read before another.
 */
import type { Host } from '../../host';
import type { ResourceId } from '../../model/app';
import { type Data, isList, isMap, isReference, isTemplate } from '../../model/data';
import type { Unresolved, Value } from '../../model/value';
import type { Span } from '../../text/span';
import { valueAt } from '../../yaml/node';
import { inherited } from '../values/data-maps';
import { evaluateOptional } from '../values/evaluate';
import { assuming, type Scope } from '../values/scope';
import { templateScope } from '../values/template-scope';
import type { Deployment } from './deployments';
import { kinPrefix } from './kin-id';
import { renameValue } from './rename';
import type { StackFamily } from './stack-family';

/** The scope of each template of a family. */
export function stackScopes(family: StackFamily, host: Host): (uri: string) => Scope {
  const scopes = new Map<string, Scope>();
  /** What is being worked out: stacks that wait for each other's outputs have none. */
  const busy = new Set<string>();
  const once = <T>(what: string, work: () => T): T | undefined => {
    if (busy.has(what)) return undefined;
    busy.add(what);
    try {
      return work();
    } finally {
      busy.delete(what);
    }
  };

  const fromDeployment = (deployment: Deployment, parameter: string): Value<Data> | undefined => {
    const node = valueAt(deployment.parameters, parameter);
    if (node === undefined) return undefined;
    const value = evaluateOptional(node, assuming(scopeOf(deployment.by), deployment.condition, true));
    const names = { from: kinPrefix(host, deployment.by), to: kinPrefix(host, deployment.uri) };
    return value && renameValue(value, names);
  };

  const given = (uri: string, parameter: string, at: Span): Value<Data> | undefined =>
    once(`${uri} ${parameter}`, () => {
      const deployments = family.deploymentsOf(uri);
      const values = deployments.map((deployment) => fromDeployment(deployment, parameter));
      return values.length === 1 ? values[0] : agreed(deployments, values, parameter, at);
    });

  const output = (uri: string, stack: ResourceId, name: string, at: Span): Value<Data> | undefined => {
    const nested = family.templateOf(uri, stack);
    if (nested === undefined) return undefined;
    const root = family.documents.get(nested)?.root;
    const node = valueAt(valueAt(valueAt(root, 'Outputs'), name), 'Value');
    const value = node && once(`${nested} outputs ${name}`, () => evaluateOptional(node, scopeOf(nested)));
    if (value === undefined) return undefined;
    const names = { from: kinPrefix(host, nested), to: kinPrefix(host, uri) };
    return inherited(renameValue(value, names), { origin: 'variable', via: `${stack}.Outputs.${name}`, span: at });
  };

  const scopeOf = (uri: string): Scope => {
    const before = scopes.get(uri);
    if (before) return before;
    const section = (name: string) => (entry: string) => valueAt(valueAt(family.documents.get(uri)?.root, name), entry);
    const scope: Scope = {
      ...templateScope({
        parameters: section('Parameters'),
        mappings: section('Mappings'),
        conditions: section('Conditions'),
        given: (parameter, at) => given(uri, parameter, at),
      }),
      attribute: (target, attribute, at) =>
        attribute.startsWith('Outputs.') ? output(uri, target, attribute.slice('Outputs.'.length), at) : undefined,
    };
    scopes.set(uri, scope);
    return scope;
  };
  return scopeOf;
}

/** What several stacks of the same template say of a parameter; undefined where none says anything. */
function agreed(
  deployments: readonly Deployment[],
  values: readonly (Value<Data> | undefined)[],
  parameter: string,
  at: Span,
): Value<Data> | undefined {
  if (values.every((value) => value === undefined)) return undefined;
  const keys = values.map(sayingOf);
  const [first] = values;
  if (first && keys[0] !== undefined && keys.every((key) => key === keys[0])) return first;
  const plain = values.map((value) => {
    const data = value?.kind === 'located' ? value.value : undefined;
    return data === null || typeof data === 'object' || data === undefined ? undefined : String(data);
  });
  const options = values.flatMap((value, index) => {
    const stack = deployments[index]?.stack;
    return value === undefined || plain[index] === undefined ? [] : [{ value, when: `in stack \`${stack}\`` }];
  });
  if (options.length === values.length) return { kind: 'alternatives', options, span: at };
  const unknown: Unresolved = {
    kind: 'unresolved',
    reason: `the stacks of this template give parameter \`${parameter}\` values of their own`,
    expression: `Ref ${parameter}`,
    span: at,
  };
  return unknown;
}

/** What a value says as one text, so that values of two stacks can be compared; undefined where it is not known for certain. */
function sayingOf(value: Value<Data> | undefined): string | undefined {
  if (value?.kind !== 'located') return undefined;
  const data = value.value;
  if (isMap(data)) return undefined;
  if (isList(data)) {
    const items = data.items.map(sayingOf);
    return items.includes(undefined) ? undefined : `[${items.join()}]`;
  }
  if (isTemplate(data)) return JSON.stringify(data.parts);
  return isReference(data) ? JSON.stringify([data]) : String(data);
}
