/** `AWS::StepFunctions::StateMachine`: the functions its tasks invoke. */
import type { Resource } from '../../model/app';
import { type Data, type DataMap, isReference, isTemplate } from '../../model/data';
import { known, possible, type Value } from '../../model/value';
import type { Path } from '../../yaml/edits';
import { draftOf, selfReference } from './draft';
import { mapItems, mapsAt, mapsIn, textAt } from './each';
import type { Extractor, Surroundings, TriggerDraft } from './fragment';
import { parseDefinition, substituted } from './state-machine-definition';

export const stateMachine: Extractor = (resource, surroundings) => ({
  triggers: stateMachineDrafts(resource, definitionsOf(resource.properties, surroundings)),
});

/** Every form a definition can have: written out, as JSON text, or in a file beside the template. */
export function definitionsOf(properties: DataMap, { file }: Surroundings): readonly Definition[] {
  const [substitutions] = mapsIn(properties.get('DefinitionSubstitutions'));
  const texts = possible(properties.get('DefinitionString')).flatMap(({ value }) => mapsIn(parseDefinition(value)));
  const path = textAt(properties, 'DefinitionUri') ?? textAt(properties, 'DefinitionS3Location');
  const files = path === undefined ? [] : mapsIn(file(path));
  const written = mapsIn(properties.get('Definition'));
  const found: readonly Definition[] = [
    ...written.map((map) => ({ map, path: written.length === 1 ? ['Definition'] : undefined })),
    ...[...texts, ...files].map((map) => ({ map, path: undefined })),
  ];
  return substitutions ? found.map(({ map, path }) => ({ map: substituted(map, substitutions), path })) : found;
}

export interface Definition {
  readonly map: DataMap;
  /** Where it stands among the properties; undefined where it can't be edited by path. */
  readonly path: Path | undefined;
}

export function stateMachineDrafts(resource: Resource, definitions: readonly Definition[]): readonly TriggerDraft[] {
  return definitions
    .flatMap((definition) => statesOf(definition, 0))
    .flatMap(({ name, state, span, path }) => {
      const task = taskOf(state);
      if (task === undefined) return [];
      const draft = draftOf(resource, {
        kind: 'step-functions',
        target: task.target,
        source: selfReference(resource),
        settings: state,
        label: name,
        key: name,
        inside: (inner) => path && [...path, ...inner],
        ...(task.isAsync ? { invocation: 'async' as const } : {}),
      });
      return [{ ...draft, name, nameSpan: span ?? draft.nameSpan }];
    });
}

interface State {
  readonly name: string;
  readonly state: DataMap;
  readonly span: ReturnType<DataMap['keySpan']>;
  readonly path: Path | undefined;
}

/** All states, also those inside parallel branches and maps. */
function statesOf(machine: Definition, depth: number): readonly State[] {
  if (depth > 20) return [];
  return mapsAt(machine.map, 'States').flatMap((states) =>
    states.keys.flatMap((name) =>
      mapsIn(states.get(name)).flatMap((state) => {
        const path = machine.path && [...machine.path, 'States', name];
        const inner = [
          ...mapItems(state.get('Branches')).map(({ map, index }) => ({
            map,
            path: path && [...path, 'Branches', index],
          })),
          ...['Iterator', 'ItemProcessor'].flatMap((key) =>
            mapsAt(state, key).map((map) => ({ map, path: path && [...path, key] })),
          ),
        ];
        return [{ name, state, span: states.keySpan(name), path }, ...inner.flatMap((one) => statesOf(one, depth + 1))];
      }),
    ),
  );
}

function taskOf(state: DataMap): { target: Value<Data> | undefined; isAsync: boolean } | undefined {
  const type = textAt(state, 'Type');
  const resource = state.get('Resource');
  if (type !== 'Task' || resource === undefined) return undefined;
  const data = known(resource);
  const service = serviceOf(data);
  if (/:states:/.test(service)) {
    if (!/:lambda:invoke\b/i.test(service)) return undefined;
  } else if (isReference(data) || /:lambda:|:function:/.test(service)) {
    return { target: resource, isAsync: false };
  }
  const [parameters] = [...mapsAt(state, 'Parameters'), ...mapsAt(state, 'Arguments')];
  return {
    target: parameters?.get('FunctionName') ?? resource,
    isAsync: parameters !== undefined && textAt(parameters, 'InvocationType') === 'Event',
  };
}

/** The ARN's text with its holes left out. */
function serviceOf(data: Data | undefined): string {
  if (typeof data === 'string') return data;
  if (isTemplate(data)) return data.parts.map((part) => (typeof part === 'string' ? part : '')).join('');
  return '';
}
