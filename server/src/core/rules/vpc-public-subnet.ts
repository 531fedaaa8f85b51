/** A function in a public subnet: it gets no public address there, so the internet gateway does not serve it. */
import { lookup } from '../graph/lookup';
import type { AppView, Fix, Rule } from './rule';
import { servicesFix } from './shared/endpoint-fixes';
import { leaveVpcFix } from './shared/leave-vpc-fix';
import { callNames, isFound, isRead, type NetworkView, networkViews, usesVpc } from './shared/lost-calls';
import { setSubnets } from './shared/set-subnets';

export const vpcPublicSubnet: Rule = {
  meta: {
    id: 'vpc-public-subnet',
    summary: 'A function is put into a public subnet, where it gets no public address',
    level: 'error',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    for (const found of networkViews(view)) {
      const { network, facts, lost } = found;
      const { fn } = network;
      // With some private subnets among them, `vpc-mixed-egress` speaks.
      if (network.egress !== 'public-subnet') continue;
      // A function that was read and calls nothing outside does no harm there.
      if (lost.length === 0 && isRead(facts)) continue;
      const certain = lost.length > 0;
      const names = network.subnets.map(({ id }) => `\`${id}\``).join(', ');
      const calls = certain ? `its calls to ${callNames(lost)} hang` : 'its calls to the internet hang';
      report({
        message: `\`${fn.id}\` runs in the public ${network.subnets.length > 1 ? 'subnets' : 'subnet'} ${names}. Lambda gives a function no public address, so ${calls} until it times out. Use private subnets with a NAT gateway.`,
        span: fn.properties.keySpan('VpcConfig') ?? fn.nameSpan,
        // What was not seen to call out may call nothing but a database.
        ...(certain ? {} : { level: isFound(facts) ? ('info' as const) : ('warning' as const) }),
        fn,
        related: [
          ...lost.map((call) => ({ span: call.span, message: `\`${call.name}\` is called here` })),
          ...[...new Set(network.subnets.flatMap(({ evidence }) => evidence))].map((route) => ({
            span: route.nameSpan,
            message: `\`${route.id}\` leads to an internet gateway`,
          })),
        ],
        fixes: [...privateSubnets(view, found), ...withoutInternet(view, found)],
      });
    }
  },
};

/** Where nothing but services of AWS is called, endpoints do; where nothing in the VPC is used, it is not needed. */
function withoutInternet(view: AppView, found: NetworkView): Fix[] {
  const { network, facts, lost } = found;
  return [
    lost.length > 0 ? servicesFix(view, found) : undefined,
    isRead(facts) && !usesVpc(found, view.graph) ? leaveVpcFix(view, network) : undefined,
  ].filter((fix) => fix !== undefined);
}

/** The private subnets of the same VPC that have a way out. */
function privateSubnets({ app, graph }: AppView, { network: { fn, vpc } }: NetworkView): Fix[] {
  const setting = lookup(fn.properties, 'VpcConfig', 'SubnetIds');
  if (vpc === undefined || setting?.kind !== 'located') return [];
  const fit = [...app.resources.values()].filter((resource) => {
    if (resource.type !== 'AWS::EC2::Subnet' || resource.condition !== null) return false;
    const home = graph.resolve(lookup(resource.properties, 'VpcId'));
    const table = graph.network.routes.tableOf(resource);
    if (home.kind !== 'resource' || home.id !== vpc.id || table.kind !== 'table') return false;
    return graph.network.routes.defaultRoutes(table.id).some(({ way }) => way === 'nat');
  });
  if (fit.length === 0) return [];
  const names = fit.map(({ id }) => `\`${id}\``).join(', ');
  return [
    {
      title: `Use ${names} instead`,
      grade: 'review',
      edits: () =>
        setSubnets(
          app,
          fn,
          fit.map(({ id }) => id),
        ),
    },
  ];
}
