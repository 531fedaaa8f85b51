/** One function: from its code's place to the facts about it. */
import type { Host } from '../host';
import type { LambdaFunction } from '../model/app';
import { asList, asString, dig } from '../model/data';
import { known } from '../model/value';
import { type Span, wholeFile } from '../text/span';
import type { HandlerContext } from './handler-analysis';
import type { Effect, EffectTarget, HandlerFacts, HandlerLocation } from './handler-facts';
import { callValue } from './interpret/calls';
import type { EffectRecord } from './interpret/effect-record';
import type { Machine, Spot } from './interpret/machine';
import { memberOf } from './interpret/members';
import { Scope } from './interpret/scope';
import type { Unit } from './interpret/unit';
import { type CallArgs, eventValue, external, settled, shapeOf, textOf, type Value } from './interpret/value';
import { noModule } from './ir/ir';
import { createLibrary } from './library/library';
import { codeRoot, layerRoots } from './locate/code-roots';
import { languageOfRuntime, locateHandler } from './locate/locate-handler';
import { createProgram } from './resolve/program';
import type { SourceFiles } from './source-files';
import { judge } from './verdict';

export function analyse(host: Host, files: SourceFiles, fn: LambdaFunction, context: HandlerContext): HandlerFacts {
  const resource = (id: string) => context.resource(id);
  const root = codeRoot(host, fn);
  const rootUri =
    root.kind === 'folder' || root.kind === 'missing'
      ? root.uri
      : root.kind === 'artefact' && root.uri !== null
        ? root.uri
        : fn.code.baseUri;
  const program = createProgram(host, files, [rootUri, ...layerRoots(host, fn, resource)]);
  const machine = createMachine(program, fn, context);
  const expression = known(fn.code.handler) ?? null;
  const entry = findEntry(host, files, fn, machine, program, resource, expression);
  if (entry.value) runHandler(machine, entry.value, entry.unit);
  return assemble(machine, fn, context, entry.location, entry.value !== null);
}

interface Entry {
  readonly location: HandlerLocation;
  readonly value: Value | null;
  readonly unit: Unit | null;
}

type Program = ReturnType<typeof createProgram>;

function findEntry(
  host: Host,
  files: SourceFiles,
  fn: LambdaFunction,
  machine: Machine,
  program: Program,
  resource: (id: string) => ReturnType<HandlerContext['resource']>,
  expression: string | null,
): Entry {
  const nowhere = { file: null, symbol: null, span: null, candidates: [] };
  const { inline } = fn.code;
  if (inline) {
    const language = languageOfRuntime(known(fn.code.runtime));
    const location: HandlerLocation = { ...nowhere, status: 'inline', language, expression, reason: null };
    const extension = language === 'python' ? 'py' : language === 'javascript' ? 'js' : '';
    const file = files.readText(inlineUri(fn), inline.text, extension);
    if (!file) return { location, value: null, unit: null };
    const unit = program.loadFile(machine, file);
    const symbol = expression?.slice(expression.lastIndexOf('.') + 1) ?? 'handler';
    return { location, value: exportOf(machine, unit, symbol) ?? null, unit };
  }
  const search = locateHandler(host, fn, resource);
  if (search.found === null) {
    return {
      location: { ...nowhere, status: search.status, language: search.language, expression, reason: search.reason },
      value: null,
      unit: null,
    };
  }
  const { file, symbol, language } = search.found;
  const unit = program.load(machine, file);
  const base = { ...nowhere, language, expression, file, symbol };
  if (!unit)
    return { location: { ...base, status: 'found', reason: 'the file could not be read' }, value: null, unit: null };
  const value = exportOf(machine, unit, symbol);
  if (!value) {
    const candidates = candidatesIn(unit, symbol);
    return {
      location: { ...base, status: 'missing', reason: `\`${symbol}\` is not in the file`, candidates },
      value: null,
      unit,
    };
  }
  const at = shapeOf(value, 'function');
  const span: Span | null = at
    ? { block: wholeFile(at.unit.uri), start: at.fn.nameAt, end: at.fn.nameAt + Math.max(1, at.fn.name.length) }
    : null;
  return { location: { ...base, status: 'found', reason: null, span }, value, unit };
}

const inlineUri = (fn: LambdaFunction): string => `${fn.nameSpan.block.uri}#${fn.id}`;

/** What the module offers under a name, perhaps with dots. */
function exportOf(machine: Machine, unit: Unit, symbol: string): Value | undefined {
  const [head = symbol, ...rest] = symbol.split('.');
  const whole = unit.exported.get('=') ?? unit.exported.get('default');
  const named =
    unit.language === 'python' || unit.language === 'ruby'
      ? unit.scope.vars.get(head)
      : (unit.exported.get(head) ?? (whole && offered(machine, whole, head)));
  let value = named;
  for (const part of rest) value = value && memberOf(machine, value, part, { at: 0 });
  return value;
}

function offered(machine: Machine, whole: Value, name: string): Value | undefined {
  const value = memberOf(machine, whole, name, { at: 0 });
  return value.shapes.length > 0 || value.origin !== whole.origin ? value : undefined;
}

/** Names that are there, nearest to the one looked for first. */
function candidatesIn(unit: Unit, symbol: string): string[] {
  const whole = shapeOf(unit.exported.get('='), 'record');
  const names =
    unit.language === 'python'
      ? [...unit.scope.vars].filter(([, value]) => shapeOf(value, 'function')).map(([name]) => name)
      : [...unit.exported.keys(), ...(whole?.fields.keys() ?? [])];
  const real = names.filter((name) => name !== '=' && name !== 'default');
  return real.sort((a, b) => distance(a, symbol) - distance(b, symbol)).slice(0, 5);
}

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

const noUnit = (): Unit => ({
  uri: '',
  language: 'javascript',
  module: noModule,
  scope: new Scope(null),
  exported: new Map(),
  state: 'done',
});

function createMachine(program: Program, fn: LambdaFunction, context: HandlerContext): Machine {
  const unit = noUnit();
  const changing = context.kinds.some((kind) =>
    /^(sqs|kinesis|dynamodb|msk|kafka|mq|documentdb|api|http-api|function-url|alb|websocket)$/.test(kind),
  );
  return {
    library: createLibrary(),
    program,
    effects: new Map(),
    outbound: new Map(),
    gaps: new Map(),
    swallowed: new Map(),
    notAwaited: new Map(),
    reads: new Set(),
    registered: [],
    notes: new Map(),
    eventChanges: changing,
    keysOf: (table) => keysOf(fn, context, table),
    frame: { fn: null, unit, scope: unit.scope, self: null, owner: null, returns: [], deferred: [] },
    guards: [],
    recordLoops: 0,
    loops: 0,
    branches: 0,
    loading: 0,
    stack: [],
    steps: 0,
    reports: 0,
    result: null,
  };
}

function keysOf(fn: LambdaFunction, context: HandlerContext, table: Value): readonly string[] | undefined {
  const { resource } = targetOf(fn, context, table);
  const found = resource === null ? undefined : context.resource(resource);
  if (!found) return undefined;
  const schema = asList(found.properties.get('KeySchema'))?.items.map((item) => known(item));
  const names = schema?.map((one) =>
    typeof one === 'object' && one !== null && one.kind === 'map'
      ? known(asString(one.get('AttributeName')))
      : undefined,
  );
  const sure = names?.filter((name): name is string => name !== undefined);
  return sure && sure.length > 0 && sure.length === names?.length ? sure : undefined;
}

export function targetOf(fn: LambdaFunction, context: HandlerContext, value: Value | null): EffectTarget {
  const env = shapeOf(value, 'env');
  if (env) {
    const at = context.resourceAt(dig(fn.properties, 'Environment', 'Variables', env.name));
    return { resource: at.id, expression: at.expression ?? textOf(value) ?? env.name, variable: env.name };
  }
  // A table list of a batch: `{ [process.env.TABLE]: [...] }` has its name as a key.
  return { resource: null, expression: textOf(value) ?? null, variable: null };
}

/** Calls the handler as Lambda does. */
function runHandler(machine: Machine, handler: Value, unit: Unit | null): void {
  if (unit) machine.frame = { ...machine.frame, unit };
  const event = eventValue('');
  const context = external('lambda:context');
  const args: CallArgs = {
    list: [event, context, external('console.callback')],
    named: new Map([
      ['event', event],
      ['context', context],
    ]),
  };
  const object = shapeOf(handler, 'external');
  machine.steps = 0;
  const result = object
    ? machine.library.invoke(machine, object, args)
    : callValue(machine, handler, null, null, args, { at: 0, end: 0 });
  machine.result = result ? settled(result) : null;
}

function assemble(
  machine: Machine,
  fn: LambdaFunction,
  context: HandlerContext,
  location: HandlerLocation,
  followed: boolean,
): HandlerFacts {
  const spanOf = ({ uri, at, end }: Spot): Span =>
    uri === inlineUri(fn) && fn.code.inline
      ? fn.code.inline.span
      : { block: wholeFile(uri), start: at, end: Math.max(end, at + 1) };
  const effects = [...machine.effects.values()].map((record) => effectOf(fn, context, record, spanOf));
  const gaps = [...machine.gaps].map(([text, spot]) => ({ text, span: spanOf(spot) }));
  const complete = followed && gaps.length === 0;
  return {
    fn: fn.id,
    location,
    reads: [...machine.reads].filter((uri) => uri !== inlineUri(fn)),
    effects,
    complete,
    ...judge(context.atLeastOnce, location, effects, gaps, followed),
    outbound: [...machine.outbound.values()].map((one) => ({
      kind: one.kind,
      name: one.name,
      region: one.region,
      span: spanOf(one),
    })),
    returnsBatchItemFailures: returnsFailures(machine.result),
    swallowsErrors: [...machine.swallowed.values()].map(spanOf),
    notAwaited: [...machine.notAwaited.values()].map(spanOf),
    gaps,
    idempotency: [...machine.library.uses.values()].map((use) => ({
      span: spanOf(use),
      keyPath: use.keyPath,
      wholeEvent: use.wholeEvent,
      expiresAfterSeconds: use.expiresAfterSeconds,
      table: use.table ? targetOf(fn, context, use.table) : null,
    })),
    withoutTimeout: [...machine.notes.values()].filter((note) => note.kind === 'no-timeout').map(spanOf),
  };
}

function effectOf(
  fn: LambdaFunction,
  context: HandlerContext,
  record: EffectRecord,
  spanOf: (spot: Spot) => Span,
): Effect {
  const target = targetOf(fn, context, record.target);
  const invoked =
    record.operation.startsWith('lambda:Invoke') && target.resource !== null
      ? context.repeatsHarmlessly?.(target.resource)
      : undefined;
  const passes = invoked === true && record.repeat === 'harmful';
  return {
    operation: record.operation,
    span: spanOf(record),
    target,
    repeat: passes ? 'harmless' : record.repeat,
    key: record.key,
    guard: record.guard,
    inRecordLoop: record.inRecordLoop,
    forwards: record.forwards,
    randomToken: record.randomToken,
    fifo: record.fifo,
    reason: passes ? 'the invoked function may run twice without harm' : record.reason,
  };
}

function returnsFailures(result: Value | null): boolean | 'unknown' {
  if (!result) return 'unknown';
  for (const shape of result.shapes) {
    if (shape.kind === 'record' || shape.kind === 'instance')
      for (const name of shape.fields.keys()) if (/^batch_?item_?failures$/i.test(name)) return true;
    if (shape.kind === 'external' && /BatchResponse|EventResponse|partial_?response|processor/i.test(shape.path))
      return true;
  }
  const open =
    result.shapes.some((shape) => shape.kind === 'external' || (shape.kind === 'record' && shape.rest !== null)) ||
    (result.shapes.length === 0 && result.origin !== 0);
  return open ? 'unknown' : false;
}
