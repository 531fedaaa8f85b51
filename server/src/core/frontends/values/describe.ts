/** An expression as a short line for people and for the machine formats: `Ref X`, `ImportValue shared-queue`, `Sub arn:...`. */
import type { YamlNode } from '../../yaml/node';
import { type Call, callOf } from './call';

export function describe(node: YamlNode): string {
  const call = callOf(node);
  if (call === undefined) return node.kind === 'scalar' ? node.text : json(node);
  const { name, argument } = call;
  const short = name.replace('Fn::', '');
  switch (name) {
    case 'Ref':
    case 'Fn::Sub':
      return argument.kind === 'scalar' ? `${short} ${argument.text}` : json(node);
    case 'Fn::ImportValue':
      return `${short} ${argument.kind === 'scalar' && callOf(argument) === undefined ? argument.text : json(argument)}`;
    case 'Fn::GetAtt': {
      if (argument.kind === 'scalar') return `GetAtt ${argument.text}`;
      const parts = argument.kind === 'seq' ? argument.items : [];
      return parts.length > 0 && parts.every((part) => part.kind === 'scalar' && callOf(part) === undefined)
        ? `GetAtt ${parts.map((part) => (part.kind === 'scalar' ? part.text : '')).join('.')}`
        : json(node);
    }
    case 'Fn::Join':
      return joined(call) ?? json(node);
    default:
      return json(node);
  }
}

/** `arn:aws:sns:${Ref AWS::Region}:...` for a join whose items are simple. */
function joined({ argument }: Call): string | undefined {
  const [separator, list] = argument.kind === 'seq' ? argument.items : [];
  if (separator?.kind !== 'scalar' || list?.kind !== 'seq' || callOf(list)) return undefined;
  const parts = list.items.map((item) => (callOf(item) ? `\${${describe(item)}}` : describe(item)));
  return parts.join(separator.text).slice(0, maxLength);
}

const maxLength = 2000;

/** As JSON in CloudFormation's long form. */
function json(node: YamlNode): string {
  return written(node, { left: maxLength });
}

function written(node: YamlNode, budget: { left: number }): string {
  budget.left -= node.kind === 'scalar' ? node.text.length + 4 : 8;
  if (budget.left < 0) return '...';
  const call = node.tag ? callOf(node) : undefined;
  if (call) return `{${JSON.stringify(call.name)}: ${written(call.argument, budget)}}`;
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.value);
    case 'seq':
      return `[${node.items.map((item) => written(item, budget)).join(', ')}]`;
    case 'map':
      return `{${node.pairs.map(({ key, value }) => `${JSON.stringify(key.text)}: ${written(value, budget)}`).join(', ')}}`;
  }
}
