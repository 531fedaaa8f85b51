/** The fixes that bring a NAT gateway to the internet: a public subnet, an Elastic IP, an internet gateway at its VPC. */
import { lookup } from '../../graph/lookup';
import { vpcOf } from '../../graph/network/network';
import type { Resource } from '../../model/app';
import { asString } from '../../model/data';
import { known } from '../../model/value';
import type { AppView, Fix } from '../rule';
import { allOf, type Edits } from './all-of';
import { plainMap } from './plain-map';
import { internetGateway, publicHome, publicSubnets } from './public-home';

export function publicNatFixes(view: AppView, nat: Resource): Fix[] {
  const { app, graph } = view;
  const { author } = app;
  if (setting(nat, 'AvailabilityMode') === 'regional') return attachGateway(view, nat);
  const home = graph.resolve(lookup(nat.properties, 'SubnetId'));
  const vpc = home.kind === 'resource' ? vpcOf(home.resource, graph.resolve) : undefined;
  if (home.kind !== 'resource' || vpc === undefined) return [];
  const isPrivate = setting(nat, 'ConnectivityType') === 'private';
  const open = publicSubnets(view, vpc);
  const address = (): Edits => (isPrivate ? addAddress(view, nat, vpc) : []);
  if (isPrivate && open.some(({ id }) => id === home.id))
    return [{ title: `Make \`${nat.id}\` public, with an Elastic IP`, grade: 'review', edits: address }];
  const verb = isPrivate ? `Make \`${nat.id}\` public, in` : `Put \`${nat.id}\` into`;
  const move = (to: string, more?: Edits): Edits =>
    allOf(address(), more ?? [], author.set(nat.site, ['SubnetId'], { ref: to }));
  if (open.length > 0)
    return open.map(({ id }) => ({
      title: `${verb} the public subnet \`${id}\``,
      grade: 'review',
      edits: () => move(id),
    }));
  return [
    {
      title: `${verb} a new public subnet`,
      grade: 'review',
      edits() {
        const made = publicHome(view, vpc);
        return made && move(made.subnet, author.addResources(made.added));
      },
    },
  ];
}

function addAddress({ app: { author } }: AppView, nat: Resource, vpc: Resource): Edits {
  const address = author.freeId(`${nat.id}Address`);
  return allOf(
    author.set(nat.site, ['ConnectivityType'], 'public'),
    author.set(nat.site, ['AllocationId'], { getAtt: [address, 'AllocationId'] }),
    author.addResources([
      { id: address, type: 'AWS::EC2::EIP', properties: plainMap([['Domain', 'vpc']]), after: vpc.site },
    ]),
  );
}

function attachGateway(view: AppView, nat: Resource): Fix[] {
  const vpc = vpcOf(nat, view.graph.resolve);
  if (vpc === undefined) return [];
  const edits = (): Edits => {
    const gateway = internetGateway(view, vpc);
    return gateway && view.app.author.addResources(gateway.added);
  };
  return [{ title: `Attach an internet gateway to \`${vpc.id}\``, grade: 'review', edits }];
}

const setting = (nat: Resource, key: string): string | undefined => known(asString(lookup(nat.properties, key)));
