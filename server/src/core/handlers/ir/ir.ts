/**
 * The small language all seven source languages are read into. It keeps what tells what a handler does (calls, values,
 * branches, loops, exits) and drops everything else. Offsets are those of the file; a call's and a function's `end` is exclusive.
 */

export interface Module {
  /** Package or namespace the file declares; null where the language has none. */
  readonly package: string | null;
  readonly imports: readonly Import[];
  readonly body: readonly Stmt[];
  readonly exports: readonly Export[];
}

export interface Import {
  readonly at: number;
  /** As written: `.orders`, `boto3`, `./lib/orders`, `com.acme.Orders`. */
  readonly module: string;
  /** The whole module under a name (`import x as y`, `import * as y`, Go imports). */
  readonly namespace: string | null;
  readonly names: readonly { readonly imported: string; readonly local: string }[];
  /** Every public name: `from x import *`, `import x.*`, `using X`. */
  readonly wildcard: boolean;
  /** TypeScript's `import type`: its names stand for types, nothing of it runs. */
  readonly typeOnly?: true;
}

export interface Export {
  readonly exported: string;
  /** What is exported: a name of this module, or an expression. */
  readonly value: Expr | null;
  /** Re-export: the module it comes from and the name there; `*` is everything. */
  readonly from: { readonly module: string; readonly name: string } | null;
}

export interface Func {
  readonly kind: 'function';
  /** Empty for closures. */
  readonly name: string;
  readonly nameAt: number;
  readonly at: number;
  readonly end: number;
  readonly params: readonly Param[];
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly async: boolean;
  readonly static: boolean;
  /** Go: the type the method belongs to. */
  readonly receiver: { readonly name: string; readonly type: string } | null;
  readonly returns: string | null;
}

export interface Param {
  /** A name, or a pattern that takes the argument apart. */
  readonly target: Expr;
  readonly type: string | null;
  readonly fallback: Expr | null;
  readonly rest: boolean;
  /** TypeScript's `constructor(private x: X)`. */
  readonly property: boolean;
  readonly decorators: readonly Expr[];
  /** C#'s `out` and `ref`: what the function leaves in it is the caller's. */
  readonly out?: true;
}

export interface Class {
  readonly kind: 'class';
  readonly name: string;
  readonly nameAt: number;
  readonly at: number;
  readonly end: number;
  readonly bases: readonly string[];
  /** JavaScript: what it extends where that is no name but made, `Sending(Base)`. */
  readonly madeBase?: Expr;
  readonly methods: readonly Func[];
  readonly fields: readonly Field[];
  readonly decorators: readonly Expr[];
  readonly inner: readonly Class[];
  /** Nothing can be made of it but by a class that implements it. */
  readonly abstract: boolean;
  /** C#: other files may say more of it. */
  readonly partial?: true;
}

export interface Field {
  readonly name: string;
  readonly type: string | null;
  readonly value: Expr | null;
  readonly static: boolean;
  readonly decorators: readonly Expr[];
}

export type Expr =
  | { readonly k: 'literal'; readonly at: number; readonly value: string | number | boolean | null }
  /** Text put together from pieces. */
  | { readonly k: 'text'; readonly at: number; readonly parts: readonly Expr[] }
  | { readonly k: 'name'; readonly at: number; readonly name: string }
  | { readonly k: 'member'; readonly at: number; readonly object: Expr; readonly name: string }
  | { readonly k: 'index'; readonly at: number; readonly object: Expr; readonly index: Expr }
  | Call
  /** Dictionary, object literal, composite literal; `type` for Go and C#. */
  | { readonly k: 'record'; readonly at: number; readonly type: string | null; readonly entries: readonly Entry[] }
  | { readonly k: 'list'; readonly at: number; readonly items: readonly Expr[] }
  | { readonly k: 'spread'; readonly at: number; readonly value: Expr }
  | { readonly k: 'comprehension'; readonly at: number; readonly value: Expr; readonly loops: readonly Loop[] }
  /** `keeps`, JavaScript: an arrow keeps the `this` around it, a named function expression its own name. */
  | { readonly k: 'function'; readonly at: number; readonly fn: Func; readonly keeps?: 'this' | 'name' }
  | { readonly k: 'class'; readonly at: number; readonly cls: Class }
  /** Operators by JavaScript's names: `&&`, `||`, `??`, `!`, `==`, `+`, `in`, ...; `throw` in the place of a value. */
  | { readonly k: 'op'; readonly at: number; readonly op: string; readonly items: readonly Expr[] }
  | { readonly k: 'choice'; readonly at: number; readonly test: Expr; readonly yes: Expr; readonly no: Expr }
  | { readonly k: 'await'; readonly at: number; readonly value: Expr }
  /** `op` is `+` for `+=`, `fill` where a call writes what it read to its argument, `bind` where a pattern makes a new name. */
  | {
      readonly k: 'assign';
      readonly at: number;
      readonly target: Expr;
      readonly value: Expr;
      readonly op: string | null;
    }
  | { readonly k: 'cast'; readonly at: number; readonly type: string; readonly value: Expr }
  | { readonly k: 'other'; readonly at: number; readonly items: readonly Expr[] };

export interface Call {
  readonly k: 'call';
  readonly at: number;
  readonly end: number;
  readonly callee: Expr;
  readonly args: readonly Arg[];
  readonly construct: boolean;
  /** TypeScript: the one type that is written for it, `container.get<Orders>(token)`. */
  readonly type?: string;
  /** C#: what is set on a new object behind its arguments, a record or a list. */
  readonly filled?: Expr;
}

export interface Arg {
  readonly name: string | null;
  readonly value: Expr;
}

/** `key` is null for a spread. */
export interface Entry {
  readonly key: Expr | null;
  readonly value: Expr;
}

export interface Loop {
  readonly target: Expr;
  readonly iterable: Expr;
  readonly conditions: readonly Expr[];
}

export type Stmt =
  | { readonly k: 'expr'; readonly at: number; readonly value: Expr }
  | {
      readonly k: 'declare';
      readonly at: number;
      readonly target: Expr;
      readonly type: string | null;
      readonly value: Expr | null;
    }
  | { readonly k: 'return'; readonly at: number; readonly value: Expr | null }
  | { readonly k: 'throw'; readonly at: number; readonly value: Expr | null }
  | {
      readonly k: 'if';
      readonly at: number;
      readonly test: Expr;
      readonly yes: readonly Stmt[];
      readonly no: readonly Stmt[];
    }
  | {
      readonly k: 'each';
      readonly at: number;
      readonly target: Expr;
      readonly iterable: Expr;
      readonly body: readonly Stmt[];
    }
  | { readonly k: 'loop'; readonly at: number; readonly test: Expr | null; readonly body: readonly Stmt[] }
  | {
      readonly k: 'try';
      readonly at: number;
      readonly body: readonly Stmt[];
      readonly catches: readonly Catch[];
      readonly last: readonly Stmt[];
    }
  | { readonly k: 'block'; readonly at: number; readonly body: readonly Stmt[] }
  | { readonly k: 'switch'; readonly at: number; readonly subject: Expr; readonly cases: readonly Case[] }
  | { readonly k: 'function'; readonly at: number; readonly fn: Func }
  | { readonly k: 'class'; readonly at: number; readonly cls: Class }
  | { readonly k: 'exit'; readonly at: number; readonly how: 'break' | 'continue' }
  /** Go's `go f()`: runs beside the rest. `defer` runs when the function ends. */
  | { readonly k: 'spawn' | 'defer'; readonly at: number; readonly value: Expr }
  /** An import inside a function. */
  | { readonly k: 'import'; readonly at: number; readonly imported: Import }
  /** Names that mean those outside of the function: `global`, `nonlocal` of Python. */
  | { readonly k: 'outer'; readonly at: number; readonly names: readonly string[] };

export interface Catch {
  readonly at: number;
  readonly end: number;
  readonly name: string | null;
  /** Empty: everything. */
  readonly types: readonly string[];
  readonly body: readonly Stmt[];
}

export interface Case {
  /** Empty for the default. */
  readonly tests: readonly Expr[];
  readonly body: readonly Stmt[];
}

/** Stands among the decorators of a method that is read like a field. */
export const getterMark = '\u0000get';

export const noModule: Module = { package: null, imports: [], body: [], exports: [] };
