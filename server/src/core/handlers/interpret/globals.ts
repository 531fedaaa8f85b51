/** Names that JavaScript keeps on `globalThis`. */
import type { Machine } from './machine';
import type { ExternalShape, Value } from './value';

const globals = new WeakMap<Machine, Map<string, Value>>();

const isGlobal = ({ path }: ExternalShape): boolean => path === 'globalThis' || path === 'global';

export function setGlobal(machine: Machine, object: ExternalShape, name: string, value: Value): void {
  if (!isGlobal(object)) return;
  const all = globals.get(machine) ?? new Map<string, Value>();
  all.set(name, value);
  globals.set(machine, all);
}

/** `object` null: a bare name. */
export const globalOf = (machine: Machine, object: ExternalShape | null, name: string): Value | undefined =>
  object === null || isGlobal(object) ? globals.get(machine)?.get(name) : undefined;
