/** The function may run longer than the one who waits for its answer: the caller sees an error while the work goes on. */
import { eventSource } from '../catalog/event-sources';
import { itemsOf, lookup, mapsIn } from '../graph/lookup';
import type { LambdaFunction, Trigger } from '../model/app';
import { asNumber, asString } from '../model/data';
import { known } from '../model/value';
import type { AppView, Fix, Rule } from './rule';
import { choices, under } from './shared/combinations';
import { homeOf, whence } from './shared/provenance';

export const callerGivesUpFirst: Rule = {
  meta: {
    id: 'caller-gives-up-first',
    summary: 'A function may run longer than its caller waits',
    level: 'warning',
    category: 'timing',
    recommended: true,
  },
  check(view, report) {
    const { app, graph } = view;
    for (const fn of app.functions.values()) {
      const triggers = graph
        .triggersOf(fn.id)
        .filter((trigger) => !trigger.generated && known(trigger.enabled) !== false);
      const waits = triggers.map((trigger) => ({ trigger, seconds: patience(trigger) }));
      // Another caller that waits longer, or an event that nobody waits for, may be what the time is for.
      if (waits.length === 0 || waits.some(({ seconds }) => seconds === undefined)) continue;
      const [most] = waits.sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0));
      if (most?.seconds === undefined) continue;
      const { trigger, seconds } = most;
      const longer = choices(fn.timeout).find(({ value }) => value !== undefined && value.value > seconds);
      const timeout = longer?.value;
      if (timeout === undefined) continue;
      const label = eventSource(trigger.kind).label;
      report({
        message: `\`${fn.id}\` may run for ${timeout.value} s${whence(timeout)}${under(longer?.when ?? [])}, but ${label} gives up after ${seconds} s: the caller gets an error while the work goes on. Lower \`Timeout\` to ${seconds} s, or answer first and work later.`,
        // One second more is seldom what was meant, and seldom what hurts.
        ...(timeout.value - seconds <= 1 ? { level: 'info' as const } : {}),
        span: timeout.span,
        fn,
        trigger,
        related: [
          { span: trigger.nameSpan, message: `${label} waits ${seconds} s` },
          ...homeOf(timeout, 'the timeout'),
        ],
        fixes: fixes(view, fn, trigger, seconds, timeout.value, timeout.origin === 'literal'),
      });
    }
  },
};

/** How long the caller waits; undefined where it has no such limit or it can't be told. */
function patience(trigger: Trigger): number | undefined {
  // A load balancer's patience is its own setting, up to 4000 s.
  if (trigger.kind === 'alb' || trigger.invocation !== 'sync' || isGone(trigger)) return undefined;
  const set = lookup(trigger.settings, 'TimeoutInMillis') ?? lookup(trigger.settings, 'Integration', 'TimeoutInMillis');
  if (set !== undefined) {
    const milliseconds = known(asNumber(set));
    return milliseconds === undefined ? undefined : milliseconds / 1000;
  }
  if (trigger.kind === 'lambda-edge') {
    const type = known(asString(lookup(trigger.settings, 'EventType')));
    return type === undefined ? undefined : type.startsWith('viewer') ? 5 : 30;
  }
  return eventSource(trigger.kind).callerTimeout;
}

/** Who has hung up waits for nothing. */
const isGone = ({ kind, label }: Trigger): boolean => kind === 'websocket' && label === '$disconnect';

function fixes(
  { app, graph }: AppView,
  fn: LambdaFunction,
  trigger: Trigger,
  seconds: number,
  timeout: number,
  literal: boolean,
): Fix[] {
  const whole = Math.floor(seconds);
  const lower: Fix = {
    title: `Lower the timeout of \`${fn.id}\` to ${whole} s`,
    grade: 'review',
    // An inherited timeout holds for others too, so this function gets its own.
    edits: () =>
      literal && fn.timeout.kind === 'located'
        ? app.author.replace(fn.timeout, whole)
        : app.author.set(fn.site, ['Timeout'], whole),
  };
  if (trigger.kind !== 'api' || timeout > mostOfRegional || lookup(trigger.settings, 'TimeoutInMillis') !== undefined)
    return [lower];
  const api = graph.resolve(trigger.source);
  if (api.kind !== 'resource' || !isRegional(api.resource.properties)) return [lower];
  return [
    lower,
    {
      title: `Let the API wait ${timeout} s (needs a raised quota for integration timeouts)`,
      grade: 'review',
      edits: () => app.author.set(trigger.site, ['TimeoutInMillis'], timeout * 1000),
    },
  ];
}

/** What AWS grants on request (re:Post, 2024). */
const mostOfRegional = 300;

function isRegional(properties: LambdaFunction['properties']): boolean {
  const configuration = lookup(properties, 'EndpointConfiguration');
  const types = [
    lookup(properties, 'EndpointConfiguration', 'Types'),
    lookup(properties, 'EndpointConfiguration', 'Type'),
  ];
  const named = [configuration, ...types].flatMap((value) => itemsOf(value).items).map((item) => known(asString(item)));
  return mapsIn(configuration).length <= 1 && named.some((type) => type === 'REGIONAL' || type === 'PRIVATE');
}
