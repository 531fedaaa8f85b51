/** Templates deployed by a template: `AWS::CloudFormation::Stack`, and `AWS::Serverless::Application` in SAM. */

import type { Data } from '../../model/data';
import { asString, emptyMap } from '../../model/data';
import { known, type Value } from '../../model/value';
import { mapsIn } from './each';
import type { Extractor, Fragment } from './fragment';

export const nestedStack: Extractor = ({ id, properties }, surroundings) =>
  nestedAt(id, properties.get('TemplateURL'), properties.get('Parameters'), surroundings);

/** `location` counts where it is a path to a file beside the template. */
export function nestedAt(
  id: string,
  location: Value<Data> | undefined,
  parameters: Value<Data> | undefined,
  { uriOf }: Parameters<Extractor>[1],
): Fragment {
  const path = known(asString(location));
  const uri = path === undefined ? undefined : uriOf(path);
  return { nested: [{ id, uri, parameters: mapsIn(parameters)[0] ?? emptyMap }] };
}
