/** A call that can not get out of the VPC: it hangs until the function times out. */
import { gatewayServices } from '../catalog/interface-endpoints';
import type { FunctionNetwork } from '../graph/network/network';
import type { AppView, Fix, Rule } from './rule';
import { servicesFix } from './shared/endpoint-fixes';
import { letOutFix, withLetOut } from './shared/https-fixes';
import { leaveVpcFix } from './shared/leave-vpc-fix';
import { callNames, isFound, isRead, type NetworkView, networkViews, usesVpc } from './shared/lost-calls';
import { natGatewayFix } from './shared/nat-fix';

export const vpcWithoutInternet: Rule = {
  meta: {
    id: 'vpc-without-internet',
    summary: 'The code of a function in a VPC calls something that it can not reach',
    level: 'error',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    for (const found of networkViews(view)) {
      const { network, facts, lost } = found;
      // Public subnets and subnets of which only some lead out have rules of their own.
      if (network.reachesInternet() !== 'no' || (network.egress !== 'none' && network.blockedBy === undefined))
        continue;
      if (hasIpv6Way(found)) continue;
      const { fn } = network;
      const reason = why(found);
      if (lost.length > 0) {
        report({
          message: `\`${fn.id}\` calls ${callNames(lost)} from a VPC that has no way there: ${reason}. The call hangs until the function times out. Add an endpoint or a NAT gateway.`,
          span: vpcSpan(found),
          fn,
          related: [
            ...lost.map((call) => ({ span: call.span, message: `\`${call.name}\` is called here` })),
            ...evidence(found),
          ],
          fixes: fixes(view, found),
        });
      } else if (!isFound(facts)) {
        report({
          message: `\`${fn.id}\` has no way out of its VPC: ${reason}. Whatever it calls outside hangs until the function times out; its code could not be read to see whether it calls anything.`,
          span: vpcSpan(found),
          level: 'info',
          fn,
          related: evidence(found),
          fixes: [wayOut(view, network)].filter((fix) => fix !== undefined),
        });
      }
    }
  },
};

function why({ network }: NetworkView): string {
  const jail = network.blockedBy && `\`${network.blockedBy.id}\` lets no HTTPS out of the VPC`;
  const dead = network.egress === 'none' ? network.subnets.find(({ egress }) => egress === 'none') : undefined;
  const place = dead && (dead.id ? `in \`${dead.id}\` ${dead.reason}` : 'its subnets have no default route');
  return [place, jail].filter(Boolean).join(', and ');
}

/** With IPv6 routes the cure is a switch, and `ipv6-egress-off` says so. */
const hasIpv6Way = ({ network }: NetworkView): boolean =>
  !network.ipv6Allowed && network.subnets.some(({ reason }) => reason.startsWith('by IPv6'));

function evidence({ network }: NetworkView) {
  const resources = network.subnets.flatMap(({ subnet, evidence }) => [...(subnet ? [subnet] : []), ...evidence]);
  const own = network.blockedBy ? [network.blockedBy, ...resources] : resources;
  return [...new Set(own)].map((resource) => ({ span: resource.nameSpan, message: `\`${resource.id}\`` }));
}

function vpcSpan({ network: { fn } }: NetworkView) {
  return fn.properties.keySpan('VpcConfig') ?? fn.nameSpan;
}

function fixes(view: AppView, found: NetworkView): Fix[] {
  const { network, lost, facts } = found;
  const isFree = lost.every(
    ({ kind, name, region }) => kind === 'aws' && region === null && gatewayServices.has(name ?? ''),
  );
  return [
    network.egress === 'none' ? undefined : letOutFix(view, network, 'internet'),
    servicesFix(view, found),
    // Paying for a NAT gateway where a free endpoint does is no cure to offer.
    isFree ? undefined : wayOut(view, network),
    isRead(facts) && !usesVpc(found, view.graph) ? leaveVpcFix(view, network) : undefined,
  ].filter((fix) => fix !== undefined);
}

const wayOut = (view: AppView, network: FunctionNetwork): Fix | undefined =>
  withLetOut(view, network, 'internet', natGatewayFix(view, network));
