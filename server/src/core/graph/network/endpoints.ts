/** VPC endpoints of the template: which AWS services a subnet reaches without a way out. */
import { interfaceEndpoint, soundsLike } from '../../catalog/interface-endpoints';
import type { App, Resource } from '../../model/app';
import { asBoolean, asString, type Data, isTemplate } from '../../model/data';
import { known, type Value } from '../../model/value';
import { textOf } from '../arn';
import type { Graph } from '../graph';
import { itemsOf, lookup } from '../lookup';
import { ingressFault } from './endpoint-ingress';
import type { Groups, Way } from './firewall';
import type { SubnetReach } from './network';

export interface EndpointReach {
  readonly reach: 'yes' | 'no' | 'unknown';
  readonly endpoint: Resource;
  /** Why an endpoint that is there does not serve. */
  readonly reason: string;
  readonly fault?: EndpointFault;
}

export type EndpointFault =
  /** A gateway endpoint is not in the route tables of these subnets. */
  | { readonly kind: 'routes'; readonly subnets: readonly SubnetReach[] }
  | { readonly kind: 'private-dns' | 'vpc-dns' }
  /** What keeps the function's calls in, or the endpoint's security group that keeps them out. */
  | { readonly kind: 'egress' | 'ingress'; readonly by: Resource };

export interface Endpoints {
  /** Undefined when the VPC has no endpoint for the service. */
  reach(service: string, caller: Caller): EndpointReach | undefined;
}

export interface Caller {
  readonly vpc: Resource;
  readonly subnets: readonly SubnetReach[];
  /** The security groups of the function. */
  readonly groups: Groups;
  blocked(way: Way): Resource | undefined;
}

export function createEndpoints(app: App, resolve: Graph['resolve']): Endpoints {
  let kept: readonly Endpoint[] | undefined;
  const all = (): readonly Endpoint[] => {
    kept ??= [...app.resources.values()]
      .filter((resource) => resource.type === 'AWS::EC2::VPCEndpoint')
      .map((resource) => read(resource));
    return kept;
  };

  const gatewayReach = ({ resource }: Endpoint, subnets: readonly SubnetReach[]): EndpointReach => {
    const { items, complete } = itemsOf(lookup(resource.properties, 'RouteTableIds'));
    const targets = items.map((item) => resolve(item));
    const open = !complete || targets.some((target) => target.kind !== 'resource');
    const served = new Set(targets.flatMap((target) => (target.kind === 'resource' ? [target.id] : [])));
    const unserved = subnets.filter(({ routeTable }) => routeTable === undefined || !served.has(routeTable));
    const [left] = unserved;
    if (left === undefined) return { reach: 'yes', endpoint: resource, reason: '' };
    if (open || left.id === null)
      return { reach: 'unknown', endpoint: resource, reason: 'its route tables can not all be read' };
    const table = left.routeTable
      ? `\`${left.routeTable}\`, the route table of \`${left.id}\``
      : `the route table of \`${left.id}\``;
    const reason = `\`${resource.id}\` does not serve ${table}`;
    return { reach: 'no', endpoint: resource, reason, fault: { kind: 'routes', subnets: unserved } };
  };

  const interfaceReach = ({ resource }: Endpoint, vpc: Resource): EndpointReach => {
    const setting = lookup(resource.properties, 'PrivateDnsEnabled');
    if (setting === undefined) return { reach: 'unknown', endpoint: resource, reason: 'its private DNS is not stated' };
    const privateDns = known(asBoolean(setting));
    if (privateDns === undefined)
      return { reach: 'unknown', endpoint: resource, reason: 'its private DNS can not be read' };
    if (!privateDns) {
      return {
        reach: 'no',
        endpoint: resource,
        reason: `\`${resource.id}\` has no private DNS, so the service's usual name does not lead to it`,
        fault: { kind: 'private-dns' },
      };
    }
    // Support is on and host names are off unless stated (EC2 API reference, ModifyVpcAttribute).
    const support = lookup(vpc.properties, 'EnableDnsSupport');
    const hostnames = lookup(vpc.properties, 'EnableDnsHostnames');
    if (known(asBoolean(support)) === false || (known(asBoolean(hostnames)) !== true && !isOpen(hostnames))) {
      return {
        reach: 'no',
        endpoint: resource,
        reason: `private DNS of \`${resource.id}\` needs EnableDnsSupport and EnableDnsHostnames on \`${vpc.id}\``,
        fault: { kind: 'vpc-dns' },
      };
    }
    return { reach: isOpen(hostnames) || isOpen(support) ? 'unknown' : 'yes', endpoint: resource, reason: '' };
  };

  return {
    reach(service, { vpc, subnets, groups, blocked }) {
      const found = all().filter((endpoint) => {
        if (
          endpoint.service !== null &&
          endpoint.service !== service &&
          endpoint.service !== interfaceEndpoint(service) &&
          !soundsLike(endpoint.service, service)
        )
          return false;
        const target = resolve(lookup(endpoint.resource.properties, 'VpcId'));
        return target.kind !== 'resource' || target.id === vpc.id;
      });
      const reaches = found.map((endpoint): EndpointReach => {
        if (endpoint.service === null)
          return { reach: 'unknown', endpoint: endpoint.resource, reason: 'its service can not be read' };
        if (soundsLike(endpoint.service, service))
          return { reach: 'unknown', endpoint: endpoint.resource, reason: 'it may serve what is called' };
        if (endpoint.resource.condition !== null)
          return { reach: 'unknown', endpoint: endpoint.resource, reason: 'it depends on a condition' };
        if (endpoint.isGateway === null)
          return { reach: 'unknown', endpoint: endpoint.resource, reason: 'its type can not be read' };
        const reached = endpoint.isGateway ? gatewayReach(endpoint, subnets) : interfaceReach(endpoint, vpc);
        if (reached.reach === 'no') return reached;
        const jail = blocked(endpoint.isGateway ? 'gateway' : 'interface');
        if (jail) {
          const reason = `\`${jail.id}\` lets no HTTPS out to it`;
          return { reach: 'no', endpoint: endpoint.resource, reason, fault: { kind: 'egress', by: jail } };
        }
        const wall = endpoint.isGateway ? undefined : ingressFault(app, resolve, endpoint.resource, groups);
        if (wall === undefined) return reached;
        const reason = `\`${wall.id}\`, the security group of \`${endpoint.resource.id}\`, lets no HTTPS of the function in`;
        return { reach: 'no', endpoint: endpoint.resource, reason, fault: { kind: 'ingress', by: wall } };
      });
      return (
        reaches.find(({ reach }) => reach === 'yes') ?? reaches.find(({ reach }) => reach === 'unknown') ?? reaches[0]
      );
    },
  };
}

interface Endpoint {
  readonly resource: Resource;
  /** `s3`, `dynamodb`, `sqs`; null where it can't be read. */
  readonly service: string | null;
  /** Null where the type can't be read. */
  readonly isGateway: boolean | null;
}

function read(resource: Resource): Endpoint {
  const setting = lookup(resource.properties, 'VpcEndpointType');
  const type = known(asString(setting));
  const isGateway = setting === undefined ? true : type === undefined ? null : type === 'Gateway';
  return { resource, service: serviceOf(lookup(resource.properties, 'ServiceName')), isGateway };
}

/** `com.amazonaws.${AWS::Region}.sqs` names `sqs`. */
function serviceOf(value: Value<Data> | undefined): string | null {
  if (value?.kind !== 'located') return null;
  const text = isTemplate(value.value) ? textOf(value.value) : value.value;
  if (typeof text !== 'string') return null;
  return (
    /^(?:com|cn\.com|aws|com\.amazonaws\.cn)\.(?:amazonaws\.)?(?:\$\{[^}]*\}|[a-z]{2}-[a-z-]+-\d)\.(.+)$/.exec(
      text,
    )?.[1] ?? (text.includes('.') ? text : null)
  );
}

const isOpen = (value: Value<Data> | undefined): boolean =>
  value?.kind === 'unresolved' || value?.kind === 'alternatives';
