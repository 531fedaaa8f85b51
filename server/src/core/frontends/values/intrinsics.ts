/** The intrinsic functions of CloudFormation, one entry each. */
import { type Data, type DataList, isList, isTemplate } from '../../model/data';
import type { Option, Value } from '../../model/value';
import type { Span } from '../../text/span';
import type { YamlNode } from '../../yaml/node';
import { type CallInScope, listOf, textOf, unknown } from './call-arguments';
import { concatenate, type Piece } from './concatenate';
import { findInMap } from './find-in-map';
import { assuming, type Scope } from './scope';
import { splitText } from './split-text';
import { toJson } from './to-json';

type Intrinsic = (call: CallInScope) => Value<Data> | undefined;

export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::If', choose],
  ['Fn::Sub', substitute],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::FindInMap', findInMap],
  ['Fn::ImportValue', (call) => unknown(call, 'it is imported from another stack')],
  ['Fn::Length', length],
  ['Fn::ToJsonString', ({ argument, scope, evaluate, node }) => toJson(evaluate(argument, scope), node.fullSpan)],
]);

function ref(call: CallInScope): Value<Data> | undefined {
  const { argument, scope, evaluate, node } = call;
  const name = textOf(evaluate(argument, scope));
  if (name === undefined || name === '') return unknown(call, 'the name it refers to is not known');
  if (name === 'AWS::NoValue') return undefined;
  return named(name, node.fullSpan, scope);
}

const named = (name: string, span: Span, scope: Scope): Value<Data> =>
  scope.variable(name, span) ?? {
    kind: 'located',
    value: { kind: 'ref', target: name, attribute: null },
    origin: 'literal',
    span,
  };

function getAtt(call: CallInScope): Value<Data> {
  const parts =
    call.argument.kind === 'scalar' ? [call.evaluate(call.argument, call.scope)].map(textOf) : listOf(call).map(textOf);
  const whole = parts.every((part) => part !== undefined) ? parts.join('.') : '';
  const dot = whole.indexOf('.');
  if (dot <= 0) return unknown(call, 'what it refers to is not known');
  return attributeAt(whole, dot, call.node.fullSpan, call.scope);
}

/** `whole` is `Resource.Attribute`, with its first dot at `dot`. */
function attributeAt(whole: string, dot: number, span: Span, scope: Scope): Value<Data> {
  const [target, attribute] = [whole.slice(0, dot), whole.slice(dot + 1)];
  const value: Data = { kind: 'ref', target, attribute };
  return scope.attribute?.(target, attribute, span) ?? { kind: 'located', value, origin: 'literal', span };
}

function choose(call: CallInScope): Value<Data> | undefined {
  const { argument, scope, evaluate, node } = call;
  if (argument.kind !== 'seq') return unknown(call, 'its branches are not known');
  const [condition, yes, no] = argument.items;
  const name = condition && textOf(evaluate(condition, scope));
  if (name === undefined || yes === undefined) return unknown(call, 'its condition is not known');
  const branch = (body: YamlNode | undefined, truth: boolean) => body && evaluate(body, assuming(scope, name, truth));
  const truth = scope.condition(name);
  if (truth === true) return branch(yes, true);
  if (truth === false) return branch(no, false);
  const option = (value: Value<Data> | undefined, word: string): Option<Data> => ({
    value: value ?? { kind: 'located', value: null, origin: 'literal', span: node.fullSpan },
    when: `${word} \`${name}\``,
  });
  const [then, otherwise] = [branch(yes, true), branch(no, false)];
  if (then === undefined && otherwise === undefined) return undefined;
  return { kind: 'alternatives', options: [option(then, 'if'), option(otherwise, 'unless')], span: node.fullSpan };
}

function substitute(call: CallInScope): Value<Data> {
  const { argument, scope, evaluate, node } = call;
  const [first, second] = argument.kind === 'seq' ? argument.items : [argument];
  // The text's own tag, if it has one, was the call itself.
  const text = first && evaluate(first, scope);
  const names = second && evaluate(second, scope);
  const own =
    names?.kind === 'located' && typeof names.value === 'object' && names.value?.kind === 'map'
      ? names.value
      : undefined;
  const meaning = (name: string): Value<Data> | undefined => {
    const value = own?.get(name);
    if (value !== undefined) return value;
    if (name === 'AWS::NoValue') return undefined;
    const dot = name.indexOf('.');
    return dot > 0 && !name.startsWith('AWS::')
      ? attributeAt(name, dot, node.fullSpan, scope)
      : named(name, node.fullSpan, scope);
  };
  const data = text?.kind === 'located' ? text.value : undefined;
  const parts = typeof data === 'object' && isTemplate(data) ? data.parts : [textOf(text)];
  const pieces = parts.flatMap((part): readonly (string | Piece)[] => {
    if (typeof part === 'string') return piecesOfSub(part, meaning);
    if (part === undefined) return [];
    const value: Data = part.kind === 'hole' ? { kind: 'template', parts: [part] } : part;
    return [{ value: { kind: 'located', value, origin: 'literal', span: node.fullSpan }, name: '' }];
  });
  if (textOf(text) === undefined && pieces.length === 0)
    return text?.kind === 'unresolved' ? text : unknown(call, 'its text is not known');
  return concatenate(pieces, node.fullSpan) ?? unknown(call, 'a part of it is not a text');
}

function piecesOfSub(text: string, meaning: (name: string) => Value<Data> | undefined): readonly (string | Piece)[] {
  return text
    .split(/(\$\{[^${}]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (!part.startsWith('${') || !part.endsWith('}')) return part;
      const name = part.slice(2, -1).trim();
      return name.startsWith('!') ? `\${${name.slice(1)}}` : { value: meaning(name), name };
    });
}

function join(call: CallInScope): Value<Data> {
  const [separator, list] = listOf(call);
  const between = textOf(separator);
  if (list?.kind === 'unresolved') return list;
  const items = list?.kind === 'located' && isList(list.value) ? list.value.items : undefined;
  if (between === undefined || items === undefined) return unknown(call, 'what it joins is not known');
  const pieces = items.flatMap((value, index): readonly (string | Piece)[] => {
    const name = value.kind === 'unresolved' ? value.expression : '';
    return index === 0 ? [{ value, name }] : [between, { value, name }];
  });
  return concatenate(pieces, call.node.fullSpan) ?? unknown(call, 'a part of it is not a text');
}

function select(call: CallInScope): Value<Data> {
  const [index, list] = listOf(call);
  const at = Number(textOf(index));
  const from = (value: Value<Data> | undefined): Value<Data> => {
    if (value?.kind === 'alternatives') {
      return { ...value, options: value.options.map((option) => ({ ...option, value: from(option.value) })) };
    }
    const items = value?.kind === 'located' && isList(value.value) ? value.value.items : undefined;
    const chosen = items?.[at];
    if (chosen === undefined) return unknown(call, 'the list it selects from is not known');
    return { ...chosen, span: call.node.fullSpan };
  };
  return from(list);
}

function split(call: CallInScope): Value<Data> {
  const [separator, text] = listOf(call);
  const between = textOf(separator);
  const span = call.node.fullSpan;
  const known = (value: Value<Data> | undefined): Value<Data> => {
    if (value?.kind === 'alternatives') {
      return { ...value, options: value.options.map((option) => ({ ...option, value: known(option.value) })) };
    }
    const parts = value?.kind === 'located' && between !== undefined ? splitText(value.value, between) : undefined;
    if (value?.kind !== 'located' || parts === undefined) return unknown(call, 'the text it splits is not known');
    return { ...value, value: listFrom(parts.map((part) => ({ ...value, value: part, span }))), span };
  };
  return known(text);
}

const listFrom = (items: readonly Value<Data>[]): DataList => ({ kind: 'list', items });

function length(call: CallInScope): Value<Data> {
  const value = call.evaluate(call.argument, call.scope);
  if (value?.kind !== 'located' || !isList(value.value)) return unknown(call, 'the list it counts is not known');
  return { ...value, value: value.value.items.length, span: call.node.fullSpan };
}
