/** `stepFunctions.stateMachines` of the plugin serverless-step-functions: which functions the steps call. */
import type { Resource } from '../../model/app';
import { type Data, type DataMap, emptyMap, isList, isMap, isReference } from '../../model/data';
import { mapValue, type Value } from '../../model/value';
import { type MapNode, type Pair, valueAt } from '../../yaml/node';
import type { Fragment } from '../cloudformation/fragment';
import { definitionsOf, stateMachineDrafts } from '../cloudformation/state-machine';
import { lazyList, lazyMap } from '../values/data-maps';
import { naming, stateMachineId } from './naming';
import { field, plainText, readValue } from './service-context';
import type { ServiceState } from './service-state';
import { settingsOf, taken } from './settings';
import { stateMachineSite, stateSite } from './site';

export function stateMachineFragments(
  root: MapNode,
  functionKeys: ReadonlySet<string>,
  state: ServiceState,
): readonly Fragment[] {
  const written = valueAt(root, 'stepFunctions');
  const machines = field(written && state.variables.expand(written), 'stateMachines');
  const parts = machines?.kind === 'seq' ? machines.items : machines ? [machines] : [];
  return parts
    .flatMap((part) => (part.kind === 'map' ? part.pairs : []))
    .map((pair) => machineFragment(pair, functionKeys, state));
}

function machineFragment(pair: Pair, functionKeys: ReadonlySet<string>, { service }: ServiceState): Fragment {
  const { key, value } = pair;
  const definition = field(value, 'definition');
  const properties = settingsOf([
    taken('StateMachineName', value, 'name', service),
    taken('StateMachineType', value, 'type', service),
    definition && {
      name: 'Definition',
      value: () => withLogicalIds(readValue(definition, service), functionKeys),
      keySpan: definition.span,
    },
  ]);
  const resource: Resource = {
    id: plainText(field(value, 'id')) ?? stateMachineId(key.text, plainText(field(value, 'name'))),
    type: 'AWS::StepFunctions::StateMachine',
    properties,
    condition: null,
    attributes: emptyMap,
    nameSpan: key.span,
    span: pair.span,
    generated: false,
    owner: null,
    site: stateMachineSite(pair),
  };
  const nothing = () => undefined;
  const surroundings = { typeOf: nothing, propertiesOf: nothing, file: nothing, uriOf: nothing };
  return {
    resources: [resource],
    triggers: stateMachineDrafts(resource, definitionsOf(properties, surroundings)).map((draft) => ({
      ...draft,
      site: stateSite(pair, draft.site),
    })),
  };
}

/** The plugin lets `!GetAtt hello.Arn` name a function by its key under `functions:`. */
function withLogicalIds(value: Value<Data>, keys: ReadonlySet<string>): Value<Data> {
  return mapValue(value, (data): Data => {
    if (isMap(data)) return mapWithIds(data, keys);
    if (isList(data)) return lazyList(1, () => data.items.map((item) => withLogicalIds(item, keys)));
    return isReference(data) && keys.has(data.target) ? { ...data, target: naming.fn(data.target) } : data;
  });
}

function mapWithIds(map: DataMap, keys: ReadonlySet<string>): DataMap {
  return lazyMap(
    map.keys,
    (key) => {
      const value = map.get(key);
      return value && withLogicalIds(value, keys);
    },
    map.keySpan,
  );
}
