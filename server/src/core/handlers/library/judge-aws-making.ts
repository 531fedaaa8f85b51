/** Judges AWS operations that make one more of something: messages, jobs, executions. A token or name from the event makes the second the same. */
import type { AwsJudgement } from '../../catalog/operations/aws-judgement';
import { refusesSecond } from '../../catalog/operations/aws-verbs';
import { hole } from '../handler-facts';
import type { Machine } from '../interpret/machine';
import { literalOf, Origin, ofOrigin, shapeOf, type Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import type { AwsCall } from './judge-aws';
import { keyOrigin, repeats, sourceText } from './origin';
import { entriesOf, fieldOf, first } from './params';
import { type Finding, reportEffect, setGuard } from './report';

export function judgeSend(machine: Machine, call: AwsCall, judgement: AwsJudgement, target: Value | undefined): Value {
  const entries =
    call.params.get('Entries') ??
    call.params.get('RequestEntries') ??
    call.params.get('Records') ??
    call.params.get('PublishBatchRequestEntries') ??
    call.params.get('SendMessageBatchRequestEntries');
  const parameter = judgement.tokens?.[0];
  const read = (name: string): Value | undefined =>
    [call.params, ...(entries ? entriesOf(entries) : [])]
      .map((one) => ('shapes' in one ? fieldOf(one, name) : one.get(name)))
      // What is handed on from a caller who does not give it is not given.
      .find((one) => one !== undefined && literalOf(one) !== null);
  const token = parameter === undefined ? undefined : read(parameter);
  const fifo =
    parameter === 'MessageDeduplicationId'
      ? { group: read('MessageGroupId') !== undefined, deduplication: token !== undefined }
      : null;
  const labels = new Map(
    (judgement.labels ?? []).flatMap((name) => {
      const value = read(name);
      return value ? [[name, textOf(value) ?? hole] as const] : [];
    }),
  );
  const busOrTarget = target ?? (judgement.target ? read(judgement.target[0] ?? '') : undefined);
  const content = read('MessageBody') ?? read('Message');
  if (fifo && !token && busOrTarget && content && machine.deduplicates(busOrTarget) && repeats(keyOrigin(content))) {
    reportEffect(machine, call.site, {
      operation: `${call.service}:${call.operation}`,
      repeat: 'harmless',
      key: keyOrigin(content),
      target: busOrTarget,
      forwards: judgement.forwards ?? false,
      fifo,
      labels,
      reason: `${judgement.why}, but the same content is dropped for five minutes`,
      guard: 'content-based deduplication',
    });
    return ofOrigin(Origin.read | Origin.unknown);
  }
  if (!token && isForDeadLetters(busOrTarget)) {
    reportEffect(machine, call.site, {
      operation: `${call.service}:${call.operation}`,
      repeat: 'unknown',
      target: busOrTarget,
      forwards: judgement.forwards ?? false,
      fifo,
      labels,
      reason: 'puts aside what has failed: whether the second delivery fails as well can not be seen',
    });
    return ofOrigin(Origin.read | Origin.unknown);
  }
  return judgeWithToken(machine, call, judgement, busOrTarget, token, parameter, { fifo, labels });
}

/** By the name of the queue, or of the variable that it is in: `ORDERS_DLQ`. */
const isForDeadLetters = (target: Value | undefined): boolean =>
  /dlq|dead[-_]?letter/i.test(shapeOf(target, 'env')?.name ?? textOf(target) ?? '');

export function judgeStart(machine: Machine, call: AwsCall, judgement: AwsJudgement, target?: Value): Value {
  const names = [...(judgement.keys ?? []), ...(judgement.tokens ?? [])];
  const parameter = names.find((name) => first(call.params, [name]) !== undefined);
  const token = parameter === undefined ? undefined : call.params.get(parameter);
  return judgeWithToken(machine, call, judgement, target, token, parameter, {});
}

function judgeWithToken(
  machine: Machine,
  call: AwsCall,
  judgement: AwsJudgement,
  target: Value | undefined,
  token: Value | undefined,
  parameter: string | undefined,
  more: Pick<Finding, 'fifo' | 'labels'>,
): Value {
  const operation = `${call.service}:${call.operation}`;
  const key = keyOrigin(token);
  const common = { operation, key, target, forwards: judgement.forwards ?? false, ...more };
  if (token && parameter !== undefined) {
    if (key === 'random' || key === 'time') {
      reportEffect(machine, call.site, {
        ...common,
        repeat: 'harmful',
        reason: `${judgement.why}, and \`${parameter}\` comes from ${sourceText(token, key)}`,
        randomToken: { parameter, origin: key },
      });
    } else if (target && machine.isExpress(target)) {
      reportEffect(machine, call.site, {
        ...common,
        repeat: 'harmful',
        reason: 'an Express workflow runs once more, whatever its name',
      });
    } else if (repeats(key) && resends(call, judgement)) {
      reportEffect(machine, call.site, {
        ...common,
        repeat: 'unknown',
        reason: `\`${judgement.again}\` may do it once more`,
      });
      setGuard(machine, call.site, refusal(operation), 'maybe');
    } else if (repeats(key)) {
      const guard = `\`${parameter}\` from ${sourceText(token, key)}`;
      reportEffect(machine, call.site, {
        ...common,
        repeat: 'harmless',
        reason: `${judgement.why}, but ${guard} makes a second one the same`,
        guard,
      });
      if (refusesSecond.has(operation) && !judgement.tokens?.includes(parameter))
        setGuard(machine, call.site, refusal(operation), 'sure');
    } else {
      reportEffect(machine, call.site, {
        ...common,
        repeat: 'unknown',
        reason: `${judgement.why}, and \`${parameter}\` comes from ${sourceText(token, key)}`,
      });
    }
  } else {
    const open =
      call.params.open &&
      (judgement.tokens?.length ?? 0) + (judgement.keys?.length ?? 0) > 0 &&
      call.params.names.length === 0;
    reportEffect(machine, call.site, { ...common, repeat: open ? 'unknown' : 'harmful', reason: judgement.why });
  }
  return ofOrigin(Origin.read | Origin.unknown);
}

const refusal = (operation: string): string => `behind \`${operation}\`, which is refused the second time`;

const resends = (call: AwsCall, { again }: AwsJudgement): boolean =>
  again !== undefined &&
  (call.params.get(again)?.shapes ?? []).some((one) => one.kind === 'literal' && /^resend$/i.test(String(one.value)));
