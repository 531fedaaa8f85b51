/** A dead-letter target that names nothing in the template, something of a wrong type, or a queue by its URL: the deployment fails. */
import type { Graph } from '../graph/graph';
import { lookup, mapsIn } from '../graph/lookup';
import type { Site } from '../model/app';
import type { Data } from '../model/data';
import type { Value } from '../model/value';
import type { Problem, Rule } from './rule';
import { isDeadLetterQueue, isFifo, isQueue } from './shared/queues';
import { referenceIn } from './shared/reference-in';
import { triggerWords } from './shared/triggers';

export const redriveTargetMissing: Rule = {
  meta: {
    id: 'redrive-target-missing',
    summary: 'A dead-letter target is not in the template, or is not a queue',
    level: 'error',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    // Resources that can't be seen may be the ones that are named.
    if (app.unseen.some(({ what }) => what.includes('queues'))) return;
    for (const wiring of targets(graph)) {
      const { target, user, takes, about, at } = wiring;
      const wrong = whatIsWrong(target, takes, graph);
      if (wrong === undefined) continue;
      report({
        message: `${user} sends failures to \`${wrong.name}\`, ${wrong.why}: the deployment fails. ${wrong.advice}`,
        span: target.span,
        ...about,
        fixes: candidates(wrong.name, wiring, graph).map((id) => ({
          title: `Use \`${id}\``,
          grade: 'review',
          edits: () =>
            (at && app.author.set(at.site, at.path, { getAtt: [id, 'Arn'] })) ??
            (target.kind === 'located' ? app.author.replace(target, { getAtt: [id, 'Arn'] }) : undefined),
        })),
      });
    }
  },
};

interface DeadLetterTarget {
  readonly target: Value<Data>;
  readonly user: string;
  /** Types that may stand there. */
  readonly takes: readonly string[];
  readonly about: Pick<Problem, 'fn' | 'resource' | 'trigger'>;
  readonly at?: { readonly site: Site; readonly path: readonly string[] };
}

const queueType = 'AWS::SQS::Queue';

function targets({ app }: Graph): readonly DeadLetterTarget[] {
  const found: DeadLetterTarget[] = [];
  const add = (target: Value<Data> | undefined, rest: Omit<DeadLetterTarget, 'target'>) => {
    if (target) found.push({ target, ...rest });
  };
  for (const fn of app.functions.values()) {
    const dlq = fn.failureTargets.find(({ kind }) => kind === 'dlq');
    add(dlq?.target, {
      user: `\`${fn.id}\``,
      takes: [queueType, 'AWS::SNS::Topic'],
      about: { fn },
      at: { site: fn.site, path: ['DeadLetterConfig', 'TargetArn'] },
    });
  }
  for (const trigger of app.triggers) {
    if (trigger.invocation !== 'async') continue;
    const at = { site: trigger.site, path: ['DeadLetterConfig', 'Arn'] };
    const rest = { user: triggerWords(trigger), takes: [queueType], about: { trigger }, at };
    add(lookup(trigger.settings, 'DeadLetterConfig', 'Arn'), rest);
  }
  for (const resource of app.resources.values()) {
    const rest = { user: `\`${resource.id}\``, takes: [queueType], about: { resource } };
    if (isQueue(resource) || resource.type === 'AWS::SNS::Subscription') {
      const at = { site: resource.site, path: ['RedrivePolicy', 'deadLetterTargetArn'] };
      add(lookup(resource.properties, 'RedrivePolicy', 'deadLetterTargetArn'), { ...rest, at });
    } else if (resource.type === 'AWS::Events::Rule') {
      for (const one of mapsIn(lookup(resource.properties, 'Targets')))
        add(lookup(one, 'DeadLetterConfig', 'Arn'), rest);
    }
  }
  return found;
}

function whatIsWrong(value: Value<Data>, takes: readonly string[], { app, resolve }: Graph) {
  const reference = referenceIn(value);
  if (reference === undefined) return undefined;
  const { target: name, attribute } = reference;
  const isFunction = [...app.functions.values()].some(({ logicalId }) => logicalId === name);
  const found = resolve(value);
  // It may be in a template that is deployed together with this one.
  const resource = app.resources.get(name) ?? (found.kind === 'resource' ? found.resource : undefined);
  const advice = 'Name a queue.';
  if (resource === undefined && !isFunction) {
    return app.qualifiers.has(name) ? undefined : { name, why: 'which is not in this template', advice };
  }
  const type = resource?.type ?? 'AWS::Lambda::Function';
  if (type === queueType && attribute === null) {
    return { name, why: 'but by its URL, and an ARN is needed', advice: `Use the \`Arn\` of \`${name}\`.` };
  }
  // Other attributes may hold anything: outputs of stacks, values of parameters.
  if (takes.includes(type) || !(attribute === null || /^(Topic|Queue)?Arn$/.test(attribute))) return undefined;
  return type.startsWith('AWS::') ? { name, why: `which is an \`${type}\``, advice } : undefined;
}

/** The queue itself where only the form is wrong, else those that are there for failures. */
function candidates(name: string, { about }: DeadLetterTarget, graph: Graph): readonly string[] {
  const queues = [...graph.app.resources.values()].filter((resource) => isQueue(resource) && !resource.generated);
  if (queues.some(({ id }) => id === name)) return [name];
  const needsFifo = about.resource && isQueue(about.resource) ? isFifo(about.resource) : false;
  return queues
    .filter(
      (queue) => queue.id !== about.resource?.id && isFifo(queue) === needsFifo && isDeadLetterQueue(queue, graph),
    )
    .map(({ id }) => id)
    .slice(0, 3);
}
