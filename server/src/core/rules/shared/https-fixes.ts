/** Fixes of security groups that stand between a function and where it calls by HTTPS. */
import { lookup } from '../../graph/lookup';
import type { Way } from '../../graph/network/firewall';
import type { FunctionNetwork } from '../../graph/network/network';
import type { Resource } from '../../model/app';
import type { Plain } from '../../model/author';
import { asList } from '../../model/data';
import type { AppView, Fix } from '../rule';
import { allOf, type Edits } from './all-of';
import { plainMap } from './plain-map';

/** Lets the function's calls out of its group; undefined where something else keeps them in. */
export function letOutFix({ app }: AppView, network: FunctionNetwork, way: Way): Fix | undefined {
  const group = network.blocked(way);
  if (group?.type !== 'AWS::EC2::SecurityGroup') return undefined;
  const { vpc } = network;
  if (way === 'interface' && vpc === undefined) return undefined;
  // Addresses of services change, so that all of them are let through, as without rules of its own.
  const range: Plain = way === 'interface' && vpc ? { getAtt: [vpc.id, 'CidrBlock'] } : '0.0.0.0/0';
  return {
    title: `Let \`${group.id}\` out by HTTPS`,
    grade: 'review',
    edits: () => app.author.append(group.site, ['SecurityGroupEgress'], https(['CidrIp', range])),
  };
}

/** The fix, with the way out of the group where it takes that too. */
export function withLetOut(view: AppView, network: FunctionNetwork, way: Way, fix: Fix | undefined): Fix | undefined {
  if (fix === undefined || network.blocked(way) === undefined) return fix;
  const out = letOutFix(view, network, way);
  return (
    out && {
      title: `${fix.title}, and let \`${network.blocked(way)?.id}\` out by HTTPS`,
      grade: 'review',
      edits: () => allOf(fix.edits(), out.edits()),
    }
  );
}

/** Lets a group of the function into the group of an endpoint. */
export function letInFix({ app, graph }: AppView, { fn }: FunctionNetwork, wall: Resource): Fix | undefined {
  const groups = asList(lookup(fn.properties, 'VpcConfig', 'SecurityGroupIds'))?.items ?? [];
  const [caller] = groups.flatMap((item) => {
    const target = graph.resolve(item);
    return target.kind === 'resource' && target.resource.condition === null ? [target.resource] : [];
  });
  if (caller === undefined) return undefined;
  const rule = https(['SourceSecurityGroupId', { getAtt: [caller.id, 'GroupId'] }]);
  // Groups that name each other in their own rules can not be made; rules that stand apart can.
  const mayNameWall = lookup(caller.properties, 'SecurityGroupEgress') !== undefined;
  const edits = (): Edits =>
    mayNameWall
      ? app.author.addResources([
          {
            id: app.author.freeId(`${wall.id}FromFunction`),
            type: 'AWS::EC2::SecurityGroupIngress',
            properties: plainMap([['GroupId', { getAtt: [wall.id, 'GroupId'] }], ...rule.map]),
            after: wall.site,
          },
        ])
      : app.author.append(wall.site, ['SecurityGroupIngress'], rule);
  return { title: `Let \`${caller.id}\` into \`${wall.id}\` by HTTPS`, grade: 'review', edits };
}

const https = (end: readonly [string, Plain]) => ({
  map: [['IpProtocol', 'tcp'], ['FromPort', 443], ['ToPort', 443], end] as const,
});
