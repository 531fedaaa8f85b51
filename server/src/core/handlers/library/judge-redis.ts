/** Judges Redis by its commands, whatever way a client spells them. */
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import { type CallArgs, Origin, ofOrigin, shapeOf, type Value } from '../interpret/value';
import { isRelative, textOf } from '../interpret/value-queries';
import { keyOrigin, repeats, sourceText } from './origin';
import { fieldOf } from './params';
import { computed, reportEffect, reportOutbound } from './report';

const read = ofOrigin(Origin.read);

/** StackExchange.Redis has words of its own for the commands. */
const spokenIn = new Map<string, string>([
  ['stringset', 'set'],
  ['stringgetset', 'getset'],
  ['stringincrement', 'incr'],
  ['stringdecrement', 'decr'],
  ['stringappend', 'append'],
  ['hashset', 'hset'],
  ['hashincrement', 'hincrby'],
  ['hashdecrement', 'hincrby'],
  ['hashdelete', 'hdel'],
  ['listleftpush', 'lpush'],
  ['listrightpush', 'rpush'],
  ['listleftpop', 'lpop'],
  ['listrightpop', 'rpop'],
  ['setadd', 'sadd'],
  ['setremove', 'srem'],
  ['setpop', 'spop'],
  ['sortedsetadd', 'zadd'],
  ['sortedsetincrement', 'zincrby'],
  ['sortedsetdecrement', 'zincrby'],
  ['sortedsetremove', 'zrem'],
  ['streamadd', 'xadd'],
  ['keydelete', 'del'],
  ['keyexpire', 'expire'],
]);

/** `When.NotExists` of .NET. */
const isNotExists = (value: Value): boolean => /\.NotExists$/.test(shapeOf(value, 'external')?.path ?? '');

export function callRedis(machine: Machine, method: string, args: CallArgs, site: Site): Value {
  const loosely = loose(method);
  const name = spokenIn.get(loosely.replace(/async$/, '')) ?? loosely;
  reportOutbound(machine, site, 'database', null);
  const operation = `redis:${name.toUpperCase()}`;
  const [first, , ...options] = args.list;
  const key = keyOrigin(first);
  const onlyNew =
    name === 'setnx' ||
    name === 'hsetnx' ||
    (name === 'set' &&
      (args.named.has('nx') ||
        options.some(
          (one) => textOf(one)?.toUpperCase() === 'NX' || fieldOf(one, 'NX') !== undefined || isNotExists(one),
        )));
  if (onlyNew) {
    // A lock is given back when the work is done: it keeps two from working at once, and nobody from working again.
    const isLock = /lock|mutex|semaphore/i.test(textOf(first) ?? '');
    const strength = key === 'event' && !isLock ? ('sure' as const) : ('maybe' as const);
    reportEffect(machine, site, {
      operation,
      repeat: repeats(key) ? 'harmless' : 'unknown',
      key,
      guard: 'set only if new',
      reason: 'is set only once',
    });
    const guard = { text: `behind \`${operation} NX\``, strength, at: site.at, uri: machine.frame.unit.uri };
    machine.told = guard;
    return { ...read, whenTrue: [guard], whenFalse: [guard] };
  }
  if (
    /^(incr|incrby|incrbyfloat|decr|decrby|hincrby|hincrbyfloat|zincrby|lpush|rpush|lpushx|rpushx|append|xadd|publish|lpop|rpop|rpoplpush|pfadd_|brpop|blpop|spop|lmove)$/.test(
      name,
    )
  ) {
    reportEffect(machine, site, { operation, repeat: 'harmful', key, reason: 'adds again with each delivery' });
  } else if (
    /^(set|hset|hmset|mset|setex|psetex|sadd|zadd|geoadd|jsonset|lset|expire|pexpire|del|unlink|srem|zrem|hdel|persist|rename|getset)$/.test(
      name,
    )
  ) {
    const bad = key === 'random' || key === 'time';
    const adds = [...args.list.slice(1), ...args.named.values()].some(isRelative);
    reportEffect(machine, site, {
      operation,
      repeat: bad || adds ? 'harmful' : repeats(key) ? 'harmless' : 'unknown',
      key,
      reason: adds ? computed : `key from ${sourceText(first, key)}`,
    });
  } else if (
    !/^(on|connect|quit|disconnect|close|pipeline|multi|exec|execute|ping|auth|select|eval|evalsha|watch|unwatch|script|duplicate|end)$/.test(
      name,
    )
  ) {
    reportEffect(machine, site, { operation, access: 'read', repeat: 'harmless', reason: 'reads' });
  } else if (/^exec(ute)?$/.test(name) && machine.told) {
    // Commands that were gathered answer together.
    return { ...read, whenTrue: [machine.told], whenFalse: [machine.told] };
  } else if (/^eval/.test(name)) {
    reportEffect(machine, site, { operation, repeat: 'unknown', reason: 'what the script does can not be seen here' });
  }
  return read;
}
