/** The rest of SAM's resource types: state machines, tables, layers, nested applications. */
import type { Resource } from '../../model/app';
import { asString, type Data, type DataMap } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { Span } from '../../text/span';
import { mapsAt } from '../cloudformation/each';
import type { Fragment } from '../cloudformation/fragment';
import { nestedAt } from '../cloudformation/nested-stack';
import { definitionsOf, stateMachineDrafts } from '../cloudformation/state-machine';
import { byDefault, layered, lazyMap, mapOf } from '../values/data-maps';
import { eventsOf } from './function-events';
import type { EventContext } from './sam-event';

export function samStateMachine(written: Resource, { surroundings, globals }: EventContext): Fragment {
  const properties = renamedBack(written.properties, {
    StateMachineName: 'Name',
    StateMachineType: 'Type',
    LoggingConfiguration: 'Logging',
    RoleArn: 'Role',
    TracingConfiguration: 'Tracing',
  });
  const defaults = mapOf({ StateMachineType: byDefault('STANDARD', written.nameSpan) });
  const resource: Resource = {
    ...written,
    type: 'AWS::StepFunctions::StateMachine',
    properties: layered(properties, defaults),
  };
  // Events start the machine, not a function; only what SAM makes for them counts here.
  const { resources } = eventsOf(written, { fn: written.id, qualifier: null }, { surroundings, globals });
  return {
    resources: [resource, ...resources],
    triggers: stateMachineDrafts(resource, definitionsOf(written.properties, surroundings)),
  };
}

export function samTable(written: Resource): Fragment {
  const { properties, nameSpan } = written;
  const [key] = mapsAt(properties, 'PrimaryKey');
  const name = key?.get('Name') ?? byDefault('id', nameSpan);
  const type = known(asString(key?.get('Type'))) ?? 'String';
  const one = (entries: Readonly<Record<string, Value<Data>>>): Value<Data> =>
    byDefault({ kind: 'list', items: [byDefault(mapOf(entries), nameSpan)] }, nameSpan);
  const made = mapOf({
    KeySchema: one({ AttributeName: name, KeyType: byDefault('HASH', nameSpan) }),
    AttributeDefinitions: one({ AttributeName: name, AttributeType: byDefault(type.charAt(0), nameSpan) }),
  });
  const table: Resource = { ...written, type: 'AWS::DynamoDB::Table', properties: layered(made, properties) };
  return { resources: [table] };
}

export function samLayer(written: Resource): Fragment {
  return { resources: [{ ...written, type: 'AWS::Lambda::LayerVersion' }] };
}

export function samApplication(written: Resource, { surroundings }: EventContext): Fragment {
  const { id, properties } = written;
  const stack: Resource = { ...written, type: 'AWS::CloudFormation::Stack' };
  return {
    resources: [stack],
    ...nestedAt(id, properties.get('Location'), properties.get('Parameters'), surroundings),
  };
}

/** The same values under CloudFormation's names; other names stay. */
function renamedBack(properties: DataMap, names: Readonly<Record<string, string>>): DataMap {
  const spelled = new Map(Object.entries(names).map(([to, from]) => [from, to]));
  const original = (key: string): string => (Object.hasOwn(names, key) ? (names[key] ?? key) : key);
  return lazyMap(
    properties.keys.map((key) => spelled.get(key) ?? key),
    (key) => (spelled.has(key) ? undefined : properties.get(original(key))),
    (key): Span | undefined => properties.keySpan(original(key)),
  );
}
