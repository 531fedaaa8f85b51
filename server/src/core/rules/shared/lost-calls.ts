/** Which calls in a function's code can not get out of its VPC, and whether the code is known well enough to speak of it. */
import { lookup } from '../../graph/lookup';
import type { EndpointReach } from '../../graph/network/endpoints';
import type { FunctionNetwork } from '../../graph/network/network';
import type { HandlerFacts, OutboundCall } from '../../handlers/handler-facts';
import type { LambdaFunction } from '../../model/app';
import { asMap } from '../../model/data';
import type { AppView } from '../rule';
import { serviceOfHost } from './aws-host';
import { hasPrivateName } from './private-names';

export interface NetworkView {
  readonly network: FunctionNetwork;
  readonly facts: HandlerFacts | undefined;
  /** Calls that can not get through, without those that an endpoint which is there should have carried. */
  readonly lost: readonly OutboundCall[];
  /** Calls whose endpoint is there but does not serve them, with the reason. */
  readonly missed: readonly { readonly call: OutboundCall; readonly endpoint: EndpointReach }[];
}

export function networkViews({ app, graph, handlers }: AppView): NetworkView[] {
  return [...app.functions.values()].flatMap((fn) => {
    const network = graph.network.of(fn.id);
    if (network === undefined) return [];
    const facts = handlers?.get(fn.id);
    const lost: OutboundCall[] = [];
    const missed: { call: OutboundCall; endpoint: EndpointReach }[] = [];
    for (const call of facts?.outbound ?? []) {
      const goal = goalOf(call, fn, graph);
      if (goal === 'unknown') continue;
      if (goal === 'internet') {
        if (network.reachesInternet() === 'no') lost.push(call);
        continue;
      }
      const { reach, endpoint } = network.reachesService(goal.service, call.region);
      if (reach !== 'no') continue;
      if (endpoint?.reach === 'no') missed.push({ call, endpoint });
      else lost.push(call);
    }
    return [{ network, facts, lost, missed }];
  });
}

/** Where a call goes; `unknown` holds all that is, or may be, inside the VPC. */
function goalOf(
  { kind, name }: OutboundCall,
  fn: LambdaFunction,
  graph: AppView['graph'],
): 'internet' | 'unknown' | { readonly service: string } {
  if (kind === 'database' || name === null || isRedirected(fn, kind, name)) return 'unknown';
  const ofAws = kind === 'http' ? serviceOfHost(name) : { service: name };
  if (ofAws?.service === null) return 'unknown';
  if (hasPrivateName(kind === 'http' ? name : `${name}.*.amazonaws.com`, graph)) return 'unknown';
  if (ofAws) return { service: ofAws.service };
  return mayBeNear(name, fn, graph) ? 'unknown' : 'internet';
}

/** Variables that send calls to another place than the code says: a proxy, an endpoint's own address. */
function isRedirected(fn: LambdaFunction, kind: OutboundCall['kind'], name: string): boolean {
  const own = `AWS_ENDPOINT_URL_${name.toUpperCase().replaceAll('-', '_')}`;
  const variables = asMap(lookup(fn.properties, 'Environment', 'Variables'))?.keys ?? [];
  return variables.some(
    (key) => /^(https?|all)_proxy$/i.test(key) || (kind === 'aws' && (key === 'AWS_ENDPOINT_URL' || key === own)),
  );
}

/** Whether the code was read to its ends, so that what was not seen is not there. */
export function isRead(facts: HandlerFacts | undefined): facts is HandlerFacts {
  return facts?.complete === true && (facts.location.status === 'found' || facts.location.status === 'inline');
}

/** Whether the code was found at all: then calls that were seen count, and silence about others is no proof. */
export function isFound(facts: HandlerFacts | undefined): boolean {
  return facts?.location.status === 'found' || facts?.location.status === 'inline';
}

/** What the VPC is used for: a file system, a database, a host that is or may be inside, an address that others let in. */
export function usesVpc({ network, facts }: NetworkView, graph: AppView['graph']): boolean {
  const { fn, fixedAddresses, vpc } = network;
  if (facts === undefined || lookup(fn.properties, 'FileSystemConfigs') !== undefined) return true;
  const types = [...graph.network.resources.values()].map(({ type }) => type);
  // Of a network that nobody sees nothing is known; who makes endpoints wants the calls to stay inside.
  if (vpc === undefined || types.includes('AWS::EC2::VPCEndpoint')) return true;
  return facts.outbound.some((call) => {
    const goal = goalOf(call, fn, graph);
    return goal === 'unknown' || (goal === 'internet' && fixedAddresses.length > 0);
  });
}

/** Hosts whose names, or whose network, lead to private addresses. */
function mayBeNear(host: string, fn: LambdaFunction, { network }: AppView['graph']): boolean {
  if (isInternalHost(host)) return true;
  if ([...network.resources.values()].some(({ type }) => privateRoutes.has(type))) return true;
  const subnets = network.of(fn.id)?.subnets ?? [];
  return subnets.some(({ routeTable }) => routeTable !== undefined && network.routes.leadsElsewhere(routeTable));
}

const privateRoutes: ReadonlySet<string> = new Set([
  'AWS::Route53Resolver::ResolverRule',
  'AWS::Route53Resolver::ResolverRuleAssociation',
  'AWS::Route53Profiles::ProfileAssociation',
  'AWS::VpcLattice::ServiceNetworkVpcAssociation',
]);

function isInternalHost(host: string): boolean {
  return (
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?f[cd])/i.test(host) ||
    /\.(internal|local|localdomain|lan|corp|intranet|private|home|consul|vpc)$/i.test(host) ||
    /\.vpc-lattice-svcs\.[\w*-]+\.on\.aws$/i.test(host) ||
    !host.includes('.')
  );
}

/** "`dynamodb` (line of the call is related), `api.example.com`": the names of calls, each once. */
export function callNames(calls: readonly OutboundCall[]): string {
  const names = [...new Set(calls.map((call) => `\`${call.name}\``))];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
