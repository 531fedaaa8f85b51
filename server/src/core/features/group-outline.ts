/** The outline by kind: functions first, then what carries events, what keeps data, and the rest. */
import type { OutlineItem, OutlineKind } from './outline';

interface Group {
  readonly name: string;
  readonly kinds: readonly OutlineKind[];
}

const groups: readonly Group[] = [
  { name: 'Functions', kinds: ['function'] },
  { name: 'APIs', kinds: ['api'] },
  { name: 'Queues', kinds: ['queue'] },
  { name: 'Dead-letter queues', kinds: ['dlq'] },
  { name: 'Topics', kinds: ['topic'] },
  { name: 'Streams', kinds: ['stream'] },
  { name: 'Event buses and rules', kinds: ['bus'] },
  { name: 'Schedules', kinds: ['clock'] },
  { name: 'Workflows', kinds: ['workflow'] },
  { name: 'Tables', kinds: ['table'] },
  { name: 'Buckets', kinds: ['bucket'] },
  { name: 'Users', kinds: ['user'] },
  { name: 'Logs', kinds: ['log'] },
  { name: 'Alarms', kinds: ['alarm'] },
  { name: 'Network', kinds: ['network'] },
  { name: 'Permissions', kinds: ['permission'] },
];

const others = 'Other resources';

/**
 * The place of a group is the name of its first member. Resources of a kind stand apart in the file: a range around all
 * of them would hold others too, and editors would then show a wrong name over what they hold.
 */
export function groupOutline(items: readonly OutlineItem[]): readonly OutlineItem[] {
  const nameOf = new Map(groups.flatMap(({ name, kinds }) => kinds.map((kind) => [kind, name] as const)));
  const members = new Map<string, OutlineItem[]>();
  for (const item of items) {
    const name = nameOf.get(item.kind) ?? others;
    members.set(name, [...(members.get(name) ?? []), item]);
  }
  return [...groups.map(({ name }) => name), others].flatMap((name) => {
    const children = members.get(name) ?? [];
    const [first] = children;
    if (!first) return [];
    const { kind, namePlace } = first;
    return [{ name, detail: String(children.length), kind, place: namePlace, namePlace, children }];
  });
}
