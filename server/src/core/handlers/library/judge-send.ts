/** Judges what is said or done to somebody outside: mails, messages, payments. */
import type { Does } from '../../catalog/operations/api';
import { runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import { type CallArgs, type ExternalShape, Origin, ofOrigin, type Value } from '../interpret/value';
import { pendingIn } from './aws-calls';
import { keyOrigin, repeats, sourceText } from './origin';
import { fieldOf } from './params';
import { reportEffect, reportOutbound } from './report';

export function callSend(machine: Machine, does: Extract<Does, { is: 'send' }>, args: CallArgs, site: Site): Value {
  if (does.host !== null) reportOutbound(machine, site, 'http', does.host);
  const token = does.keys ? tokenIn(args, does.keys) : undefined;
  const key = keyOrigin(token);
  const { operation } = does;
  if (token && repeats(key)) {
    reportEffect(machine, site, {
      operation,
      repeat: 'harmless',
      key,
      guard: `idempotency key from ${sourceText(token, key)}`,
      reason: 'the key makes a second call the same',
    });
  } else if (token && (key === 'random' || key === 'time')) {
    reportEffect(machine, site, {
      operation,
      repeat: 'harmful',
      key,
      reason: `the idempotency key comes from ${sourceText(token, key)}`,
      randomToken: { parameter: does.keys?.[0] ?? '', origin: key },
    });
  } else {
    reportEffect(machine, site, {
      operation,
      repeat: token ? 'unknown' : 'harmful',
      key,
      reason: 'each delivery does it once more',
    });
  }
  runCallbacks(machine, args, ofOrigin(Origin.read), site);
  return pendingIn(machine, ofOrigin(Origin.read | Origin.unknown));
}

/** The key among the arguments: named, in an object, or set by a method of a builder. */
function tokenIn(args: CallArgs, keys: readonly string[]): Value | undefined {
  for (const name of keys) {
    const named = args.named.get(name);
    if (named) return named;
    for (const one of args.list) {
      const inside = fieldOf(one, name) ?? builtWith(one, name);
      if (inside) return inside;
    }
  }
  return undefined;
}

/** `RequestOptions.builder().setIdempotencyKey(x).build()`. */
function builtWith(value: Value, name: string): Value | undefined {
  for (const shape of value.shapes) {
    if (shape.kind !== 'external') continue;
    for (let at: ExternalShape | null = shape, depth = 0; at && depth < 12; at = at.base, depth++) {
      if (loose(at.path).endsWith(`set${loose(name)}()`)) return at.args?.list[0];
    }
  }
  return undefined;
}
