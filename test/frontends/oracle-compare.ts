/** Holds an app against an expected graph and says, aspect by aspect, what agrees and what does not. */
import type { App, LambdaFunction, Trigger } from '../../server/src/core/model/app';
import {
  asMap,
  type Data,
  type DataMap,
  dig,
  isList,
  isMap,
  isReference,
  isTemplate,
} from '../../server/src/core/model/data';
import { possible, type Value } from '../../server/src/core/model/value';
import type { OracleFunction, OracleLine, OracleTarget, OracleTrigger } from './oracle-line';

export interface Tally {
  readonly aspect: string;
  /** What it is about, and what differs; null where both sides agree. */
  readonly difference: string | null;
}

export function compare(app: App, expected: OracleLine): readonly Tally[] {
  return [...compareFunctions(app, expected), ...compareTriggers(app, expected), ...compareQueues(app, expected)];
}

function compareFunctions(app: App, { functions }: OracleLine): readonly Tally[] {
  const wanted = functions.filter((fn) => !fn.generated);
  const known = new Set(functions.map((fn) => fn.id));
  const extra = [...app.functions.keys()].filter((id) => !known.has(id));
  return [
    ...extra.map((id) => ({ aspect: 'functions', difference: `${id}: not expected` })),
    ...wanted.flatMap((fn) => {
      const ours = app.functions.get(fn.id);
      if (ours === undefined) return [{ aspect: 'functions', difference: `${fn.id}: missing` }];
      return [{ aspect: 'functions', difference: null }, ...compareFunction(app, fn, ours)];
    }),
  ];
}

function compareFunction(app: App, expected: OracleFunction, ours: LambdaFunction): readonly Tally[] {
  const tally = (aspect: string, ok: boolean, said: unknown, wanted: unknown): Tally => ({
    aspect,
    difference: ok ? null : `${expected.id}: ${JSON.stringify(said)}, expected ${JSON.stringify(wanted)}`,
  });
  const vpc = expected.vpc === true || expected.vpc === false ? [expected.vpc] : [];
  const targets = ours.failureTargets.map((one) => `${one.kind} ${shown(app, one.target)}`);
  const wantedTargets = expected.failureTargets.map((one) => `${one.kind} ${wantedTarget(one)}`);
  const wantedConfigs = expected.invokeConfig.map((config) =>
    [
      config.qualifier,
      config.maximumRetryAttempts,
      config.maximumEventAge,
      config.onSuccess && wantedTarget(config.onSuccess),
      config.onFailure && wantedTarget(config.onFailure),
    ].join(' '),
  );
  const configs = ours.invokeConfigs.map((config) =>
    [
      config.qualifier,
      plain(config.properties.get('MaximumRetryAttempts')),
      plain(config.properties.get('MaximumEventAgeInSeconds')),
      shown(app, dig(config.properties, 'DestinationConfig', 'OnSuccess', 'Destination')),
      shown(app, dig(config.properties, 'DestinationConfig', 'OnFailure', 'Destination')),
    ].join(' '),
  );
  return [
    tally('timeout', agrees(ours.timeout, expected.timeout, 3), plain(ours.timeout), expected.timeout),
    tally('memory', agrees(ours.memory, expected.memory, 128), plain(ours.memory), expected.memory),
    tally(
      'reserved concurrency',
      agrees(ours.properties.get('ReservedConcurrentExecutions'), expected.reservedConcurrency, null),
      plain(ours.properties.get('ReservedConcurrentExecutions')),
      expected.reservedConcurrency,
    ),
    ...vpc.map((wanted) => tally('vpc', isAttached(ours) === wanted, isAttached(ours), wanted)),
    tally('failure targets', sameSet(targets, wantedTargets), targets, wantedTargets),
    tally('invoke configs', sameSet(configs, wantedConfigs), configs, wantedConfigs),
  ];
}

/** Conditions are open in the expected graphs: there an alternative counts as attached. */
const isAttached = (fn: LambdaFunction): boolean => fn.properties.get('VpcConfig') !== undefined;

function compareTriggers(app: App, { triggers }: OracleLine): readonly Tally[] {
  const found = new Set<Trigger>();
  const tallies: Tally[] = [];
  for (const wanted of triggers) {
    const matching = app.triggers.filter((trigger) => isSameEdge(app, trigger, wanted));
    for (const trigger of matching) found.add(trigger);
    if (wanted.generated || wanted.optional) continue;
    const words = `${wanted.function} <- ${wanted.kind} ${wanted.source ?? wanted.sourceExpression ?? ''}`;
    tallies.push({ aspect: 'triggers', difference: matching.length > 0 ? null : `${words}: missing` });
    // Several events may give the same edge: the one that fits best is the one that is meant.
    const compared = matching.map((trigger) => compareTrigger(app, trigger, wanted, matching));
    const [best] = compared.sort((a, b) => differences(a) - differences(b));
    for (const { aspect, difference } of best ?? []) {
      tallies.push({ aspect, difference: difference && `${words}: ${difference}` });
    }
  }
  for (const trigger of app.triggers) {
    if (found.has(trigger) || trigger.generated) continue;
    const words = `${trigger.fn} <- ${trigger.kind} ${shown(app, trigger.source) ?? ''}`;
    tallies.push({ aspect: 'triggers', difference: `${words}: not expected` });
  }
  return tallies;
}

const differences = (tallies: readonly Tally[]): number =>
  tallies.filter(({ difference }) => difference !== null).length;

function isSameEdge(app: App, ours: Trigger, wanted: OracleTrigger): boolean {
  if (ours.fn !== wanted.function) return false;
  if (ours.kind !== wanted.kind && !wanted.kindAlternatives?.includes(ours.kind)) return false;
  const ids = resourceIds(app, ours.source);
  const accepted = [wanted.source, wanted.sourceName, wanted.rule, ...(wanted.sourceAlternatives ?? [])];
  if (ids.some((id) => accepted.includes(id))) return true;
  if (wanted.sourceGenerated || ['api', 'http-api', 'websocket'].includes(wanted.kind)) {
    return ids.length === 0 || ids.some((id) => id === wanted.sourceExpression || app.resources.get(id)?.generated);
  }
  if (wanted.source !== null) return false;
  return ids.length === 0;
}

function compareTrigger(
  app: App,
  ours: Trigger,
  wanted: OracleTrigger,
  matching: readonly Trigger[],
): readonly Tally[] {
  const { settings } = ours;
  const tallies: Tally[] = [];
  const tally = (aspect: string, ok: boolean, said: unknown, expected: unknown) =>
    tallies.push({
      aspect,
      difference: ok ? null : `${aspect} ${JSON.stringify(said)}, expected ${JSON.stringify(expected)}`,
    });
  if (!['mq', 'documentdb', 'step-functions'].includes(wanted.kind)) {
    tally('invocation', ours.invocation === wanted.invocation, ours.invocation, wanted.invocation);
  }
  if (wanted.route !== undefined) {
    const labels = matching.map((trigger) => trigger.label?.replace('ANY /$default', '$default') ?? '');
    const route = wanted.route.replace('ANY /$default', '$default');
    tally('route', labels.includes(route), labels, wanted.route);
  }
  if ('enabled' in wanted)
    tally('enabled', agrees(ours.enabled, wanted.enabled, true), plain(ours.enabled), wanted.enabled);
  if (wanted.batchSize != null) {
    const size = settings.get('BatchSize');
    tally('batch size', agrees(size, wanted.batchSize, null), plain(size), wanted.batchSize);
  }
  if (wanted.batchWindow != null) {
    const window = settings.get('MaximumBatchingWindowInSeconds');
    tally('batch window', agrees(window, wanted.batchWindow, null), plain(window), wanted.batchWindow);
  }
  if (typeof wanted.partialBatch === 'boolean') {
    const types = settings.get('FunctionResponseTypes');
    const partial = JSON.stringify(plain(types) ?? '').includes('ReportBatchItemFailures');
    tally('partial batch', partial === wanted.partialBatch, partial, wanted.partialBatch);
  }
  if (typeof wanted.filter === 'boolean') {
    const keys = ['FilterCriteria', 'Filter', 'FilterPolicy'];
    const filter = keys.some((key) => settings.get(key) !== undefined);
    tally('filter', filter === wanted.filter, filter, wanted.filter);
  }
  if (typeof wanted.redrive === 'boolean') {
    const redrive = settings.get('RedrivePolicy') !== undefined;
    tally('subscription redrive', redrive === wanted.redrive, redrive, wanted.redrive);
  }
  if (wanted.onFailure !== undefined) {
    const target = shown(app, dig(settings, 'DestinationConfig', 'OnFailure', 'Destination'));
    const expected = wanted.onFailure && wantedTarget(wanted.onFailure);
    tally('on failure', target === expected, target, expected);
  }
  return tallies;
}

function compareQueues(app: App, { queues }: OracleLine): readonly Tally[] {
  return queues
    .filter((queue) => !queue.generated)
    .flatMap((queue) => {
      const ours = app.resources.get(queue.id);
      if (ours?.type !== 'AWS::SQS::Queue') return [{ aspect: 'queues', difference: `${queue.id}: missing` }];
      const { properties } = ours;
      const redrive = redriveOf(app, properties.get('RedrivePolicy'));
      const wanted = queue.redrive && `${queue.redrive.target} ${queue.redrive.maxReceiveCount}`;
      const visibility = properties.get('VisibilityTimeout');
      return [
        { aspect: 'queues', difference: null },
        {
          aspect: 'queue settings',
          difference:
            agrees(visibility, queue.visibilityTimeout, 30) &&
            redrive === wanted &&
            (plain(properties.get('FifoQueue')) ?? false) === (queue.fifo ?? false)
              ? null
              : `${queue.id}: ${JSON.stringify([plain(visibility), redrive, plain(properties.get('FifoQueue'))])}, expected ${JSON.stringify([queue.visibilityTimeout, wanted, queue.fifo])}`,
        },
      ];
    });
}

function redriveOf(app: App, value: Value<Data> | undefined): string | null {
  const policy = asMap(value);
  if (policy === undefined) return null;
  return `${resourceIds(app, policy.get('deadLetterTargetArn'))[0] ?? null} ${plain(policy.get('maxReceiveCount'))}`;
}

/** Ids of the resources that a value refers to. */
function resourceIds(app: App, value: Value<Data> | undefined): readonly string[] {
  return possible(value).flatMap(({ value: { value: data } }) => {
    const parts = isTemplate(data) ? data.parts : isReference(data) ? [data] : [];
    return parts.flatMap((part) =>
      typeof part === 'object' &&
      part.kind === 'ref' &&
      (app.resources.has(part.target) || app.functions.has(part.target))
        ? [part.target]
        : [],
    );
  });
}

const wantedTarget = (target: OracleTarget): string => target.target ?? target.targetExpression ?? '';

/** A target as the expected graphs write it: an id, else the expression. */
function shown(app: App, value: Value<Data> | undefined): string | null {
  if (value === undefined) return null;
  const [id] = resourceIds(app, value);
  if (id !== undefined) return id;
  if (value.kind === 'unresolved') return value.expression;
  const text = plain(value);
  return typeof text === 'string' ? text : JSON.stringify(text);
}

/** Whether our value is what was expected. Expressions were left as they are there, and may be worked out here. */
function agrees(ours: Value<unknown> | undefined, expected: unknown, byDefault: unknown): boolean {
  const wanted = expected ?? byDefault;
  const said = plain(ours) ?? byDefault;
  if (said === wanted || String(said) === String(wanted)) return true;
  const isOpen = ours?.kind === 'unresolved' || ours?.kind === 'alternatives';
  if (typeof wanted === 'object' && wanted !== null) return isOpen || ours?.kind === 'located';
  if (typeof wanted !== 'string') return false;
  if (wanted === 'x') return isOpen;
  // A condition that is always true or false is worked out here.
  if (wanted.startsWith('{"Fn::If"')) return true;
  const via = ours?.kind === 'located' ? ours.via : undefined;
  return via !== undefined || isOpen ? /^(Ref|Sub|GetAtt|ImportValue|FindInMap|If)\b|^\{/.test(wanted) : false;
}

/** A value without its places. */
export function plain(value: Value<unknown> | undefined): unknown {
  if (value === undefined) return null;
  if (value.kind === 'unresolved') return `?${value.expression}`;
  if (value.kind === 'alternatives') return value.options.map((option) => plain(option.value));
  const data = value.value as Data;
  if (isList(data)) return data.items.map(plain);
  if (isMap(data)) return plainMap(data);
  if (isReference(data))
    return `${data.attribute === null ? 'Ref' : 'GetAtt'} ${data.target}${data.attribute === null ? '' : `.${data.attribute}`}`;
  if (isTemplate(data)) {
    const parts = data.parts.map((part) => {
      if (typeof part === 'string') return part;
      return part.kind === 'hole'
        ? `\${${part.name}}`
        : `\${${part.target}${part.attribute === null ? '' : `.${part.attribute}`}}`;
    });
    return `Sub ${parts.join('')}`;
  }
  return data;
}

const plainMap = (map: DataMap): unknown => Object.fromEntries(map.keys.map((key) => [key, plain(map.get(key))]));

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
