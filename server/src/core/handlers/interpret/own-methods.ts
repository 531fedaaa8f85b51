/** Java, C#: methods that are called without saying on what. */
import { isJavaOrCSharp } from '../handler-facts';
import { lowerFirst } from './builtin-requests';
import { callValue } from './calls';
import { inLine, libraryBaseOf } from './class-line';
import { declaredField } from './declared-fields';
import { isEnum } from './enums';
import type { Machine, Site } from './machine';
import { memberOf, methodOf } from './members';
import { type CallArgs, type ClassShape, Origin, shapeOf, type Value } from './value';

/** The method of the object or class that runs, also where a field or a variable has its name. */
export function ownMethod(machine: Machine, name: string): Value | undefined {
  const { owner, scope, unit } = machine.frame;
  if (!owner || unit.language !== 'java') return undefined;
  const self = scope.lookup('this');
  const of = shapeOf(self, 'instance')?.of ?? owner;
  const method = methodOf(machine, of, name) ?? methodOf(machine, owner, name);
  if (!method) return undefined;
  const bound = self && !method.fn.static ? { ...method, self } : method;
  return { origin: Origin.constant, shapes: [bound] };
}

/** What no scope has may be promised by the own class or come from above it; undefined where it does not. */
export function callPromised(
  machine: Machine,
  callee: Value | null,
  name: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const { owner, scope, unit } = machine.frame;
  if (!owner || !isJavaOrCSharp(unit.language)) return undefined;
  const cls: Value = { origin: 0, shapes: [owner] };
  const self = /^value(s|Of)$/.test(name) ? cls : (scope.lookup('this') ?? cls);
  if (unit.language === 'java' && args.list.length === 0 && isComponent(machine, owner, name))
    return callee ?? undefined;
  if (shapeOf(callee, 'external')?.path !== name) return undefined;
  const got = args.list.length === 0 ? /^(?:get|is)([A-Z]\w*)$/.exec(name)?.[1] : undefined;
  // Lombok makes it.
  if (got !== undefined && declaredField(machine, owner, lowerFirst(got)))
    return memberOf(machine, self, lowerFirst(got), site);
  const isPromised =
    libraryBaseOf(machine, owner) !== undefined || isEnumCall(machine, owner, name) || hasHead(machine, owner, name);
  return isPromised ? callValue(machine, null, self, name, args, site) : undefined;
}

const hasHead = (machine: Machine, owner: ClassShape, name: string): boolean =>
  inLine(machine, owner, ({ cls }) => cls.methods.find((one) => one.name === name)) !== undefined;

const isEnumCall = (machine: Machine, owner: ClassShape, name: string): boolean =>
  /^(values|valueOf|name|ordinal)$/.test(name) && isEnum(machine, owner);

/** A record's accessor is called like its component. */
const isComponent = (machine: Machine, owner: ClassShape, name: string): boolean =>
  declaredField(machine, owner, name) !== undefined;
