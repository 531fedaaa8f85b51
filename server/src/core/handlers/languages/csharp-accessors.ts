/** What C# calls without a name of its own: getters and setters of properties, indexers, operators, conversions. */

import { conversionName, operatorName, setterName } from '../ir/hidden-names';
import { type Func, getterMark, type Param, type Stmt } from '../ir/ir';
import { statements } from './csharp';
import { paramsOf } from './csharp-classes';
import { valueIn } from './csharp-expressions';
import { child, field, func, kids, type Node, name, param, plainType } from './syntax';

export function accessorsOf(node: Node, isStatic: boolean): Func[] {
  switch (node.type) {
    case 'property_declaration':
      return propertyOf(node, field(node, 'name')?.text ?? '', isStatic);
    case 'indexer_declaration':
      return indexerOf(node);
    case 'operator_declaration':
    case 'conversion_operator_declaration': {
      const sign = field(node, 'operator')?.text;
      const params = (): Param[] => paramsOf(field(node, 'parameters'));
      const called = sign === undefined ? conversionName : operatorName(sign);
      return [func(node, { name: called, params, body: () => bodyOf(node), static: true, returns: typeOf(node) })];
    }
    default:
      return [];
  }
}

const typeOf = (node: Node): string => plainType(field(node, 'type')?.text ?? '');

/** The mark tells a property's getter from a method. */
function propertyOf(node: Node, called: string, isStatic: boolean): Func[] {
  const value = field(node, 'value');
  const at = node.startIndex;
  const getter = value?.type === 'arrow_expression_clause' ? value : accessor(node, 'get');
  const setter = accessor(node, 'set');
  const decorators = [name(at, getterMark)];
  return [
    ...(getter
      ? [func(getter, { name: called, params: [], body: () => inside(getter), decorators, static: isStatic })]
      : []),
    ...(setter
      ? [
          func(setter, {
            name: setterName(called),
            params: [givenValue(node)],
            body: () => inside(setter),
            static: isStatic,
          }),
        ]
      : []),
  ];
}

function indexerOf(node: Node): Func[] {
  const params = paramsOf(field(node, 'parameters'));
  const value = child(node, 'arrow_expression_clause');
  const [getter, setter] = [value ?? accessor(node, 'get'), accessor(node, 'set')];
  return [
    ...(getter ? [func(getter, { name: 'this[]', params, body: () => inside(getter), returns: typeOf(node) })] : []),
    ...(setter
      ? [
          func(setter, {
            name: setterName('this[]'),
            params: [...params, givenValue(node)],
            body: () => inside(setter),
          }),
        ]
      : []),
  ];
}

/** What a setter is given. */
const givenValue = (node: Node): Param => param(name(node.startIndex, 'value'), { type: typeOf(node) });

/** The body of one that does more than to keep a value. */
function accessor(node: Node, which: 'get' | 'set'): Node | undefined {
  const list = field(node, 'accessors') ?? child(node, 'accessor_list');
  const wanted = which === 'get' ? /^get$/ : /^(set|init)$/;
  const found = list ? kids(list).find((one) => wanted.test(field(one, 'name')?.text ?? '')) : undefined;
  const body = found && field(found, 'body');
  return body ?? undefined;
}

function inside(body: Node): Stmt[] {
  if (body.type !== 'arrow_expression_clause') return statements(body);
  return [{ k: 'return', at: body.startIndex, value: valueIn(body) }];
}

export function bodyOf(node: Node): Stmt[] {
  const body = field(node, 'body') ?? child(node, 'arrow_expression_clause');
  return body ? inside(body) : [];
}
