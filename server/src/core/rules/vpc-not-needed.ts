/** A function is in a VPC, and nothing it calls is. */
import type { Rule } from './rule';
import { leaveVpcFix } from './shared/leave-vpc-fix';
import { isRead, networkViews, usesVpc } from './shared/lost-calls';

export const vpcNotNeeded: Rule = {
  meta: {
    id: 'vpc-not-needed',
    summary: 'A function is in a VPC and uses nothing in it',
    level: 'info',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    for (const found of networkViews(view)) {
      const { network, facts } = found;
      const { fn } = network;
      if (!isRead(facts) || usesVpc(found, view.graph) || facts.outbound.length === 0) continue;
      const leave = leaveVpcFix(view, network);
      report({
        message: `\`${fn.id}\` is in a VPC, but everything it calls is outside. The VPC costs it a NAT gateway or endpoints and can cut it off. Take it out of the VPC, unless a policy wants it there.`,
        span: fn.properties.keySpan('VpcConfig') ?? fn.nameSpan,
        fn,
        related: facts.outbound
          .slice(0, 3)
          .map((call) => ({ span: call.span, message: `\`${call.name}\` is outside the VPC` })),
        fixes: leave ? [leave] : [],
      });
    }
  },
};
