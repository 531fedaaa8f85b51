/**
 * A Lambda task that gives up at the first hiccup of the service. AWS advises to retry the service's own errors (Step
 * Functions developer guide, "Handle transient Lambda service exceptions").
 */
import { itemsOf, lookup, mapsIn } from '../graph/lookup';
import type { App, LambdaFunction, Trigger } from '../model/app';
import type { Plain } from '../model/author';
import { asString, type Data } from '../model/data';
import { known, type Value } from '../model/value';
import { placeOf } from '../text/span';
import type { Fix, Rule } from './rule';
import { listed } from './shared/triggers';

const serviceErrors = ['Lambda.ServiceException', 'Lambda.AWSLambdaException', 'Lambda.SdkClientException'];
const transient = [...serviceErrors, 'States.TaskFailed', 'States.ALL'];

export const stepWithoutRetry: Rule = {
  meta: {
    id: 'step-without-retry',
    summary: 'A Lambda task of a state machine has no retry for errors of the service',
    level: 'warning',
    category: 'workflow',
    recommended: true,
  },
  check({ app }, report) {
    // Tasks of a definition that is one text all stand at the machine's name: they are told together.
    const byPlace = new Map<string, Finding[]>();
    for (const trigger of app.triggers) {
      const fn = app.functions.get(trigger.fn);
      if (trigger.kind !== 'step-functions' || trigger.generated || fn === undefined) continue;
      const retry = lookup(trigger.settings, 'Retry');
      const { complete } = itemsOf(retry);
      const errors = mapsIn(retry).map((retrier) => itemsOf(lookup(retrier, 'ErrorEquals')));
      if (!complete || errors.some((found) => !found.complete)) continue;
      const names = errors.flatMap(({ items }) => items.map((item) => known(asString(item))));
      if (names.some((name) => name === undefined || transient.includes(name))) continue;
      const { uri, start } = placeOf(trigger.nameSpan);
      const key = `${uri} ${start}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), { trigger, fn, retriesOthers: names.length > 0, retry }]);
    }
    for (const found of byPlace.values()) {
      const [first] = found;
      if (first === undefined) continue;
      const names = new Set(found.map(({ trigger, fn }) => `\`${trigger.name ?? fn.id}\``));
      const several = names.size > 1;
      const tasks = listed([...names]);
      const caught = found.every(({ trigger }) => itemsOf(lookup(trigger.settings, 'Catch')).items.length > 0);
      const end = caught ? 'sends the execution to its `Catch`' : 'fails the whole execution';
      const what =
        first.retriesOthers && !several
          ? 'retries none of the errors of the Lambda service'
          : 'no `Retry` for errors of the Lambda service';
      report({
        message: `${several ? `The tasks ${tasks} have ${what}` : `The task ${tasks} invokes \`${first.fn.id}\` and ${first.retriesOthers ? what : `has ${what}`}`}: a short hiccup of the service ${end}. Retry \`Lambda.ServiceException\`, \`Lambda.AWSLambdaException\` and \`Lambda.SdkClientException\`.`,
        span: first.trigger.nameSpan,
        fn: first.fn,
        trigger: first.trigger,
        related: !several && first.retry ? [{ span: first.retry.span, message: 'what is retried' }] : [],
        fixes: several ? [] : [fixFor(app, first.trigger)],
      });
    }
  },
};

/** What AWS writes in its own examples; the last retry comes about two minutes after the error. */
function fixFor({ author }: App, { site }: Trigger): Fix {
  const retrier: Plain = {
    map: [
      ['ErrorEquals', serviceErrors],
      ['IntervalSeconds', 2],
      ['MaxAttempts', 6],
      ['BackoffRate', 2],
    ],
  };
  return {
    title: 'Retry errors of the Lambda service',
    grade: 'review',
    edits: () => author.append(site, ['Retry'], retrier),
  };
}

interface Finding {
  readonly trigger: Trigger;
  readonly fn: LambdaFunction;
  readonly retriesOthers: boolean;
  readonly retry: Value<Data> | undefined;
}
