/** A NAT gateway that carries nothing but calls to services with a free endpoint. */
import { gatewayServices } from '../catalog/interface-endpoints';
import type { Rule } from './rule';
import { gatewayEndpointFix } from './shared/endpoint-fixes';
import { isRead, networkViews } from './shared/lost-calls';

export const natCostAvoidable: Rule = {
  meta: {
    id: 'nat-cost-avoidable',
    summary: 'A NAT gateway is used only for services that have a free endpoint',
    level: 'info',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    const { app, graph } = view;
    // Functions of other stacks may use the gateway too.
    if (app.nested.length > 0 || app.family?.length) return;
    const views = networkViews(view);
    for (const nat of app.resources.values()) {
      if (nat.type !== 'AWS::EC2::NatGateway') continue;
      const users = views.filter(({ network }) => network.subnets.some((subnet) => subnet.nat === nat));
      // What leads nowhere, or is kept from it, is the matter of other rules.
      if (users.some(({ network }) => network.blockedBy || network.subnets.some(({ egress }) => egress === 'none')))
        continue;
      const [first] = users;
      // Anything else in the VPC may use the gateway too; then nothing is known of what it carries.
      if (first === undefined || hasOtherUsers([...app.resources.values()].map(({ type }) => type))) continue;
      if (!users.every(({ facts }) => isRead(facts))) continue;
      const calls = users.flatMap(({ facts }) => facts?.outbound ?? []).filter(({ kind }) => kind !== 'database');
      const services = [...new Set(calls.map(({ name }) => name))];
      const free = services.flatMap((name) => (name !== null && gatewayServices.has(name) ? [name] : []));
      if (
        calls.length === 0 ||
        free.length !== services.length ||
        calls.some(({ kind, region }) => kind !== 'aws' || region !== null)
      )
        continue;
      const served = users.every(({ network }) =>
        free.every((name) => network.reachesService(name, null).endpoint?.reach === 'yes'),
      );
      if (served) continue;
      const names = users.map(({ network }) => `\`${network.fn.id}\``).join(', ');
      report({
        message: `\`${nat.id}\` carries only calls to ${free.map((name) => `\`${name}\``).join(' and ')} of ${names}. Every hour and every gigabyte of it is paid for, and a gateway endpoint is free. Add the endpoint, then remove the NAT gateway.`,
        span: nat.nameSpan,
        resource: nat,
        related: calls.map((call) => ({ span: call.span, message: `\`${call.name}\` is called here` })),
        fixes: [gatewayEndpointFix({ ...view, graph }, first.network, free)].filter((fix) => fix !== undefined),
      });
    }
  },
};

const hasOtherUsers = (types: readonly string[]): boolean =>
  types.some((type) =>
    /^AWS::(EC2::Instance|EC2::SpotFleet|ECS::|EKS::|AutoScaling::|Batch::|Glue::|EMR::|CodeBuild::)/.test(type),
  );
