/** VPCs and the subnets that functions share, as frames around them. How traffic leaves is told by whoever can compute it. */
import type { Graph } from '../graph/graph';
import type { FunctionId, LambdaFunction } from '../model/app';
import { asList, asMap, type Data } from '../model/data';
import type { Value } from '../model/value';
import { placeOf } from '../text/span';
import type { PictureFrame } from './picture';
import { expressionOf, shorten, wordFor } from './words';

export type Egress = 'nat' | 'ipv6' | 'none' | 'public-subnet' | 'mixed' | 'unknown';

export interface NetworkFrames {
  readonly frames: readonly PictureFrame[];
  readonly frameOf: ReadonlyMap<FunctionId, string>;
}

export function networkFrames(graph: Graph, egressOf: (fn: FunctionId) => Egress | undefined): NetworkFrames {
  const frames = new Map<string, PictureFrame>();
  const frameOf = new Map<FunctionId, string>();
  for (const fn of graph.app.functions.values()) {
    const network = networkOf(fn, graph);
    if (network === undefined) continue;
    const vpc = wordFor('vpc', network.vpc);
    const resource = graph.app.resources.get(network.vpc);
    if (!frames.has(vpc)) {
      const title = network.vpc === '' ? 'VPC' : `VPC ${shorten(network.vpc, 32)}`;
      frames.set(vpc, {
        id: vpc,
        parent: null,
        title,
        egress: '',
        safe: true,
        place: resource ? placeOf(resource.nameSpan) : null,
      });
    }
    const way = ways[egressOf(fn.id) ?? 'unknown'];
    const id = wordFor('net', `${network.vpc}/${network.subnets.join(',')}/${way.words}`);
    const title = network.subnets.length === 0 ? 'subnets not known' : shorten(network.subnets.join(', '), 48);
    frames.set(id, { id, parent: vpc, title, egress: way.words, safe: way.safe, place: network.place });
    frameOf.set(fn.id, id);
  }
  return { frames: [...frames.values()], frameOf };
}

const ways: Readonly<Record<Egress, { readonly words: string; readonly safe: boolean }>> = {
  nat: { words: 'out by NAT gateway', safe: true },
  ipv6: { words: 'out by IPv6', safe: true },
  none: { words: 'no way out', safe: false },
  'public-subnet': { words: 'public subnet, no way out', safe: false },
  mixed: { words: 'way out from some subnets only', safe: false },
  unknown: { words: '', safe: true },
};

interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly place: PictureFrame['place'];
}

function networkOf(fn: LambdaFunction, graph: Graph): Network | undefined {
  const setting = fn.properties.get('VpcConfig');
  const subnetIds = asMap(setting)?.get('SubnetIds');
  const list = asList(subnetIds);
  if (list ? list.items.length === 0 : subnetIds === undefined) return undefined;
  const subnets = list
    ? list.items.map((item) => name(item, graph))
    : [expressionOf(subnetIds)].filter((text) => text !== '');
  const vpcs = new Set((list?.items ?? []).map((item) => vpcOf(item, graph)).filter((vpc) => vpc !== ''));
  return { vpc: [...vpcs].sort().join(', '), subnets: subnets.sort(), place: setting ? placeOf(setting.span) : null };
}

function name(value: Value<Data>, graph: Graph): string {
  const target = graph.resolve(value);
  return target.kind === 'resource' ? target.id : expressionOf(value);
}

function vpcOf(subnet: Value<Data>, graph: Graph): string {
  const target = graph.resolve(subnet);
  return target.kind === 'resource' ? expressionOf(target.resource.properties.get('VpcId')) : '';
}
