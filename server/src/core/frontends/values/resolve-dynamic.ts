/** Dynamic references such as `{{resolve:ssm:/queue/arn}}`: texts that CloudFormation looks up at deployment. */
import type { Data, Hole } from '../../model/data';
import type { Value } from '../../model/value';
import type { Span } from '../../text/span';

export function resolveDynamic(text: string, span: Span): Value<Data> {
  const parts: (string | Hole)[] = text
    .split(/(\{\{resolve:[^}]*\}\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{{resolve:') ? { kind: 'hole', name: part.slice(2, -2) } : part));
  if (parts.length === 1)
    return { kind: 'unresolved', reason: 'it is looked up at deployment', expression: text, span };
  return { kind: 'located', value: { kind: 'template', parts }, origin: 'literal', span };
}
