/** Whether a subnet has IPv6 addresses: without them IPv6 routes are of no use to it. */
import type { App, Resource } from '../../model/app';
import type { Graph } from '../graph';
import { lookup } from '../lookup';

const own = ['Ipv6CidrBlock', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'Ipv6Native'];

export function hasIpv6Range(app: App, resolve: Graph['resolve'], subnet: Resource): boolean {
  if (own.some((key) => lookup(subnet.properties, key) !== undefined)) return true;
  return [...app.resources.values()].some((resource) => {
    if (resource.type !== 'AWS::EC2::SubnetCidrBlock') return false;
    const target = resolve(lookup(resource.properties, 'SubnetId'));
    return target.kind !== 'resource' || target.id === subnet.id;
  });
}
