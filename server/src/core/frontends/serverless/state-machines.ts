/** `stepFunctions.stateMachines` of the plugin serverless-step-functions: which functions the steps call. */
import type { MapNode } from '../../yaml/node';
import type { Fragment } from '../cloudformation/fragment';
import type { ServiceState } from './service-state';

export function stateMachineFragments(_root: MapNode, _state: ServiceState): readonly Fragment[] {
  return [];
}
