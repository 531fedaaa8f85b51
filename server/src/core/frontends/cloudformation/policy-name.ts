/** Names of the policies that fixes add to a role: they say what is allowed. */
import type { Resource } from '../../model/app';
import type { Plain } from '../../model/author';
import { mapItems, textAt } from './each';

/** `SendToOrdersDlq`, with a number behind it where the role has a policy of that name. */
export function policyName(role: Resource, actions: readonly string[], target: Plain): string {
  const [first = ''] = actions;
  const verb = (actions.length === 1 ? verbs.get(first) : undefined) ?? 'Use';
  // IAM takes 128 characters.
  const wish = `${verb}${nameOf(target)}`.slice(0, 120);
  const taken = new Set(mapItems(role.properties.get('Policies')).map(({ map }) => textAt(map, 'PolicyName')));
  let name = wish;
  for (let number = 2; taken.has(name); number++) name = `${wish}${number}`;
  return name;
}

const verbs: ReadonlyMap<string, string> = new Map([
  ['sqs:SendMessage', 'SendTo'],
  ['sns:Publish', 'PublishTo'],
  ['events:PutEvents', 'PutEventsTo'],
  ['lambda:InvokeFunction', 'Invoke'],
  ['s3:PutObject', 'PutInto'],
]);

function nameOf(target: Plain): string {
  if (typeof target !== 'object') return lastWord(String(target));
  if ('ref' in target) return target.ref;
  if ('getAtt' in target) return target.getAtt[0];
  if ('sub' in target) return lastWord(target.sub.replace(/\.Arn\b/g, ''));
  return 'Resources';
}

/** `arn:aws:sqs:eu-west-1:123456789012:orders-dlq` -> `orders-dlq`. */
const lastWord = (text: string): string => /([\w-]+)[^\w-]*$/.exec(text)?.[1] ?? 'Resources';
