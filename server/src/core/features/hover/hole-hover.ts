/** `${...}` inside a text: a variable of the Serverless Framework, or what `Fn::Sub` puts there. */
import { readerOf } from '../../frontends/reader';
import { callOf } from '../../frontends/values/call';
import { placeOf } from '../../text/span';
import { type ScalarNode, valueAt, type YamlNode } from '../../yaml/node';
import { type NodeAt, nodeAt } from '../node-at';
import type { HoverFeature } from './hover';
import { code, paragraphs } from './markdown';
import { conditionAround } from './owner-at';
import { valueInWords } from './value-in-words';

export const holeHover: HoverFeature = (input) => {
  const { checked, document, offset } = input;
  const found = nodeAt(document, offset);
  if (!found || found.key || found.node.kind !== 'scalar') return undefined;
  const hole = holeAt(document.text, found.node, offset);
  const reader = readerOf(checked.app);
  if (!hole || !reader) return undefined;
  const { start, end } = placeOf(hole.span);
  const place = { uri: document.uri, start, end };
  if (reader.isVariable(hole.text)) {
    const value = reader.valueOf(hole, null);
    if (!value) return undefined;
    return { place, markdown: paragraphs(valueInWords(code(hole.text), value, checked.app), choiceAt(hole.text)) };
  }
  const name = /^\$\{\s*(AWS::\w+|[A-Za-z0-9]+(?:\.[A-Za-z0-9.]+)?)\s*\}$/.exec(hole.text)?.[1];
  const sub = substitutionAround(found);
  if (name === undefined || !sub) return undefined;
  const pseudo = pseudoParameters[name];
  if (pseudo) return { place, markdown: `${code(name)}: ${pseudo}.` };
  const own = sub.kind === 'seq' ? valueAt(sub.items[1], name) : undefined;
  const tag = name.includes('.') ? '!GetAtt' : '!Ref';
  const value = reader.valueOf(own ?? { ...hole, value: name, text: name, tag }, conditionAround(input));
  return value && { place, markdown: valueInWords(code(hole.text), value, checked.app) };
};

/** The innermost braces around the offset, as a value of their own. */
function holeAt(text: string, node: ScalarNode, offset: number): ScalarNode | undefined {
  const { start, end } = placeOf(node.span);
  const raw = text.slice(start, end);
  const at = offset - start;
  const opened: number[] = [];
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '$' && raw[i + 1] === '{') opened.push(i);
    if (raw[i] !== '}') continue;
    const from = opened.pop();
    if (from === undefined || from > at || i + 1 < at) continue;
    const inside = raw.slice(from, i + 1);
    const span = { ...node.span, start: node.span.start + from, end: node.span.start + i + 1 };
    return { kind: 'scalar', span, fullSpan: span, value: inside, text: inside, style: 'plain' };
  }
  return undefined;
}

/** The argument of the `Fn::Sub` whose text the offset is in. */
function substitutionAround({ around, node }: NodeAt): YamlNode | undefined {
  for (const outer of around.slice(-3).reverse()) {
    const call = callOf(outer);
    if (!call) continue;
    const { argument } = call;
    const text = argument.kind === 'seq' ? argument.items[0] : argument;
    return call.name === 'Fn::Sub' && text && text.span.start === node.span.start ? argument : undefined;
  }
  return undefined;
}

/** Some sources are decided by whoever deploys; the value shown is then the fallback. */
function choiceAt(text: string): string | undefined {
  const chosen = [...text.matchAll(/\b(?:opt|env):[\w.-]+/g)].map(([source]) => code(source));
  return chosen.length > 0 ? `Unless a deployment sets ${chosen.join(' or ')}.` : undefined;
}

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'the account that the stack is deployed to',
  'AWS::NoValue': 'leaves the property out',
  'AWS::NotificationARNs': 'the topics that are told of changes of the stack',
  'AWS::Partition': 'the partition, mostly `aws`',
  'AWS::Region': 'the region that the stack is deployed to',
  'AWS::StackId': 'the ARN of the stack',
  'AWS::StackName': 'the name of the stack',
  'AWS::URLSuffix': 'the domain, mostly `amazonaws.com`',
};
