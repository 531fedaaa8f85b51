/** The availability zone of a subnet as it is written, so that equal ones can be told. */
import { textOf } from '../../graph/arn';
import { lookup } from '../../graph/lookup';
import type { Resource } from '../../model/app';
import { asString, type Data, isTemplate } from '../../model/data';
import { known, type Value } from '../../model/value';

export function zoneOf({ properties }: Resource): string | undefined {
  const zone: Value<Data> | undefined =
    lookup(properties, 'AvailabilityZone') ?? lookup(properties, 'AvailabilityZoneId');
  if (zone?.kind === 'located' && isTemplate(zone.value)) return textOf(zone.value);
  return known(asString(zone));
}
