/** The fix that gives a VPC a NAT gateway, with all that it takes. */
import type { FunctionNetwork } from '../../graph/network/network';
import type { NewResource } from '../../model/author';
import type { AppView, Fix } from '../rule';
import { plainMap } from './plain-map';
import { publicHome } from './public-home';
import { ownTables } from './route-tables';

/** NAT gateway in a public subnet with its address and the default routes; what is missing of these is made too. */
export function natGatewayFix({ app, graph }: AppView, network: FunctionNetwork): Fix | undefined {
  const { vpc } = network;
  const stuck = network.subnets.filter(({ egress }) => egress === 'none');
  // A subnet with a default route that leads nowhere wants that route mended, not a second one.
  if (vpc === undefined || stuck.length === 0 || stuck.some(({ id, evidence }) => id === null || evidence.length > 0))
    return undefined;
  return {
    title: 'Add a NAT gateway with its address and default route',
    grade: 'review',
    edits() {
      const { author } = app;
      const home = publicHome({ app, graph }, vpc);
      if (home === undefined) return undefined;
      const tables = ownTables(app, { ...network, subnets: stuck }, vpc);
      const address = author.freeId('NatAddress');
      const gateway = author.freeId('NatGateway');
      return author.addResources([
        ...home.added,
        { id: address, type: 'AWS::EC2::EIP', properties: plainMap([['Domain', 'vpc']]), after: vpc.site },
        {
          id: gateway,
          type: 'AWS::EC2::NatGateway',
          // Without an internet gateway at its VPC it can not be made, and CloudFormation does not see that.
          attributes: home.attachment === undefined ? [] : [['DependsOn', home.attachment]],
          properties: plainMap([
            ['AllocationId', { getAtt: [address, 'AllocationId'] }],
            ['SubnetId', { ref: home.subnet }],
          ]),
          after: vpc.site,
        },
        ...tables.added,
        ...tables.ids.map(
          (id): NewResource => ({
            id: author.freeId(`${id}DefaultRoute`),
            type: 'AWS::EC2::Route',
            properties: plainMap([
              ['RouteTableId', { ref: id }],
              ['DestinationCidrBlock', '0.0.0.0/0'],
              ['NatGatewayId', { ref: gateway }],
            ]),
            after: vpc.site,
          }),
        ),
      ]);
    },
  };
}
