/** A condition by its name, or an expression of one: whether it holds, as far as the template alone can tell. */
import { type Decision, readerOf } from '../../frontends/reader';
import { callOf } from '../../frontends/values/call';
import type { App } from '../../model/app';
import { placeOf } from '../../text/span';
import type { ScalarNode } from '../../yaml/node';
import { type NodeAt, nodeAt } from '../node-at';
import type { HoverFeature } from './hover';
import { code, paragraphs } from './markdown';

export const conditionHover: HoverFeature = ({ checked, document, offset }) => {
  const { app } = checked;
  const reader = readerOf(app);
  const found = nodeAt(document, offset);
  if (!reader || !found) return undefined;
  const name = nameAt(found);
  if (name) {
    const decision = reader.condition(name.text);
    if (!decision) return undefined;
    return {
      place: placeOf(name.span),
      markdown: paragraphs(`Condition ${code(name.text)} ${inWords(decision)}.`, dependents(name.text, app)),
    };
  }
  const call = found.around.map(callOf).findLast((one) => one !== undefined);
  if (!call || !operators.has(call.name)) return undefined;
  return { place: placeOf(call.node.fullSpan), markdown: `${code(call.name)} ${inWords(reader.decide(call.node))}.` };
};

const operators = new Set(['Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not']);

/** Its own entry, `Condition: X`, `!Condition X`, and the first argument of `!If`. */
function nameAt({ path, key, node, around }: NodeAt): ScalarNode | undefined {
  if (key && path.at(-2) === 'Conditions' && path.length <= 3) return key;
  if (node.kind !== 'scalar') return undefined;
  if (node.tag === '!Condition') return node;
  if (node.tag !== undefined) return undefined;
  if (path.at(-1) === 'Condition') return node;
  const call = path.at(-1) === 0 && !key ? around.map(callOf).findLast((one) => one !== undefined) : undefined;
  const first = call?.argument.kind === 'seq' ? call.argument.items[0] : undefined;
  return call?.name === 'Fn::If' && first?.span.start === node.span.start ? node : undefined;
}

function inWords({ truth, byDefault }: Decision): string {
  if (truth !== 'unknown') return truth ? 'always holds' : 'never holds';
  if (byDefault === 'unknown') return 'is decided at deployment';
  return `is decided at deployment; with the defaults of the parameters it ${byDefault ? 'holds' : 'does not hold'}`;
}

const most = 6;

function dependents(name: string, app: App): string | undefined {
  const ids = [...app.resources.values(), ...app.functions.values()]
    .filter(({ condition }) => condition === name)
    .map((one) => ('logicalId' in one ? one.logicalId : one.id));
  const unique = [...new Set(ids)];
  if (unique.length === 0) return undefined;
  const rest = unique.length > most ? ` and ${unique.length - most} more` : '';
  return `Only then there is ${unique.slice(0, most).map(code).join(', ')}${rest}.`;
}
