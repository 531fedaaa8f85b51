/** Names and what they hold. A function's closures keep its scope; branches work on copies that are joined afterwards. */
import { type Guard, noGuards } from './guard';
import { join, type Value } from './value';

export class Scope {
  vars = new Map<string, Value>();
  /** Types that were written for names, for languages that have them: most scopes have none. */
  private types: Map<string, string> | undefined;
  /** Names that are not its own, also where it gives them a value. */
  outer: Set<string> | null = null;
  /** What the call has guarded that gave the last error of Go: it does not hold where there is one. */
  unlessFailed: readonly Guard[] = noGuards;
  /** Whether this is where an error of Go is dealt with. */
  failed = false;
  /** Guards that do not hold here, where an error came instead. */
  refused: readonly Guard[] = noGuards;

  constructor(readonly parent: Scope | null) {}

  lookup(name: string): Value | undefined {
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const value = scope.vars.get(name);
      if (value) return value;
    }
    return undefined;
  }

  typeOf(name: string): string | undefined {
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const type = scope.types?.get(name);
      if (type !== undefined) return type;
    }
    return undefined;
  }

  declareType(name: string, type: string): void {
    this.types ??= new Map();
    this.types.set(name, type);
  }

  declare(name: string, value: Value): void {
    if (this.outer?.has(name) && this.parent) this.parent.change(name, value);
    else this.vars.set(name, value);
  }

  /** Changes the nearest scope that has the name. An outer one may be seen by others meanwhile: there the old value stays possible. */
  assign(name: string, value: Value): void {
    if (this.vars.has(name)) this.vars.set(name, value);
    else this.change(name, value);
  }

  private change(name: string, value: Value): void {
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const old = scope.vars.get(name);
      if (!old) continue;
      scope.vars.set(name, join(value, old));
      return;
    }
    this.vars.set(name, value);
  }
}
