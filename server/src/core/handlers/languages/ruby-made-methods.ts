/** Methods of Ruby that stand in no `def`: `define_method`, `alias_method`, delegators, and the members of a struct. */
import type { Expr, Func, Param, Stmt } from '../ir/ir';
import { paramsOf } from './ruby-classes';
import { blockBody } from './ruby-expressions';
import { interactorMethods } from './ruby-interactors';
import { arg, call, field, func, kids, member, type Node, name, param } from './syntax';

/** What a line of a class body makes; `methods` are those above it. */
export function madeMethods(node: Node, methods: readonly Func[]): Func[] {
  if (node.type === 'alias') return aliasOf(node, [field(node, 'name')?.text, field(node, 'alias')?.text], methods);
  if (node.type !== 'call') return [];
  const list = field(node, 'arguments')?.namedChildren ?? [];
  const words = list.map((one) => wordOf(one));
  const [first, second, third] = words;
  switch (field(node, 'method')?.text) {
    case 'alias_method':
      return aliasOf(node, words, methods);
    case 'define_method':
      return definedMethod(node, first, false);
    case 'define_singleton_method':
      return definedMethod(node, first, true);
    case 'def_delegators':
    case 'def_instance_delegators':
      return words.slice(1).flatMap((method) => delegator(node, first, method, method));
    case 'def_delegator':
    case 'def_instance_delegator':
      return delegator(node, first, second, third ?? second);
    case 'delegate':
      return railsDelegators(node, list);
    default:
      return interactorMethods(node);
  }
}

/** `:save`, `'save'`, `save`. */
const wordOf = (node: Node): string => node.text.replace(/^[:'"]+|['"]$/g, '');

/** `define_method(:save) { |order| ... }`. */
function definedMethod(node: Node, named: string | undefined, isStatic: boolean): Func[] {
  const block = field(node, 'block');
  if (!block || !named) return [];
  const params = (): Param[] => paramsOf(field(block, 'parameters'));
  return [func(block, { name: named, params, body: () => blockBody(block), static: isStatic })];
}

/** `alias_method :run, :save`, `alias run save`. */
function aliasOf(node: Node, pair: readonly (string | undefined)[], methods: readonly Func[]): Func[] {
  const [alias, of] = pair.map((one) => one?.replace(/^:/, ''));
  const method = methods.find((one) => one.name === of);
  if (alias === undefined || !method) return [];
  return [func(node, { name: alias, params: () => method.params, body: () => method.body, static: method.static })];
}

/** `delegate :save, :load, to: :store`. */
function railsDelegators(node: Node, list: readonly Node[]): Func[] {
  const to = list.find((one) => one.type === 'pair' && field(one, 'key')?.text === 'to');
  const target = to && field(to, 'value');
  return list.flatMap((one) =>
    target && one.type === 'simple_symbol' ? delegator(node, wordOf(target), wordOf(one), wordOf(one)) : [],
  );
}

/** A method that hands everything it is given on to the same of another object. */
function delegator(node: Node, to: string | undefined, method: string | undefined, alias: string | undefined): Func[] {
  if (!to || !method || !alias) return [];
  const at = node.startIndex;
  const target: Expr = to.startsWith('@') ? member(at, name(at, 'this'), to.replace(/^@+/, '')) : name(at, to);
  const [list, named] = [name(at, 'list'), name(at, 'named')];
  const value = call(node, member(at, target, method), [arg({ k: 'spread', at, value: list }), arg(named, '**')]);
  const params = [param(list, { rest: true }), param(named, { rest: true })];
  return [func(node, { name: alias, params, body: [{ k: 'return', at, value }] })];
}

/** `Struct.new(:client, :topic)`, `Data.define(:client)`: the names of their members; undefined where it is something else. */
export function structMembers(node: Node | null): readonly string[] | undefined {
  const receiver = node?.type === 'call' ? field(node, 'receiver')?.text : undefined;
  const made = node && receiver !== undefined ? `${receiver}.${field(node, 'method')?.text}` : '';
  if (!node || (made !== 'Struct.new' && made !== 'Data.define')) return undefined;
  const list = field(node, 'arguments');
  return (list ? kids(list) : []).flatMap((one) => (one.type === 'simple_symbol' ? [wordOf(one)] : []));
}

/** Members are set in their order or by their names. */
export function structMaker(node: Node, members: readonly string[]): Func {
  const at = node.startIndex;
  const set = (one: string): Stmt => ({
    k: 'expr',
    at,
    value: { k: 'assign', at, target: member(at, name(at, 'this'), one), value: name(at, one), op: null },
  });
  return func(node, {
    name: 'initialize',
    params: members.map((one) => param(name(at, one))),
    body: members.map(set),
  });
}
