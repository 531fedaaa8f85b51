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
