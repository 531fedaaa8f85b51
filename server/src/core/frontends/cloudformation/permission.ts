/**
 * `AWS::Lambda::Permission`. Most permissions only repeat what a rule, a bucket or an API says. Two kinds are all there
 * is to see: skills of Alexa have no resource, and the routes of an API may stand in a file that can't be read.
 */
import type { EventSourceKind } from '../../catalog/event-sources';
import { type Data, isReference, isTemplate } from '../../model/data';
import { possible, type Value } from '../../model/value';
import { draftOf } from './draft';
import { textAt } from './each';
import type { Extractor, Surroundings } from './fragment';
import { routeLabel } from './openapi-body';

export const permission: Extractor = (resource, surroundings) => {
  const { properties } = resource;
  const principal = textAt(properties, 'Principal');
  const target = properties.get('FunctionName');
  if (principal?.startsWith('alexa-')) {
    return { triggers: [draftOf(resource, { kind: 'alexa', target, settings: properties, weak: 'same-kind' })] };
  }
  const api = principal === 'apigateway.amazonaws.com' ? apiIn(properties.get('SourceArn'), surroundings) : undefined;
  if (api === undefined) return {};
  const { kind, source, label } = api;
  return { triggers: [draftOf(resource, { kind, target, source, label, settings: properties, weak: 'same-source' })] };
};

interface NamedApi {
  readonly kind: EventSourceKind;
  readonly source: Value<Data>;
  readonly label: string | null;
}

/** The API in `arn:...:execute-api:...:${Api}/stage/GET/path`, if its definition lies elsewhere. */
function apiIn(arn: Value<Data> | undefined, surroundings: Surroundings): NamedApi | undefined {
  for (const { value } of possible(arn)) {
    if (!isTemplate(value.value)) continue;
    const { parts } = value.value;
    const at = parts.findIndex(
      (part) => isReference(part as Data) && isHidden((part as { target: string }).target, surroundings),
    );
    const api = parts[at];
    if (api === undefined || typeof api === 'string' || api.kind !== 'ref') continue;
    const rest = parts
      .slice(at + 1)
      .map((part) => (typeof part === 'string' ? part : '*'))
      .join('');
    if (rest.startsWith('/authorizers/')) continue;
    const [, , method, ...path] = rest.split('/');
    const isRest = surroundings.typeOf(api.target) === 'AWS::ApiGateway::RestApi';
    return {
      kind: isRest ? 'api' : 'http-api',
      source: { ...value, value: api },
      label: method === undefined || method === '*' ? null : routeLabel(method, `/${path.join('/')}`),
    };
  }
  return undefined;
}

function isHidden(id: string, { typeOf, propertiesOf }: Surroundings): boolean {
  const type = typeOf(id);
  if (type !== 'AWS::ApiGateway::RestApi' && type !== 'AWS::ApiGatewayV2::Api') return false;
  return propertiesOf(id)?.get('BodyS3Location') !== undefined;
}
