/**
 * DynamoDB expressions that Go's `expression` package builds, as the text that DynamoDB gets: `expression.Set(Name("a"), Value(b))`
 * is `SET a = :v1`. Only what tells setting from adding, and what makes a condition, is kept.
 */
import { keptByText } from '../../text/kept-by-text';
import { hole } from '../handler-facts';
import type { CallArgs, ExternalShape, Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { callChain } from './call-chain';

const sdk = 'github.com/aws/aws-sdk-go';
const builtBy = keptByText((path) => /dynamodb\/expression\..*\.(Update|Condition)$/.exec(path)?.[1]);

/** `built.Update()`, `built.Condition()`; undefined where it is another call. */
export function builtExpression(callee: ExternalShape): Value | undefined {
  if (!callee.path.startsWith(sdk)) return undefined;
  const which = builtBy(callee.path);
  if (which === undefined) return undefined;
  const given = argsOf(callee, which === 'Update' ? 'WithUpdate' : 'WithCondition');
  const texts = externals(given?.list[0]).map((one) => (which === 'Update' ? updateText(one) : conditionText(one)));
  if (texts.length === 0) return undefined;
  const text = which === 'Update' ? texts.join(' ') : texts.length === 1 ? (texts[0] ?? hole) : hole;
  return { origin: 0, shapes: [{ kind: 'literal', value: text }] };
}

const externals = (value: Value | undefined): ExternalShape[] =>
  (value?.shapes ?? []).filter((shape): shape is ExternalShape => shape.kind === 'external');

const argsOf = (callee: ExternalShape, name: string): CallArgs | undefined =>
  callChain(callee).find((one) => one.name === name)?.args;

function updateText(update: ExternalShape): string {
  return callChain(update)
    .map(({ name, args }) => {
      const [target, value] = args.list;
      if (name === 'Set') return `SET ${operand(target)} = ${operand(value)}`;
      if (name === 'Add')
        return isSet(value) ? `SET ${operand(target)} = :set` : `ADD ${operand(target)} ${operand(value)}`;
      return name === 'Remove' || name === 'Delete' ? `REMOVE ${operand(target)}` : hole;
    })
    .join(' ');
}

/** Adding to a set what is in it changes nothing. */
function isSet(value: Value | undefined): boolean {
  const given = externals(value)[0]?.args?.list[0];
  return (given?.shapes ?? []).some(
    (shape) =>
      shape.kind === 'list' ||
      (shape.kind === 'record' &&
        (/Member[SNB]S$/.test(shape.type ?? '') || /^[SNB]S$/.test([...shape.fields.keys()][0] ?? ''))),
  );
}

/** Of several possible ones the one that adds goes first: it may be done. */
function operand(value: Value | undefined): string {
  const texts = externals(value).map(operandText);
  return texts.find((one) => / [+-] |list_append/.test(one)) ?? texts[0] ?? hole;
}

function operandText(start: ExternalShape): string {
  return callChain(start).reduce((before, { name, args }) => {
    const [first, second] = args.list;
    const both = before === '' ? [first, second] : [undefined, first];
    const left = before === '' ? () => operand(both[0]) : () => before;
    switch (name) {
      case 'Name':
        return textOf(first) ?? hole;
      case 'Value':
        return placeholder(first);
      case 'Plus':
        return `${left()} + ${operand(both[1])}`;
      case 'Minus':
        return `${left()} - ${operand(both[1])}`;
      case 'ListAppend':
        return `list_append(${left()}, ${operand(both[1])})`;
      case 'IfNotExists':
        return `if_not_exists(${left()}, ${operand(both[1])})`;
      default:
        return before === '' ? hole : before;
    }
  }, '');
}

/** One value has one name, so that a condition and an update that use it can be compared. */
const numbers = new WeakMap<Value, number>();
let used = 0;

function placeholder(value: Value | undefined): string {
  if (!value) return ':v0';
  const known = numbers.get(value) ?? ++used;
  numbers.set(value, known);
  return `:v${known}`;
}

const signs: Readonly<Record<string, string>> = {
  Equal: '=',
  NotEqual: '<>',
  LessThan: '<',
  LessThanEqual: '<=',
  GreaterThan: '>',
  GreaterThanEqual: '>=',
};

function conditionText(start: ExternalShape): string {
  return callChain(start).reduce((before, { name, args }) => {
    const [first, second] = args.list;
    const sign = signs[name];
    const left = before === '' ? operand(first) : before;
    const right = before === '' ? second : first;
    if (name === 'Name' || name === 'Value' || name === 'Size')
      return operandText(start.args === args ? start : linkOf(name, args));
    if (sign !== undefined) return `${left} ${sign} ${operand(right)}`;
    if (name === 'AttributeNotExists') return `attribute_not_exists(${left})`;
    if (name === 'AttributeExists') return `attribute_exists(${left})`;
    if (name === 'And' || name === 'Or') {
      const all = [...(before === '' ? [] : [before]), ...args.list.flatMap(externals).map(conditionText)];
      return `(${all.join(name === 'And' ? ' AND ' : ' OR ')})`;
    }
    if (name === 'Not') return `NOT ${before === '' ? externals(first).map(conditionText).join('') : before}`;
    return `${name}(${left})`;
  }, '');
}

const linkOf = (name: string, args: CallArgs): ExternalShape => ({
  kind: 'external',
  path: `${name}()`,
  args,
  base: null,
});
