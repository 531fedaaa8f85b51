/** HTTP clients that are only declared: `[Post("/orders")]` of Refit, `@PostMapping("/orders")` of Feign, `@POST("orders")` of Retrofit. */
import type { Expr, Func } from '../ir/ir';
import type { Machine, Site } from './machine';
import { type CallArgs, type ClassShape, literalValue, type Value } from './value';

/** A call of a method that some library makes from its annotation; undefined where none says so. */
export function callDeclared(
  machine: Machine,
  open: ClassShape,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const fn = open.cls.methods.find((one) => one.name === method);
  const request = fn && !setsHeader(fn) ? requestOf(fn) : undefined;
  if (!request || machine.program.implementations(machine, open).length > 0) return undefined;
  const [verb, path] = request;
  const address: Value = path === undefined ? { origin: 0, shapes: [] } : literalValue(path);
  const callee = { kind: 'external', path: `declared:${verb}`, args: null, base: null } as const;
  return machine.library.call(machine, callee, { list: [address, ...args.list], named: args.named }, site, false);
}

/** A header among the parameters may be an idempotency key. */
const setsHeader = ({ params }: Func): boolean =>
  params.some(({ decorators }) => decorators.some((one) => /^(Request)?Header/.test(nameOf(one))));

function requestOf({ decorators }: Func): [string, string | undefined] | undefined {
  for (const one of decorators) {
    const text = firstText(one);
    // Feign's own: `@RequestLine("POST /orders")`.
    const line = nameOf(one) === 'RequestLine' ? /^([A-Z]+)\s+(\S*)/.exec(text ?? '') : null;
    if (line) return [line[1] ?? '', line[2]];
    const verb = verbs.exec(nameOf(one))?.[1];
    if (verb) return [verb.toUpperCase(), text];
  }
  return undefined;
}

const verbs = /^(get|post|put|delete|patch|head)(?:mapping|exchange)?$/i;

const nameOf = (decorator: Expr): string => {
  const named = decorator.k === 'call' ? decorator.callee : decorator;
  return named.k === 'name' ? named.name : '';
};

function firstText(decorator: Expr): string | undefined {
  if (decorator.k !== 'call') return undefined;
  for (const { value } of decorator.args) {
    const inner = value.k === 'assign' ? value.value : value;
    if (inner.k === 'literal' && typeof inner.value === 'string') return inner.value;
  }
  return undefined;
}
