/** Judges AWS operations: by the curated table first, then by verb and by the tokens of Amazon's models. */
import type { AwsJudgement } from '../../catalog/operations/aws-judgement';
import { awsJudgements } from '../../catalog/operations/aws-judgements';
import {
  makingVerbs,
  readingVerbs,
  readTargets,
  settingVerbs,
  startedThings,
} from '../../catalog/operations/aws-verbs';
import type { Effect } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import { Origin, ofOrigin, shapeOf, type Value } from '../interpret/value';
import { textOf, truth } from '../interpret/value-queries';
import { dataOf } from './aws-services';
import { judgeSend, judgeStart } from './judge-aws-making';
import { judgePut, judgeUpdate } from './judge-dynamodb';
import { judgeBatchWrite, judgeTransaction } from './judge-dynamodb-batch';
import { judgeSql } from './judge-sql';
import { keyOrigin, repeats, sourceText } from './origin';
import { first, type Params } from './params';
import { addsToRead, notePlace, wasRead } from './places-read';
import { reportEffect, reportOutbound, setGuard } from './report';

const curated = new Map<string, AwsJudgement>();
for (const judgement of awsJudgements)
  for (const operation of judgement.operations.split(' ')) curated.set(operation, judgement);

export interface AwsCall {
  readonly service: string;
  readonly operation: string;
  readonly params: Params;
  readonly site: Site;
}

/** Notes the effect and says what comes back. */
export function judgeAws(machine: Machine, call: AwsCall): Value {
  const { service, operation, site } = call;
  reportOutbound(machine, site, 'aws', dataOf(service)?.endpoint ?? service);
  const id = `${service}:${operation}`;
  const judgement = curated.get(id);
  const token = dataOf(service)?.tokens[operation];
  if (judgement) return judgeCurated(machine, call, judgement, token);
  const name = `${service}:${operation}`;
  if (readingVerbs.test(operation)) return reads(machine, name, call);
  if (makingVerbs.test(operation) || startedThings.test(operation)) {
    return judgeStart(machine, call, {
      operations: id,
      judge: 'start',
      keys: ownNames(call),
      tokens: token ? [token] : [],
      why: 'each call is one more',
    });
  }
  const fresh = /^(Put|Register)/.test(operation)
    ? ownNames(call).filter((one) => /^(random|time)$/.test(keyOrigin(call.params.get(one))))
    : [];
  if (fresh.length > 0)
    return judgeOverwrite(
      machine,
      call,
      { operations: id, judge: 'overwrite', keys: fresh, why: 'sets it' },
      undefined,
    );
  if (settingVerbs.test(operation) || operation.startsWith('Start')) {
    return isComputed(call.params)
      ? report(machine, call, 'harmful', setComputed)
      : report(machine, call, 'harmless', 'sets a state');
  }
  return report(machine, call, 'unknown', 'nothing is known of this operation');
}

/**
 * Parameters that name the thing itself: `CreateUserPool(PoolName)`; making it again fails or finds it. What is started has
 * a name of its own: the bare `name` of `StartPipelineExecution` is that of the pipeline; and `PostCommentForPullRequest` makes
 * a comment.
 */
function ownNames(call: AwsCall): string[] {
  const thing = loose(call.operation.replace(/^[A-Z][a-z]+/, '').replace(/(For|To|On|From|In|With)(?=[A-Z]).*$/, ''));
  const isStarted = call.operation.startsWith('Start');
  return call.params.names.filter((name) => {
    const stem = /^(.*?)(name|identifier|id|email|alias|domain)$/.exec(name)?.[1];
    return stem !== undefined && (stem === '' ? !isStarted : thing.endsWith(stem) || thing === name);
  });
}

const readOrigin = ofOrigin(Origin.read);

function reads(machine: Machine, operation: string, { service, params, site }: AwsCall): Value {
  const { reports } = machine;
  const target = first(params, readTargets[service]);
  if (/:Get(Object|Parameter)$/.test(operation)) notePlace(machine, params);
  reportEffect(machine, site, { operation, access: 'read', repeat: 'harmless', reason: 'reads', target });
  machine.reports = reports;
  return readOrigin;
}

function report(machine: Machine, call: AwsCall, repeat: Effect['repeat'], why: string, target?: Value): Value {
  reportEffect(machine, call.site, { operation: `${call.service}:${call.operation}`, repeat, reason: why, target });
  return readOrigin;
}

function judgeCurated(machine: Machine, call: AwsCall, judgement: AwsJudgement, token: string | undefined): Value {
  const { params } = call;
  const target = first(params, judgement.target);
  switch (judgement.judge) {
    case 'harmless':
      return harmless(machine, call, judgement, target);
    case 'send':
      return judgeSend(machine, call, judgement, target);
    case 'start':
      return judgeStart(
        machine,
        call,
        token ? { ...judgement, tokens: [...(judgement.tokens ?? []), token] } : judgement,
        target,
      );
    case 'overwrite':
      return judgeOverwrite(machine, call, judgement, target);
    case 'invoke':
      return judgeInvoke(machine, call, judgement, target);
    case 'dynamodb-put':
      judgePut(machine, call.site, params, target);
      return readOrigin;
    case 'dynamodb-update':
      return judgeUpdate(machine, call.site, params, target);
    case 'dynamodb-batch':
      judgeBatchWrite(machine, call.site, params);
      return readOrigin;
    case 'dynamodb-transact':
      judgeTransaction(machine, call.site, params);
      return readOrigin;
    case 'partiql':
    case 'sql': {
      const parameters = params.get('Parameters') ?? params.get('parameters') ?? params.get('parameterSets');
      return judgeSql(machine, call.site, {
        text:
          params.get('Statement') ??
          params.get('sql') ??
          params.get('QueryString') ??
          params.get('sqlStatements') ??
          params.get('Statements'),
        parameters: parameters ? [parameters] : [],
        target,
        partiql: judgement.judge === 'partiql',
        token: first(params, judgement.tokens),
      });
    }
  }
}

function harmless(machine: Machine, call: AwsCall, judgement: AwsJudgement, target: Value | undefined): Value {
  const { again } = judgement;
  const asked = again ? call.params.get(again) : undefined;
  if (asked && truth(asked) !== false)
    return report(machine, call, truth(asked) ? 'harmful' : 'unknown', `\`${again}\` does it once more`, target);
  const operation = `${call.service}:${call.operation}`;
  if (/^(Set|Update|Modify)/.test(call.operation) && isComputed(call.params))
    return report(machine, call, 'harmful', setComputed, target);
  reportEffect(machine, call.site, {
    operation,
    repeat: 'harmless',
    reason: judgement.why,
    target,
    settles: judgement.settles,
  });
  return readOrigin;
}

const setComputed = 'sets a value computed from what was read before';

/** `desiredCount: service.desiredCount + 1`; a list that is longer may be a set to the service. */
const isComputed = (params: Params): boolean =>
  params.names.some(
    (name) =>
      /(count|capacity|size|units|concurrency|executions)$/.test(name) &&
      ((params.get(name)?.origin ?? 0) & Origin.relative) !== 0,
  );

function judgeOverwrite(machine: Machine, call: AwsCall, judgement: AwsJudgement, target: Value | undefined): Value {
  const value = first(call.params, judgement.keys);
  const key = value ? keyOrigin(value) : 'unknown';
  const operation = `${call.service}:${call.operation}`;
  // Only where no object is there yet.
  if (call.params.has('IfNoneMatch') && key !== 'random' && key !== 'time') {
    const strength = key === 'event' ? 'sure' : 'maybe';
    reportEffect(machine, call.site, {
      operation,
      repeat: repeats(key) ? 'harmless' : 'unknown',
      key,
      target,
      guard: 'conditional write',
      reason: `\`${judgement.keys?.[0] ?? 'key'}\` comes from ${sourceText(value, key)}, written only if nothing is there`,
    });
    setGuard(machine, call.site, `behind the conditional write \`${operation}\``, strength);
    return readOrigin;
  }
  const body = call.params.get('Body') ?? call.params.get('Value');
  const word = judgement.keys?.[0] ?? 'key';
  const text = textOf(value);
  const where = { target, labels: new Map(text === undefined ? [] : [[word, text]]) };
  if (key === 'random' || key === 'time') {
    reportEffect(machine, call.site, {
      operation,
      repeat: 'harmful',
      key,
      ...where,
      reason: `\`${word}\` comes from ${sourceText(value, key)}, so each delivery writes another one`,
    });
  } else if (body && value && addsToRead(body) && wasRead(machine, value)) {
    reportEffect(machine, call.site, {
      operation,
      repeat: 'harmful',
      key,
      ...where,
      reason: 'adds to what was read before',
    });
  } else {
    reportEffect(machine, call.site, {
      operation,
      repeat: repeats(key) ? 'harmless' : 'unknown',
      key,
      ...where,
      reason: repeats(key)
        ? `${judgement.why}, and \`${word}\` comes from ${sourceText(value, key)}`
        : `\`${word}\` comes from ${sourceText(value, 'unknown')}`,
    });
  }
  return readOrigin;
}

const asynchronous: ReadonlyMap<string, string> = new Map([['InvocationType', 'Event']]);

function judgeInvoke(machine: Machine, call: AwsCall, judgement: AwsJudgement, target: Value | undefined): Value {
  const operation = `${call.service}:${call.operation}`;
  const given = call.params.get('InvocationType');
  // An enum of Java, .NET or Go is known by its last word.
  const type = textOf(given) ?? shapeOf(given, 'external')?.path ?? '';
  const dry = type === 'DryRun';
  reportEffect(machine, call.site, {
    operation,
    repeat: dry ? 'harmless' : 'harmful',
    target,
    labels: /event$/i.test(type) || call.operation === 'InvokeAsync' ? asynchronous : undefined,
    reason: dry ? 'only checks the permission' : judgement.why,
  });
  return readOrigin;
}
