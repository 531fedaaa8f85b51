/** The resource types of SAM, each with what the translator makes of it. */
import type { Resource } from '../../model/app';
import type { DataMap } from '../../model/data';
import type { Fragment, Surroundings } from '../cloudformation/fragment';
import type { Environment } from './environment';
import { withGlobals } from './globals';
import { samFunction } from './sam-function';

export type SamSurroundings = Environment & { readonly surroundings: Surroundings };

/** Properties with the Globals of its type merged in. */
export function globalsMerged(resource: Resource, section: string, environment: Environment): Resource {
  const ignore = resource.attributes.get('IgnoreGlobals');
  const properties = withGlobals(resource.properties, environment.globals(section), ignore, resource.nameSpan);
  return { ...resource, properties };
}

interface SamResource {
  (resource: Resource, environment: SamSurroundings): Fragment;
  /** As CloudFormation's, for others that look at it. */
  properties?(resource: Resource, environment: Environment): DataMap;
}

const serverlessFunction: SamResource = (resource, environment) =>
  samFunction(globalsMerged(resource, 'Function', environment), environment);

export const samResources: ReadonlyMap<string, SamResource> = new Map([
  ['AWS::Serverless::Function', serverlessFunction],
]);
