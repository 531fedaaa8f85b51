/** A source file as the interpreter knows it: its IR and, once it was run, the names at its top level. */
import type { Language } from '../handler-facts';
import type { Module } from '../ir/ir';
import type { Scope } from './scope';
import type { Value } from './value';

export interface Unit {
  readonly uri: string;
  readonly language: Language;
  readonly module: Module;
  readonly scope: Scope;
  /** `module.exports` and `exports.x = ...`, and what `export` says. */
  readonly exported: Map<string, Value>;
}

/** All units are made here, and so alike: what asks for a member of one is the faster for it. */
export const unitOf = (
  { uri, language, module }: Pick<Unit, 'uri' | 'language' | 'module'>,
  scope: Scope,
  exported: Map<string, Value> = new Map(),
): Unit => ({ uri, language, module, scope, exported });
