/** From a located handler to the function that Lambda calls, as a value the interpreter can run. */
import type { LambdaFunction } from '../model/app';
import { known } from '../model/value';
import { type Span, wholeFile } from '../text/span';
import { baseName, parentUri } from '../text/uri';
import { type HandlerLocation, isJavaOrCSharp, type Language } from './handler-facts';
import { callFunction } from './interpret/calls';
import { inLine } from './interpret/class-line';
import { instantiate } from './interpret/constructors';
import { gap, type Machine } from './interpret/machine';
import { memberOf, methodOf } from './interpret/members';
import type { Unit } from './interpret/unit';
import { type ClassShape, noArgs, shapeOf, type Value } from './interpret/value';
import { languageOf, locateHandler, type Places } from './locate/locate-handler';
import type { Located } from './locate/located';
import type { WorkspaceProgram } from './resolve/program';
import type { SourceFiles } from './source-files';

export interface Entry {
  readonly location: HandlerLocation;
  /** Undefined when there is nothing to run. */
  readonly value: Value | undefined;
  readonly unit: Unit | undefined;
}

const nowhere = { file: null, symbol: null, span: null, candidates: [] } as const;
const nowhereSpan = { at: 0, end: 0 };

export function findEntry(
  places: Places,
  files: SourceFiles,
  fn: LambdaFunction,
  machine: Machine,
  program: WorkspaceProgram,
): Entry {
  const expression = known(fn.code.handler) ?? null;
  if (fn.code.inline) return inlineEntry(places, files, fn, fn.code.inline.text, expression, machine, program);
  const search = locateHandler(places, fn);
  if (search.found === null) {
    return {
      location: { ...nowhere, status: search.status, language: search.language, expression, reason: search.reason },
      value: undefined,
      unit: undefined,
    };
  }
  const { file, symbol, language } = search.found;
  const found = entryIn(machine, program, search.found);
  const location = (
    status: HandlerLocation['status'],
    reason: string | null,
    { span = null, candidates = [] }: Partial<Pick<HandlerLocation, 'span' | 'candidates'>> = {},
  ): HandlerLocation => ({ status, language, expression, file, symbol, reason, span, candidates });
  if (!found) return { location: location('found', 'the file could not be read'), value: undefined, unit: undefined };
  const { unit, value } = found;
  // What a package or an executable starts need not be in this file by name.
  if (!value && (language === 'go' || symbol === 'Main' || inheritsFromLibrary(machine, program, language, symbol))) {
    const called = overriding(machine, program, language, symbol);
    return { location: location('found', 'what it starts could not be told'), value: called, unit };
  }
  if (!value) {
    const candidates = candidatesIn(unit, symbol);
    const reason = `\`${symbol}\` is not in \`${baseName(file)}\``;
    return { location: location('missing', reason, { candidates }), value, unit };
  }
  return { location: location('found', null, { span: nameSpan(value) }), value, unit };
}

export const inlineUri = (fn: LambdaFunction): string => `${fn.nameSpan.block.uri}#${fn.id}`;

function inlineEntry(
  places: Places,
  files: SourceFiles,
  fn: LambdaFunction,
  text: string,
  expression: string | null,
  machine: Machine,
  program: WorkspaceProgram,
): Entry {
  const language: Language | null = languageOf(places.host, fn);
  const location: HandlerLocation = { ...nowhere, status: 'inline', language, expression, reason: null };
  const extension = language === 'python' ? 'py' : language === 'javascript' ? 'js' : language === 'ruby' ? 'rb' : '';
  const file = files.readText(inlineUri(fn), text, extension);
  if (!file) return { location, value: undefined, unit: undefined };
  const unit = program.loadFile(machine, file);
  const symbol = expression?.slice(expression.lastIndexOf('.') + 1) ?? 'handler';
  return { location: { ...location, symbol }, value: exportOf(machine, unit, symbol), unit };
}

function nameSpan(value: Value): Span | null {
  const at = shapeOf(value, 'function');
  return at
    ? { block: wholeFile(at.unit.uri), start: at.fn.nameAt, end: at.fn.nameAt + Math.max(1, at.fn.name.length) }
    : null;
}

function entryIn(
  machine: Machine,
  program: WorkspaceProgram,
  { file, symbol, language }: Located,
): { unit: Unit; value: Value | undefined } | undefined {
  if (language === 'go') {
    const unit = program.loadPackage(machine, parentUri(file), file);
    return unit && { unit, value: started(machine, shapeOf(unit.scope.vars.get('main'), 'function')) };
  }
  const unit = program.load(machine, file);
  if (!unit) return undefined;
  if (isJavaOrCSharp(language))
    return { unit, value: symbol === 'Main' ? mainOf(machine, unit) : methodNamed(machine, program, language, symbol) };
  return { unit, value: exportOf(machine, unit, symbol) };
}

/** Runs `main` as a module loads: what it hands to the Lambda runtime is the handler. */
function started(machine: Machine, main: ReturnType<typeof shapeOf<'function'>>): Value | undefined {
  machine.loading++;
  if (main) callFunction(machine, main, noArgs, nowhereSpan);
  machine.loading--;
  return machine.started ?? undefined;
}

function mainOf(machine: Machine, unit: Unit): Value | undefined {
  if (machine.started) return machine.started;
  for (const value of unit.scope.vars.values()) {
    const cls = shapeOf(value, 'class');
    const main = cls && methodOf(machine, cls, 'Main');
    if (main) return started(machine, main);
  }
  return undefined;
}

/**
 * ASP.NET entry points, base handlers of Powertools: the method is the library's. A part of a class that is `partial` may
 * be written by a generator.
 */
function inheritsFromLibrary(machine: Machine, program: WorkspaceProgram, language: Language, symbol: string): boolean {
  if (!isJavaOrCSharp(language)) return false;
  const cls = program.classNamed(machine, language, symbol.split('::')[0] ?? '');
  const isOfLibrary = ({ unit, cls: { bases } }: ClassShape): true | undefined =>
    bases.some(
      (base) =>
        !/^(RequestHandler|RequestStreamHandler|I[A-Z]\w*)$/.test(base) &&
        !shapeOf(program.resolveType(machine, unit, base), 'class'),
    ) || undefined;
  return cls !== undefined && (cls.cls.partial === true || inLine(machine, cls, isOfLibrary) === true);
}

/** The methods that the library's class, which is not read, is there to call: those that say that they override one. */
function overriding(
  machine: Machine,
  program: WorkspaceProgram,
  language: Language,
  symbol: string,
): Value | undefined {
  const cls = language === 'java' ? program.classNamed(machine, language, symbol.split('::')[0] ?? '') : undefined;
  const methods = cls?.cls.methods.filter(
    ({ params, decorators }) =>
      params.length > 0 && decorators.some((one) => one.k === 'name' && one.name === 'Override'),
  );
  if (!cls || !methods || methods.length === 0) return undefined;
  const self = made(machine, cls);
  const [base] = cls.cls.bases;
  if (!callsOverrides.test(base ?? ''))
    gap(machine, `what \`${base ?? cls.cls.name}\` does with its methods is not known`, nowhereSpan);
  const { unit, scope } = cls;
  return {
    origin: 0,
    shapes: methods.map((fn) => ({ kind: 'function', fn, unit, scope, self, owner: cls, wraps: [] })),
  };
}

/** Classes of which it is known that they hand the event to the method that is there to be overridden. */
const callsOverrides = /(^|\.)Micronaut\w*Request(Stream)?Handler$/;

/** An object of the class as Lambda makes it. */
function made(machine: Machine, cls: ClassShape): Value {
  machine.loading++;
  const object = instantiate(machine, cls, noArgs, nowhereSpan);
  machine.loading--;
  return object;
}

/** The method of an object of the class. */
function methodNamed(
  machine: Machine,
  program: WorkspaceProgram,
  language: 'java' | 'csharp',
  symbol: string,
): Value | undefined {
  const [fullName = '', method = ''] = symbol.split('::');
  const cls = program.classNamed(machine, language, fullName);
  if (!cls) return undefined;
  const object = made(machine, cls);
  // Lambdajection writes `Run`, which calls `Handle`.
  const names = cls.cls.partial ? [method, 'Handle'] : [method];
  return names.map((name) => memberOf(machine, object, name, { at: 0 })).find((value) => shapeOf(value, 'function'));
}

/** What the module offers under a name, perhaps with dots or `::`. */
function exportOf(machine: Machine, unit: Unit, symbol: string): Value | undefined {
  const [head = symbol, ...rest] = symbol.split(/\.|::/);
  const whole = unit.exported.get('=') ?? unit.exported.get('default');
  const named =
    unit.language === 'python' || unit.language === 'ruby'
      ? unit.scope.vars.get(head)
      : (unit.exported.get(head) ?? (whole && offered(machine, whole, head)));
  return rest.reduce<Value | undefined>((value, part) => value && memberOf(machine, value, part, { at: 0 }), named);
}

function offered(machine: Machine, whole: Value, name: string): Value | undefined {
  const value = memberOf(machine, whole, name, { at: 0 });
  return value.shapes.length > 0 || value.origin !== whole.origin ? value : undefined;
}

/** Names that are there, nearest to the one looked for first. */
function candidatesIn(unit: Unit, symbol: string): string[] {
  const whole = shapeOf(unit.exported.get('='), 'record');
  const classes = [...unit.scope.vars.values()].flatMap((value) => shapeOf(value, 'class') ?? []);
  const names = isJavaOrCSharp(unit.language)
    ? classes.flatMap(({ cls }) => cls.methods.map((method) => method.name))
    : unit.language === 'python' || unit.language === 'ruby'
      ? [...unit.scope.vars].filter(([, value]) => shapeOf(value, 'function')).map(([name]) => name)
      : [...unit.exported.keys(), ...(whole?.fields.keys() ?? [])];
  const wanted = symbol.slice(symbol.lastIndexOf(':') + 1);
  return [...new Set(names)]
    .filter((name) => name !== '=' && name !== 'default')
    .sort((a, b) => distance(a, wanted) - distance(b, wanted))
    .slice(0, 5);
}

/** Edit distance; letter case does not count. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase() ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
