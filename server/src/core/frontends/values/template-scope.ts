/** The scope that a CloudFormation template spans: its parameters, pseudo parameters, mappings and conditions. */
import type { Data } from '../../model/data';
import type { Unresolved, Value } from '../../model/value';
import type { Span } from '../../text/span';
import { type ScalarNode, valueAt, type YamlNode } from '../../yaml/node';
import { evaluateCondition } from './conditions';
import type { Scope, Truth } from './scope';

/** An entry of a section; several files may make up one section. */
export type Section = (name: string) => YamlNode | undefined;

export interface Sections {
  readonly parameters: Section;
  readonly mappings: Section;
  readonly conditions: Section;
}

export function templateScope(sections: Sections): Scope {
  const truths = new Map<string, Truth>();
  const scope: Scope = {
    variable: (name, at) => pseudoParameter(name, at) ?? parameterValue(name, sections.parameters(name), at),
    choices: (name) => parameterChoices(sections.parameters(name)),
    mapping: sections.mappings,
    condition: (name) => {
      const kept = truths.get(name);
      if (kept !== undefined) return kept;
      // A condition that comes back to itself can't be decided.
      truths.set(name, 'unknown');
      const node = sections.conditions(name);
      const truth = node ? evaluateCondition(node, scope) : 'unknown';
      truths.set(name, truth);
      return truth;
    },
  };
  return scope;
}

/** `AWS::Region` and its like are known only at deployment: a text with a hole. */
export function pseudoParameter(name: string, at: Span): Value<Data> | undefined {
  if (!name.startsWith('AWS::')) return undefined;
  const value: Data = { kind: 'template', parts: [{ kind: 'hole', name }] };
  return { kind: 'located', value, origin: 'literal', span: at };
}

function parameterValue(name: string, node: YamlNode | undefined, at: Span): Value<Data> | undefined {
  if (node === undefined) return undefined;
  const type = scalarText(valueAt(node, 'Type')) ?? 'String';
  if (type.startsWith('AWS::SSM::Parameter')) return open(name, `parameter \`${name}\` is read from SSM`, at);
  if (scalarText(valueAt(node, 'NoEcho')) === 'true') return open(name, `parameter \`${name}\` is secret`, at);
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
  const byDefault = valueAt(node, 'Default');
  if (byDefault?.kind === 'scalar' && byDefault.value !== null) {
    if (byDefault.text.includes('{{resolve:')) return open(name, `parameter \`${name}\` is looked up`, at);
    return located(parameterData(byDefault, isList, name, at), name, at, byDefault.span);
  }
  const choices = valueAt(node, 'AllowedValues');
  const allowed = choices?.kind === 'seq' ? choices.items.filter((item) => item.kind === 'scalar') : [];
  if (allowed.length === 0) return open(name, `parameter \`${name}\` has no default`, at);
  const options = allowed.slice(0, maxChoices).map((item) => ({
    value: located(parameterData(item, isList, name, at), name, at, item.span),
    when: `with \`${item.text}\` for parameter \`${name}\``,
  }));
  const [only] = options;
  return options.length === 1 && only ? only.value : { kind: 'alternatives', options, span: at };
}

/** More choices than this are not weighed one by one. */
const maxChoices = 32;

function parameterData(node: ScalarNode, isList: boolean, name: string, at: Span): Data {
  if (!isList) return node.value;
  const items = node.text.split(',').map((part) => located(part.trim(), name, at, node.span));
  return { kind: 'list', items };
}

const located = (value: Data, via: string, span: Span, home: Span): Value<Data> => ({
  kind: 'located',
  value,
  origin: 'parameter',
  via,
  span,
  home,
});

const open = (name: string, reason: string, span: Span): Unresolved => ({
  kind: 'unresolved',
  reason,
  expression: `Ref ${name}`,
  span,
});

function parameterChoices(node: YamlNode | undefined): readonly string[] | undefined {
  const allowed = valueAt(node, 'AllowedValues');
  if (allowed?.kind !== 'seq' || allowed.items.length === 0) return undefined;
  return allowed.items.map((item) => scalarText(item) ?? '');
}

const scalarText = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
