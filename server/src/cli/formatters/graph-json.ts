/** The machine format of `redrive graph`: the model that every feature reads, as a public contract, version 1. */

import { resourceKind } from '../../core/diagram/resource-kinds';
import type { Target } from '../../core/graph/graph';
import type { App, FailureTarget, LambdaFunction, Resource, Trigger } from '../../core/model/app';
import { asBoolean, asList, asNumber, asString } from '../../core/model/data';
import { known, possible, type Value } from '../../core/model/value';
import type { Checked } from '../../core/project/checked';
import type { Place, Span } from '../../core/text/span';
import { placeOf } from '../../core/text/span';
import type { PrintedRange } from '../printed-problem';

export interface GraphContext {
  readonly file: (uri: string) => string;
  readonly range: (place: Place) => PrintedRange;
}

export function formatGraphJson(templates: readonly Checked[], context: GraphContext): string {
  return `${JSON.stringify({ version: 1, templates: templates.map((template) => templateJson(template, context)) }, null, 2)}\n`;
}

function templateJson(checked: Checked, context: GraphContext) {
  const { app } = checked;
  return {
    file: context.file(app.uri),
    framework: app.framework,
    functions: [...app.functions.values()].map((fn) => functionJson(fn, checked, context)),
    triggers: app.triggers.map((trigger) => triggerJson(trigger, checked, context)),
    resources: [...app.resources.values()].map((resource) => resourceJson(resource, context)),
  };
}

function functionJson(fn: LambdaFunction, checked: Checked, context: GraphContext) {
  const facts = checked.facts.get(fn.id);
  const reserved = asNumber(fn.properties.get('ReservedConcurrentExecutions'));
  return {
    id: fn.id,
    logicalId: fn.logicalId,
    range: rangeOf(fn.nameSpan, context),
    runtime: known(fn.code.runtime) ?? null,
    handler: {
      expression: facts?.location.expression ?? known(fn.code.handler) ?? null,
      file: facts?.location.file ? context.file(facts.location.file) : null,
      symbol: facts?.location.symbol ?? null,
      language: facts?.location.language ?? null,
      status: facts?.location.status ?? 'unresolved',
    },
    timeout: settled(fn.timeout),
    memory: settled(fn.memory),
    reservedConcurrency: reserved ? (known(reserved) ?? null) : null,
    failureTargets: fn.failureTargets.map((target) => failureTargetJson(target, checked)),
    invokeConfig: fn.invokeConfigs.map((config) => ({
      qualifier: config.qualifier,
      maximumRetryAttempts: known(asNumber(config.properties.get('MaximumRetryAttempts'))) ?? null,
      maximumEventAge: known(asNumber(config.properties.get('MaximumEventAgeInSeconds'))) ?? null,
    })),
    vpc: vpcJson(fn, checked),
    idempotency: {
      verdict: facts?.verdict ?? 'unknown',
      effects: (facts?.effects ?? []).map((effect) => {
        const place = placeOf(effect.span);
        return {
          file: context.file(place.uri),
          line: context.range(place).start.line,
          operation: effect.operation,
          repeatable: effect.repeat === 'unknown' ? null : effect.repeat === 'harmless' || effect.guard !== null,
          guard: effect.guard,
          reason: effect.reason,
        };
      }),
    },
  };
}

function failureTargetJson(target: FailureTarget, { app, graph }: Checked) {
  const found = graph.resolve(target.target);
  const id = idHere(found, app);
  return {
    kind: target.kind,
    target: id,
    targetExpression: id === null ? expressionOf(found) : null,
    targetType: target.targetType,
  };
}

/** Null for what stands in another template, also in one that is deployed together with this one. */
function idHere(target: Target, app: App): string | null {
  if (target.kind === 'function') return target.id;
  return target.kind === 'resource' && app.resources.has(target.id) ? target.id : null;
}

function expressionOf(target: Target): string | null {
  if (target.kind === 'none') return null;
  return 'id' in target ? target.id : target.expression;
}

function vpcJson(fn: LambdaFunction, { app, graph }: Checked) {
  const network = graph.network.of(fn.id);
  if (network === undefined) return { attached: false, egress: null, subnets: [] };
  const idOf = (id: string | null) => (id !== null && app.resources.has(id) ? id : null);
  const subnets = network.subnets.map(({ id, egress }) => ({ id: idOf(id), egress }));
  return { attached: true, egress: network.egress, subnets };
}

function triggerJson(trigger: Trigger, checked: Checked, context: GraphContext) {
  const { graph } = checked;
  const source = sourceOf(trigger, checked);
  const id = idHere(source, checked.app);
  const path = graph.failurePath(trigger);
  const batchSize = asNumber(trigger.settings.get('BatchSize'));
  const responseTypes = asList(trigger.settings.get('FunctionResponseTypes'));
  return {
    function: trigger.fn,
    name: trigger.name,
    kind: trigger.kind,
    invocation: trigger.invocation,
    source: id,
    sourceExpression: id === null ? (expressionOf(source) ?? trigger.label) : null,
    enabled: known(trigger.enabled) ?? true,
    range: rangeOf(trigger.nameSpan, context),
    batchSize: batchSize ? settled(batchSize) : null,
    batchWindow: known(asNumber(trigger.settings.get('MaximumBatchingWindowInSeconds'))) ?? null,
    partialBatch: (responseTypes?.items ?? []).some((item) => known(asString(item)) === 'ReportBatchItemFailures'),
    maximumRetryAttempts: known(asNumber(trigger.settings.get('MaximumRetryAttempts'))) ?? null,
    maximumRecordAge: known(asNumber(trigger.settings.get('MaximumRecordAgeInSeconds'))) ?? null,
    bisect: known(asBoolean(trigger.settings.get('BisectBatchOnFunctionError'))) ?? null,
    label: trigger.label,
    generated: trigger.generated,
    failurePath: {
      end: path.end,
      attempts: path.attempts,
      target: path.target?.id ?? path.target?.expression ?? null,
      timeline: path.timeline.map(({ when, what, kind }) => ({ when, what, kind })),
    },
  };
}

/** Where a condition decides, the first resource of the app that it may be. */
function sourceOf({ source }: Trigger, { graph }: Checked): Target {
  const target = graph.resolve(source);
  if (target.kind !== 'unknown') return target;
  const options = possible(source).map(({ value }) => graph.resolve(value));
  return options.find(({ kind }) => kind === 'resource' || kind === 'function') ?? target;
}

function resourceJson(resource: Resource, context: GraphContext) {
  return {
    id: resource.id,
    type: resource.type,
    kind: resourceKind(resource.type).kind,
    range: rangeOf(resource.nameSpan, context),
    generated: resource.generated,
  };
}

/** A value as the contract has it: null and `unresolved` when it can't be told. */
function settled(value: Value<number>): { value: number | null; origin: string } {
  if (value.kind !== 'located') return { value: null, origin: 'unresolved' };
  // Included text is the author's own, only in another file: the contract has no word of its own for it.
  return { value: value.value, origin: value.origin === 'include' ? 'literal' : value.origin };
}

const rangeOf = (span: Span, context: GraphContext): PrintedRange => context.range(placeOf(span));
