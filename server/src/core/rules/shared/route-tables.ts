/** Route tables for subnets that have none of their own, as fixes write them. */
import type { FunctionNetwork, SubnetReach } from '../../graph/network/network';
import type { App, Resource } from '../../model/app';
import type { NewResource } from '../../model/author';
import { plainMap } from './plain-map';

export interface Tables {
  readonly ids: readonly string[];
  readonly added: readonly NewResource[];
}

/** The route tables of the subnets. Subnets on the VPC's main table, which a template can't change, get one of their own. */
export function ownTables(app: App, { subnets }: Pick<FunctionNetwork, 'subnets'>, vpc: Resource): Tables {
  const ids = new Set(subnets.flatMap(({ routeTable }) => (routeTable === undefined ? [] : [routeTable])));
  const without = subnets.filter(
    (subnet): subnet is SubnetReach & { id: string } => subnet.routeTable === undefined && subnet.id !== null,
  );
  if (without.length === 0) return { ids: [...ids], added: [] };
  const table = app.author.freeId('PrivateRouteTable');
  ids.add(table);
  return {
    ids: [...ids],
    added: [
      { id: table, type: 'AWS::EC2::RouteTable', properties: plainMap([['VpcId', { ref: vpc.id }]]), after: vpc.site },
      ...without.map(({ id }): NewResource => association(app, id, table, vpc)),
    ],
  };
}

export function association(app: App, subnet: string, table: string, after: Resource): NewResource {
  return {
    id: app.author.freeId(`${subnet}RouteTableAssociation`),
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    properties: plainMap([
      ['SubnetId', { ref: subnet }],
      ['RouteTableId', { ref: table }],
    ]),
    after: after.site,
  };
}
