/** The resource types of SAM, each with what the translator makes of it. */
import type { Resource } from '../../model/app';
import type { Fragment, Surroundings } from '../cloudformation/fragment';
import type { Environment } from './environment';
import { withGlobals } from './globals';
import { samApi, samGraphQlApi, samHttpApi, samWebSocketApi } from './sam-apis';
import { samFunction } from './sam-function';
import { samApplication, samLayer, samStateMachine, samTable } from './sam-others';

type SamResource = (resource: Resource, environment: Environment & { readonly surroundings: Surroundings }) => Fragment;

/** With the Globals of its section merged in. */
const merging =
  (section: string, read: SamResource): SamResource =>
  (resource, environment) => {
    const ignore = resource.attributes.get('IgnoreGlobals');
    const properties = withGlobals(resource.properties, environment.globals(section), ignore, resource.nameSpan);
    return read({ ...resource, properties }, environment);
  };

export const samResources: ReadonlyMap<string, SamResource> = new Map([
  ['AWS::Serverless::Function', merging('Function', samFunction)],
  ['AWS::Serverless::Api', merging('Api', samApi)],
  ['AWS::Serverless::HttpApi', merging('HttpApi', samHttpApi)],
  ['AWS::Serverless::WebSocketApi', merging('WebSocketApi', samWebSocketApi)],
  ['AWS::Serverless::StateMachine', merging('StateMachine', samStateMachine)],
  ['AWS::Serverless::SimpleTable', merging('SimpleTable', samTable)],
  ['AWS::Serverless::LayerVersion', merging('LayerVersion', samLayer)],
  ['AWS::Serverless::GraphQLApi', samGraphQlApi],
  ['AWS::Serverless::Application', samApplication],
]);
