/** One function: from its code's place to the facts about it. */
import type { Host } from '../host';
import type { LambdaFunction } from '../model/app';
import { type Span, wholeFile } from '../text/span';
import { returnsFailures } from './batch-answer';
import { deduplicates, isExpress, keysOf, targetOf } from './effect-target';
import { findEntry, inlineUri } from './entry';
import type { HandlerContext } from './handler-analysis';
import { type Effect, type HandlerFacts, type HandlerLocation, isEcmascript } from './handler-facts';
import { callValue } from './interpret/calls';
import type { EffectRecord } from './interpret/effect-record';
import { gap, type Machine, mostStepsToLoad, type Spot } from './interpret/machine';
import { methodOf } from './interpret/members';
import { Scope } from './interpret/scope';
import { type Unit, unitOf } from './interpret/unit';
import {
  type CallArgs,
  eventValue,
  external,
  type FunctionShape,
  literalOf,
  settled,
  shapeOf,
  type Value,
} from './interpret/value';
import { noModule } from './ir/ir';
import { createLibrary } from './library/library';
import { codeRoot, layerRoots } from './locate/code-roots';
import type { Places } from './locate/locate-handler';
import { hostAt } from './outbound-host';
import { declaredKeys, plain } from './resolve/declared-keys';
import { createProgram } from './resolve/program';
import type { SourceFiles } from './source-files';
import { judge } from './verdict';

export function analyse(places: Places, files: SourceFiles, fn: LambdaFunction, context: HandlerContext): HandlerFacts {
  const { host } = places;
  const root = codeRoot(host, fn);
  const rootUri = root.kind === 'unresolved' || root.uri === null ? fn.code.baseUri : root.uri;
  const roots = [rootUri, ...layerRoots(host, fn, (id) => context.resource(id))];
  const program = createProgram(places, files, roots);
  const machine = createMachine(places, program, fn, context);
  const entry = findEntry(places, files, fn, machine, program);
  if (entry.value) runHandler(machine, entry.value, entry.unit);
  return assemble(host, machine, fn, context, entry.location, entry.value !== undefined);
}

const noUnit = (): Unit => unitOf({ uri: '', language: 'javascript', module: noModule }, new Scope(null));

function createMachine(
  { host, remember }: Places,
  program: ReturnType<typeof createProgram>,
  fn: LambdaFunction,
  context: HandlerContext,
): Machine {
  const unit = noUnit();
  const changing = context.kinds.some((kind) =>
    /^(sqs|kinesis|dynamodb|msk|kafka|mq|documentdb|api|http-api|function-url|alb|websocket)$/.test(kind),
  );
  const workspace = host.workspaceFolderOf(fn.code.baseUri) ?? fn.code.baseUri;
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
    told: null,
    latest: null,
    toldLater: new Map(),
    eventChanges: changing,
    keysOf: (table) => keysOf(fn, context, table),
    uniqueKeys: (table) =>
      remember(`keys in ${workspace}`, () => declaredKeys(host, workspace)).get(plain(table)) ?? [],
    isExpress: (workflow) => isExpress(fn, context, workflow),
    deduplicates: (target) => deduplicates(fn, context, target),
    frame: { fn: null, unit, scope: unit.scope, self: null, owner: null, returns: [], deferred: [], loops: 0 },
    guards: [],
    guardsMade: new Map(),
    recordLoops: 0,
    loops: 0,
    branches: 0,
    asked: false,
    loading: 0,
    stack: [],
    running: [],
    steps: 0,
    placesRead: [],
    listsAsked: new Set(),
    stepsToLoad: mostStepsToLoad,
    reports: 0,
    work: 0,
    duties: 0,
    writes: 0,
    unfollowed: 0,
    signals: 0,
    returned: [],
    changes: 0,
    result: null,
    left: null,
    started: null,
  };
}

/** Calls the handler as Lambda does. */
function runHandler(machine: Machine, handler: Value, unit: Unit | undefined): void {
  if (unit) machine.frame = { ...machine.frame, unit };
  machine.steps = 0;
  const object = shapeOf(handler, 'external');
  const instance = shapeOf(handler, 'instance');
  const method = instance && (methodOf(machine, instance.of, 'Invoke') ?? methodOf(machine, instance.of, 'handler'));
  const target: Value = method ? { origin: handler.origin, shapes: [{ ...method, self: handler }] } : handler;
  const args = handlerArgs(shapeOf(target, 'function'));
  const result = object
    ? machine.library.invoke(machine, object, args)
    : callValue(machine, target, null, null, args, { at: 0, end: 0 });
  if (!result) gap(machine, 'what the handler starts is not known', { at: 0, end: 0 });
  machine.result = result ? settled(result) : null;
}

/** Event and context, in the order of the language. */
function handlerArgs(shape: FunctionShape | undefined): CallArgs {
  const event = eventValue('');
  const context = external('lambda:context');
  const named =
    shape?.unit.language === 'ruby'
      ? new Map([
          ['event', event],
          ['context', context],
        ])
      : new Map<string, Value>();
  if (shape?.unit.language === 'go') {
    const isContext = /(^|\.)Context$/.test(shape.fn.params[0]?.type ?? '');
    return { list: isContext ? [context, event] : [event], named };
  }
  // Streams of Java: what comes in is the event, what goes out is written.
  if (shape?.unit.language === 'java' && shape.fn.params.length === 3)
    return { list: [event, external('java.io.OutputStream!'), context], named };
  // Only Node hands over a callback: elsewhere a third parameter is the handler's own, with its default.
  const isNode = !shape || isEcmascript(shape.unit.language);
  return { list: isNode ? [event, context, external('console.callback')] : [event, context], named };
}

function assemble(
  host: Host,
  machine: Machine,
  fn: LambdaFunction,
  context: HandlerContext,
  location: HandlerLocation,
  followed: boolean,
): HandlerFacts {
  // A call over many lines is marked on its first: that is where one looks for it.
  const lineEnd = (uri: string, at: number): number => {
    const content = host.read(uri);
    if (content.status !== 'ok') return Number.POSITIVE_INFINITY;
    const end = content.text.indexOf('\n', at);
    if (end < 0) return content.text.length;
    return content.text[end - 1] === '\r' ? end - 1 : end;
  };
  const spanOf = ({ uri, at, end }: Spot): Span =>
    uri === inlineUri(fn) && fn.code.inline
      ? fn.code.inline.span
      : { block: wholeFile(uri), start: at, end: Math.max(Math.min(end, lineEnd(uri, at)), at + 1) };
  const effects = drained(context, [...machine.effects.values()]).map((record) =>
    effectOf(fn, context, record, spanOf),
  );
  const gaps = [...machine.gaps].map(([text, spot]) => ({ text, span: spanOf(spot) }));
  const complete = followed && gaps.length === 0;
  const notes = [...machine.notes.values()];
  return {
    fn: fn.id,
    location,
    reads: [...machine.reads].filter((uri) => uri !== inlineUri(fn)),
    effects,
    complete,
    ...judge(context.atLeastOnce, location, effects, gaps, followed),
    outbound: [...machine.outbound.values()].map((one) => ({
      kind: one.kind,
      name: one.name ?? (one.url ? hostAt(fn, one.url) : null),
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
      takesRecord: use.takesRecord,
      expiresAfterSeconds: use.expiresAfterSeconds,
      table: use.table ? targetOf(fn, context, use.table) : null,
    })),
    withoutTimeout: notes.filter((note) => note.kind === 'no-timeout').map(spanOf),
    timeouts: notes.flatMap((note) => {
      const seconds = literalOf(note.detail);
      return typeof seconds === 'number' ? [{ span: spanOf(note), seconds }] : [];
    }),
  };
}

/**
 * A function that takes messages out of a queue itself and deletes them: the queue hands each to one receiver at a time, so
 * that a second run finds others, or none.
 */
function drained(context: HandlerContext, records: readonly EffectRecord[]): readonly EffectRecord[] {
  if (context.kinds.includes('sqs')) return records;
  const does = (operation: RegExp): boolean => records.some((one) => operation.test(one.operation));
  if (!does(/^sqs:ReceiveMessage$/) || !does(/^sqs:DeleteMessage/)) return records;
  return records.map((one) =>
    one.repeat === 'harmful'
      ? { ...one, repeat: 'unknown', reason: `${one.reason}, perhaps for messages that are handed out once only` }
      : one,
  );
}

function effectOf(
  fn: LambdaFunction,
  context: HandlerContext,
  record: EffectRecord,
  spanOf: (spot: Spot) => Span,
): Effect {
  const target = targetOf(fn, context, record.target);
  return {
    operation: record.operation,
    access: record.access,
    span: spanOf(record),
    target,
    repeat: record.repeat,
    key: record.key,
    guard: record.guard,
    inRecordLoop: record.inRecordLoop,
    forwards: record.forwards,
    randomToken: record.randomToken,
    fifo: record.fifo,
    labels: record.labels,
    conditional: record.conditional,
    reason: record.reason,
  };
}
