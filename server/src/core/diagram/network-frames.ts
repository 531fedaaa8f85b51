/** VPCs and the subnets that functions share, as frames around them, with how traffic leaves. */
import type { Graph } from '../graph/graph';
import type { Egress } from '../graph/network/network';
import type { FunctionId, LambdaFunction } from '../model/app';
import { asList, asMap, type Data } from '../model/data';
import type { Value } from '../model/value';
import { placeOf } from '../text/span';
import type { PictureFrame } from './picture';
import { expressionOf, shorten, wordFor } from './words';

export interface NetworkFrames {
  readonly frames: readonly PictureFrame[];
  readonly frameOf: ReadonlyMap<FunctionId, string>;
}

export function networkFrames(graph: Graph): NetworkFrames {
  const frames = new Map<string, PictureFrame>();
  const frameOf = new Map<FunctionId, string>();
  for (const fn of graph.app.functions.values()) {
    const network = graph.network.of(fn.id);
    if (network === undefined) continue;
    const vpcName = network.vpc?.id ?? '';
    const vpc = wordFor('vpc', vpcName);
    if (!frames.has(vpc)) {
      const title = vpcName === '' ? 'VPC' : `VPC ${shorten(vpcName, 32)}`;
      const place = network.vpc ? placeOf(network.vpc.nameSpan) : null;
      frames.set(vpc, { id: vpc, parent: null, title, egress: '', safe: true, place });
    }
    const { words, safe } = ways[network.egress];
    const egress = network.egress === 'nat' && network.fixedAddresses.length > 0 ? `${words}, fixed address` : words;
    const subnets = subnetNames(fn, graph);
    const id = wordFor('net', `${vpcName}/${subnets.join(',')}/${egress}`);
    const title = subnets.length === 0 ? 'subnets not known' : subnetTitle(subnets);
    const setting = fn.properties.get('VpcConfig');
    frames.set(id, { id, parent: vpc, title, egress, safe, place: setting ? placeOf(setting.span) : null });
    frameOf.set(fn.id, id);
  }
  return { frames: [...frames.values()], frameOf };
}

const ways: Readonly<Record<Egress, { readonly words: string; readonly safe: boolean }>> = {
  nat: { words: 'out by NAT', safe: true },
  ipv6: { words: 'out by IPv6', safe: true },
  none: { words: 'no way out', safe: false },
  'public-subnet': { words: 'public, no way out', safe: false },
  mixed: { words: 'way out for some only', safe: false },
  unknown: { words: '', safe: true },
};

/** Mermaid makes a frame as wide as its title; a long one would stick out of the VPC around it. */
function subnetTitle(subnets: readonly string[]): string {
  const names = subnets.join(', ');
  return names.length <= 26 ? names : subnets.length === 1 ? shorten(names, 26) : `${subnets.length} subnets`;
}

function subnetNames(fn: LambdaFunction, graph: Graph): readonly string[] {
  const subnetIds = asMap(fn.properties.get('VpcConfig'))?.get('SubnetIds');
  const list = asList(subnetIds);
  const names = list ? list.items.map((item) => nameOf(item, graph)) : [expressionOf(subnetIds)];
  return names.filter((name) => name !== '').sort();
}

function nameOf(value: Value<Data>, graph: Graph): string {
  const target = graph.resolve(value);
  return target.kind === 'resource' ? target.id : expressionOf(value);
}
