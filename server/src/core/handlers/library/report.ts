/** Notes an effect at the place of its call, under the guards that hold there. */
import type { Effect } from '../handler-facts';
import type { EffectRecord } from '../interpret/effect-record';
import { addGuards, type Guard, onSomeFailure, strongest } from '../interpret/guard';
import type { Machine, Outbound, Site } from '../interpret/machine';
import type { Value } from '../interpret/value';
import { clientSettings } from './client-settings';

export interface Finding {
  readonly operation: string;
  /** Writes where nothing is said. */
  readonly access?: Effect['access'];
  readonly repeat: Effect['repeat'];
  readonly key?: Effect['key'];
  readonly reason: string;
  /** The effect's own guard: a condition, a token from the event. */
  readonly guard?: string | null;
  readonly target?: Value | null | undefined;
  readonly forwards?: boolean;
  /** Ends what was delivered: where it fails, that comes again. */
  readonly settles?: boolean | undefined;
  /** What a guard can be for alone, such as the rows of one table. */
  readonly kind?: string | undefined;
  readonly randomToken?: EffectRecord['randomToken'];
  readonly fifo?: EffectRecord['fifo'];
  readonly labels?: EffectRecord['labels'] | undefined;
}

const noLabels: EffectRecord['labels'] = new Map();

/** Somebody is told something. */
const notices =
  /^(message|mail|chat|smtp|slack|sms|push|fcm|twilio|twitter):|^http:POST$|^(sqs:SendMessage|sns:Publish|ses(v2)?:Send|events:PutEvents|lambda:Invoke)/;

const rank = { harmless: 0, unknown: 1, harmful: 2 } as const;

/** Of effects that write what `isRelative`. */
export const computed = 'writes a value computed from what was read before';

export function reportEffect(machine: Machine, site: Site, finding: Finding): EffectRecord | null {
  if (machine.loading > 0) return null;
  machine.reports++;
  machine.work++;
  if (!finding.settles) machine.duties++;
  if (finding.access !== 'read') machine.writes++;
  const { uri } = machine.frame.unit;
  const around = strongest(machine.guards, finding.kind ?? (notices.test(finding.operation) ? 'notice' : undefined));
  let { repeat, reason } = finding;
  let guard = finding.guard ?? null;
  if (around && repeat !== 'harmless') {
    guard = around.text;
    repeat = around.strength === 'sure' ? 'harmless' : 'unknown';
    reason =
      around.strength === 'sure' || around === onSomeFailure
        ? `${reason}; ${around.text}`
        : `${reason}; ${around.text}, of which the key could not be traced`;
  }
  const record: EffectRecord = {
    uri,
    at: site.at,
    end: site.end,
    operation: finding.operation,
    access: finding.access ?? 'write',
    repeat,
    key: finding.key ?? 'none',
    guard,
    reason,
    inRecordLoop: machine.recordLoops > 0,
    forwards: finding.forwards ?? false,
    target: finding.target ?? null,
    randomToken: finding.randomToken ?? null,
    fifo: finding.fifo ?? null,
    labels: finding.labels ?? noLabels,
    conditional: machine.asked,
  };
  const id = `${uri}:${site.at}:${finding.operation}`;
  machine.latest = id;
  const before = machine.effects.get(id);
  if (before && rank[before.repeat] >= rank[repeat]) return before;
  machine.effects.set(id, record);
  return record;
}

/** From here on a second delivery does not get through. */
export function setGuard(
  machine: Machine,
  site: Site,
  text: string,
  strength: Guard['strength'],
  covers?: string,
): Guard {
  const guard = guardAt(machine, site, text, strength, covers);
  machine.guards = addGuards(machine.guards, [guard]);
  return guard;
}

/** The guard of a place: the same one in each turn of a loop. */
export function guardAt(
  machine: Machine,
  site: Site,
  text: string,
  strength: Guard['strength'],
  covers?: string,
): Guard {
  const { uri } = machine.frame.unit;
  const key = `${uri}:${site.at}:${strength}:${text}`;
  const guard = machine.guardsMade.get(key) ?? { text, strength, at: site.at, uri, ...(covers ? { covers } : {}) };
  machine.guardsMade.set(key, guard);
  return guard;
}

export function reportOutbound(
  machine: Machine,
  site: Site,
  kind: Outbound['kind'],
  name: string | null,
  url: Value | null = null,
): void {
  if (machine.loading > 0) return;
  const { uri } = machine.frame.unit;
  const settings = kind === 'aws' && site.client ? clientSettings(site.client) : undefined;
  machine.outbound.set(`${uri}:${site.at}:${name}`, {
    kind,
    name: settings?.isRedirected ? null : name,
    region: settings?.region ?? null,
    url,
    uri,
    at: site.at,
    end: site.end,
  });
}
