/** Which calls in a function's code can not get out of its VPC, and whether the code is known well enough to speak of it. */
import { lookup } from '../../graph/lookup';
import type { FunctionNetwork } from '../../graph/network/network';
import type { HandlerFacts, OutboundCall } from '../../handlers/handler-facts';
import type { AppView } from '../rule';
import { serviceOfHost } from './aws-host';

export interface NetworkView {
  readonly network: FunctionNetwork;
  readonly facts: HandlerFacts | undefined;
  /** Calls that can not get through, without those that an endpoint which is there should have carried. */
  readonly lost: readonly OutboundCall[];
  /** Calls whose endpoint is there but does not serve them, with the reason. */
  readonly missed: readonly { readonly call: OutboundCall; readonly endpoint: string; readonly reason: string }[];
}

export function networkViews({ app, graph, handlers }: AppView): NetworkView[] {
  return [...app.functions.values()].flatMap((fn) => {
    const network = graph.network.of(fn.id);
    if (network === undefined) return [];
    const facts = handlers?.get(fn.id);
    const lost: OutboundCall[] = [];
    const missed: { call: OutboundCall; endpoint: string; reason: string }[] = [];
    for (const call of facts?.outbound ?? []) {
      if (call.kind === 'database' || call.name === null) continue;
      const ofAws = call.kind === 'http' ? serviceOfHost(call.name) : { service: call.name };
      if (ofAws === undefined) {
        if (network.reachesInternet() === 'no' && !isInternalHost(call.name) && !mayBeNear(graph, network))
          lost.push(call);
        continue;
      }
      if (ofAws.service === null) continue;
      const { reach, endpoint } = network.reachesService(ofAws.service, call.region);
      if (reach !== 'no') continue;
      if (endpoint?.reach === 'no') missed.push({ call, endpoint: endpoint.endpoint.id, reason: endpoint.reason });
      else lost.push(call);
    }
    return [{ network, facts, lost, missed }];
  });
}

/** Whether the code was read to its ends, so that what was not seen is not there. */
export function isRead(facts: HandlerFacts | undefined): facts is HandlerFacts {
  return facts?.complete === true && (facts.location.status === 'found' || facts.location.status === 'inline');
}

/** Whether the code was found at all: then calls that were seen count, and silence about others is no proof. */
export function isFound(facts: HandlerFacts | undefined): boolean {
  return facts?.location.status === 'found' || facts?.location.status === 'inline';
}

/** What the VPC is used for: a database, a host inside. */
export function usesVpc(facts: HandlerFacts): boolean {
  return facts.outbound.some(
    (call) =>
      call.kind === 'database' ||
      (call.kind === 'http' && (call.name === null || isInternalHost(call.name))) ||
      call.name === null,
  );
}

/** A private hosted zone, or a network behind a transit gateway or a peering, gives public-looking names private addresses. */
function mayBeNear({ app, network: { routes } }: AppView['graph'], { subnets }: FunctionNetwork): boolean {
  const zones = [...app.resources.values()].filter(({ type }) => type === 'AWS::Route53::HostedZone');
  if (zones.some(({ properties }) => lookup(properties, 'VPCs') !== undefined)) return true;
  return subnets.some(({ routeTable }) => routeTable !== undefined && routes.leadsElsewhere(routeTable));
}

function isInternalHost(host: string): boolean {
  return (
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?f[cd])/i.test(host) ||
    /\.(internal|local|lan|corp|intranet)$/i.test(host) ||
    !host.includes('.')
  );
}

/** "`dynamodb` (line of the call is related), `api.example.com`": the names of calls, each once. */
export function callNames(calls: readonly OutboundCall[]): string {
  const names = [...new Set(calls.map((call) => `\`${call.name}\``))];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
