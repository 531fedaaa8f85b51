/** CloudFormation's short tags and what they stand for. */
import type { YamlNode } from '../../yaml/node';

export function longForm(node: YamlNode): { readonly name: string; readonly argument: YamlNode } | undefined {
  if (!node.tag?.startsWith('!') || node.tag.startsWith('!!')) return undefined;
  const name = node.tag.slice(1);
  const { tag: _, ...argument } = node;
  if (name === 'Ref' || name === 'Condition') return { name, argument };
  if (name !== 'GetAtt' || argument.kind !== 'scalar') return { name: `Fn::${name}`, argument };
  const at = argument.text.indexOf('.');
  const part = (text: string): YamlNode => ({ ...argument, value: text, text });
  const items = [part(argument.text.slice(0, at)), part(argument.text.slice(at + 1))];
  return { name: 'Fn::GetAtt', argument: { kind: 'seq', span: node.span, fullSpan: node.span, items, flow: true } };
}
