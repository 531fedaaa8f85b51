/** Some subnets of a function lead out and some do not: its calls fail now and then, depending on where Lambda runs it. */
import { lookup } from '../graph/lookup';
import type { AppView, Fix, Rule } from './rule';
import { associateFix } from './shared/associate-fix';
import { isRead, type NetworkView, networkViews, usesVpc } from './shared/lost-calls';
import { setSubnets } from './shared/set-subnets';

export const vpcMixedEgress: Rule = {
  meta: {
    id: 'vpc-mixed-egress',
    summary: 'Only some of the subnets of a function have a way out',
    level: 'warning',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    for (const found of networkViews(view)) {
      const { network, facts } = found;
      if (network.egress !== 'mixed') continue;
      const outward = facts?.outbound.some((call) => call.kind !== 'database');
      if (isRead(facts) && !outward && usesVpc(found, view.graph)) continue;
      const { fn } = network;
      const out = network.subnets.filter(leadsOut);
      const stuck = network.subnets.filter((subnet) => !leadsOut(subnet));
      const list = (subnets: typeof out) => subnets.map(({ id }) => `\`${id}\``).join(', ');
      report({
        message: `\`${fn.id}\` can leave its VPC from ${list(out)} but not from ${list(stuck)}. Lambda uses any of them, so calls to the outside fail now and then. Give every subnet a way out.`,
        span: fn.properties.keySpan('VpcConfig') ?? fn.nameSpan,
        fn,
        related: stuck.flatMap(({ subnet, reason }) => (subnet ? [{ span: subnet.nameSpan, message: reason }] : [])),
        fixes: [...associate(view, out, stuck), ...onlyOutward(view, found, out)],
      });
    }
  },
};

type Subnets = NetworkView['network']['subnets'];

const leadsOut = ({ egress }: Subnets[number]): boolean => egress === 'nat' || egress === 'ipv6';

/** Subnets that nobody gave a route table get that of a subnet that leads out. */
function associate({ app }: AppView, out: Subnets, stuck: Subnets): Fix[] {
  const table = out.find(({ egress }) => egress === 'nat')?.routeTable;
  const subnets = stuck.flatMap(({ subnet, routeTable }) => (subnet && routeTable === undefined ? [subnet] : []));
  if (table === undefined || subnets.length !== stuck.length) return [];
  return [associateFix(app, subnets, table)];
}

function onlyOutward({ app }: AppView, { network: { fn } }: NetworkView, out: Subnets): Fix[] {
  const setting = lookup(fn.properties, 'VpcConfig', 'SubnetIds');
  const ids = out.flatMap(({ id }) => (id === null ? [] : [id]));
  // With one left, the function would hang on one zone.
  if (setting?.kind !== 'located' || ids.length !== out.length || ids.length < 2) return [];
  const title = `Use only ${out.map(({ id }) => `\`${id}\``).join(', ')}`;
  return [{ title, grade: 'review', edits: () => setSubnets(app, fn, ids) }];
}
