/** The ARN of a resource, as a value of the template. */
import type { Resource } from '../../model/app';
import type { Data } from '../../model/data';
import type { Value } from '../../model/value';

export const arnOf = ({ id, nameSpan }: Resource): Value<Data> => ({
  kind: 'located',
  value: { kind: 'ref', target: id, attribute: 'Arn' },
  origin: 'literal',
  span: nameSpan,
});
