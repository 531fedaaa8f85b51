/** The scope that a CloudFormation template spans: its parameters, pseudo parameters, mappings and conditions. */
import { type Data, isList } from '../../model/data';
import { mapValue, type Unresolved, type Value } from '../../model/value';
import type { Span } from '../../text/span';
import { type ScalarNode, valueAt, type YamlNode } from '../../yaml/node';
import { evaluateCondition } from './conditions';
import { inherited } from './data-maps';
import type { Scope, Truth } from './scope';
import { splitText } from './split-text';

/** An entry of a section; several files may make up one section. */
export type Section = (name: string) => YamlNode | undefined;

export interface Sections {
  readonly parameters: Section;
  readonly mappings: Section;
  readonly conditions: Section;
  /** What the stacks that deploy the template say of a parameter, as it stands there; undefined where none does. */
  readonly given?: (parameter: string, at: Span) => Value<Data> | undefined;
}

export function templateScope(sections: Sections): Scope {
  const truths = new Map<string, Truth>();
  const scope: Scope = {
    variable: (name, at) => {
      const pseudo = pseudoParameter(name, at);
      const node = pseudo ? undefined : sections.parameters(name);
      return pseudo ?? (node && (givenValue(name, node, at, sections) ?? parameterValue(name, node, at)));
    },
    choices: (name) => {
      const node = sections.parameters(name);
      return node && (givenText(sections.given?.(name, node.span)) ?? parameterChoices(node));
    },
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

/** What decides a parameter's value where the template is deployed by another one. */
function givenValue(name: string, node: YamlNode, at: Span, { given }: Sections): Value<Data> | undefined {
  // What is given then is the name under which SSM keeps the value.
  if (given === undefined || typeOf(node).startsWith('AWS::SSM::Parameter')) return undefined;
  const value = given(name, at);
  if (value === undefined) return undefined;
  const heir = { origin: 'parameter', via: name, span: at } as const;
  const listed = isListType(node) ? mapValue(value, (data, { span }) => listOf(data, span)) : value;
  return inherited(listed, heir);
}

/** Undefined where it may hold more than one item, and nobody can tell how many. */
function listOf(data: Data, span: Span): Data | undefined {
  if (isList(data)) return data;
  const parts = splitText(data, ',');
  const items = parts?.map((value): Value<Data> => {
    return { kind: 'located', value: typeof value === 'string' ? value.trim() : value, origin: 'literal', span };
  });
  return items && { kind: 'list', items };
}

/** A default of the stack above may be overruled as any other; what is written there may not. */
function givenText(value: Value<Data> | undefined): readonly string[] | undefined {
  if (value?.kind !== 'located' || (value.origin !== 'literal' && value.origin !== 'mapping')) return undefined;
  return value.value === null || typeof value.value === 'object' ? undefined : [String(value.value)];
}

const typeOf = (node: YamlNode): string => scalarText(valueAt(node, 'Type')) ?? 'String';

const isListType = (node: YamlNode): boolean => /^(CommaDelimitedList$|List<)/.test(typeOf(node));

function parameterValue(name: string, node: YamlNode, at: Span): Value<Data> {
  if (typeOf(node).startsWith('AWS::SSM::Parameter')) return open(name, `parameter \`${name}\` is read from SSM`, at);
  if (scalarText(valueAt(node, 'NoEcho')) === 'true') return open(name, `parameter \`${name}\` is secret`, at);
  const isList = isListType(node);
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
