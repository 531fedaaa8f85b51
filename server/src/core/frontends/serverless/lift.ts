/** `constructs` of the plugin Lift: a queue construct is a queue with a dead-letter queue and a worker function. */
import type { MapNode } from '../../yaml/node';
import type { Fragment } from '../cloudformation/fragment';
import type { ServiceState } from './service-state';

export function constructFragments(_root: MapNode, _state: ServiceState): readonly Fragment[] {
  return [];
}
