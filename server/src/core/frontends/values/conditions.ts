/**
 * Whether a condition holds, as far as the template alone can tell. A parameter's default does not decide it, because
 * the value can be chosen at deployment; its AllowedValues may.
 */
import type { YamlNode } from '../../yaml/node';
import { callOf } from './call';
import type { Scope, Truth } from './scope';

export function evaluateCondition(node: YamlNode, scope: Scope, depth = 0): Truth {
  if (depth > maxDepth) return 'unknown';
  const call = callOf(node) ?? conditionCall(node);
  if (call === undefined) return 'unknown';
  const { argument } = call;
  const operands = argument.kind === 'seq' ? argument.items : [];
  const truths = () => operands.map((operand) => evaluateCondition(operand, scope, depth + 1));
  switch (call.name) {
    case 'Condition':
      return argument.kind === 'scalar' ? scope.condition(argument.text) : 'unknown';
    case 'Fn::Not':
      return not(operands[0] ? evaluateCondition(operands[0], scope, depth + 1) : 'unknown');
    case 'Fn::And':
      return allOf(truths());
    case 'Fn::Or':
      return not(allOf(truths().map(not)));
    case 'Fn::Equals':
      return operands[0] && operands[1] ? equal(operands[0], operands[1], scope) : 'unknown';
    default:
      return 'unknown';
  }
}

const maxDepth = 50;

/** `{ Condition: Name }` means a condition only here; elsewhere it is a property. */
function conditionCall(node: YamlNode): { name: string; argument: YamlNode } | undefined {
  const pair = node.kind === 'map' && node.pairs.length === 1 ? node.pairs[0] : undefined;
  return pair?.key.text === 'Condition' ? { name: 'Condition', argument: pair.value } : undefined;
}

const not = (truth: Truth): Truth => (truth === 'unknown' ? truth : !truth);

function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.length > 0 && truths.every((truth) => truth === true) ? true : 'unknown';
}

function equal(left: YamlNode, right: YamlNode, scope: Scope): Truth {
  const a = texts(left, scope);
  const b = texts(right, scope);
  if (a === undefined || b === undefined) {
    const sameCall = callOf(left)?.name === 'Ref' && callOf(right)?.name === 'Ref';
    return sameCall && refName(left) === refName(right) ? true : 'unknown';
  }
  if (!a.some((text) => b.includes(text))) return false;
  return a.length === 1 && b.length === 1 ? true : 'unknown';
}

/** Every text the node can stand for; undefined where that is open. */
function texts(node: YamlNode, scope: Scope): readonly string[] | undefined {
  const call = callOf(node);
  if (call?.name === 'Ref' && call.argument.kind === 'scalar') return scope.choices(call.argument.text);
  if (call !== undefined || node.kind !== 'scalar') return undefined;
  const replaced = scope.text?.(node);
  if (replaced === undefined) return [node.text];
  const value = replaced.kind === 'located' ? replaced.value : undefined;
  return typeof value === 'object' || value === undefined ? undefined : [String(value)];
}

const refName = (node: YamlNode): string | undefined => {
  const argument = callOf(node)?.argument;
  return argument?.kind === 'scalar' ? argument.text : undefined;
};
