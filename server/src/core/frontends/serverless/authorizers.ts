/** Functions that APIs ask before they let a caller through. */
import type { Data } from '../../model/data';
import type { Value } from '../../model/value';
import type { YamlNode } from '../../yaml/node';
import type { TriggerParts } from './event-reading';
import { naming } from './naming';
import {
  field,
  fieldAt,
  isPlainMap,
  plainText,
  readValue,
  reference,
  type ServiceContext,
  textWithHoles,
} from './service-context';

/** A function by name, or the ARN of one; user pools and IAM are no functions. */
export function restAuthorizer(
  authorizer: YamlNode | undefined,
  source: Value<Data>,
  service: ServiceContext,
): readonly TriggerParts[] {
  if (!authorizer) return [];
  const map = isPlainMap(authorizer) ? authorizer : undefined;
  const type = plainText(field(map, 'type'))?.toUpperCase();
  if (type === 'AWS_IAM' || type === 'COGNITO_USER_POOLS' || field(map, 'authorizerId')) return [];
  const named = map ? (field(map, 'arn') ?? field(map, 'name')) : authorizer;
  const name = plainText(named);
  if (named === undefined || name?.toUpperCase() === 'AWS_IAM') return [];
  const isArn = name === undefined || name.includes(':');
  if (textWithHoles(readValue(named, service))?.includes(':cognito-idp:')) return [];
  const target = isArn || !name ? readValue(named, service) : reference(naming.fn(name), 'Arn', named.span);
  return [authorizerOf(naming.restAuthorizer(plainText(field(map, 'name')) ?? name ?? ''), named, target, source)];
}

export function authorizerOf(name: string, at: YamlNode, target: Value<Data>, source: Value<Data>): TriggerParts {
  return { kind: 'authorizer', name, source, label: null, target, at };
}

/** `provider.httpApi.authorizers`: made as soon as there is a route at all. */
export function httpApiAuthorizers(service: ServiceContext): readonly TriggerParts[] {
  const authorizers = fieldAt(service.provider, 'httpApi', 'authorizers');
  if (authorizers?.kind !== 'map') return [];
  return authorizers.pairs.flatMap(({ key, value }) => {
    if (plainText(field(value, 'type')) !== 'request') return [];
    const fnName = field(value, 'functionName');
    const arn = field(value, 'functionArn');
    const name = naming.httpAuthorizer(plainText(field(value, 'name')) ?? key.text);
    const source = reference(naming.httpApi, null, key.span);
    const named = plainText(fnName);
    if (fnName && named !== undefined) {
      return [authorizerOf(name, fnName, reference(naming.fn(named), 'Arn', fnName.span), source)];
    }
    return arn ? [authorizerOf(name, arn, readValue(arn, service), source)] : [];
  });
}
