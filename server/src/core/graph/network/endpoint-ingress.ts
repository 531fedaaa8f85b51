/** Whether the security groups of an interface endpoint let a function in. */
import type { App, Resource } from '../../model/app';
import type { DataMap } from '../../model/data';
import type { Graph } from '../graph';
import { itemsOf, lookup, mapsIn } from '../lookup';
import { coversHttps, type Groups } from './firewall';

/** The group that does not; undefined where they do, or may. */
export function ingressFault(
  app: App,
  resolve: Graph['resolve'],
  endpoint: Resource,
  callers: Groups,
): Resource | undefined {
  const own = itemsOf(lookup(endpoint.properties, 'SecurityGroupIds'));
  const groups = own.items.map((item) => resolve(item));
  // Without groups it gets the VPC's default one, whose rules may be changed elsewhere.
  if (!own.complete || !callers.complete || groups.length === 0) return undefined;
  const callerIds = new Set(
    callers.items.map((item) => resolve(item)).map((target) => (target.kind === 'resource' ? target.id : null)),
  );
  if (callerIds.has(null)) return undefined;
  let closed: Resource | undefined;
  for (const target of groups) {
    if (target.kind !== 'resource' || target.resource.type !== 'AWS::EC2::SecurityGroup') return undefined;
    const rules = rulesOf(app, resolve, target.resource);
    if (rules === undefined || rules.some((rule) => letsIn(rule, resolve, callerIds))) return undefined;
    closed ??= target.resource;
  }
  return closed;
}

function rulesOf(app: App, resolve: Graph['resolve'], group: Resource): readonly DataMap[] | undefined {
  const inline = lookup(group.properties, 'SecurityGroupIngress');
  const { items, complete } = itemsOf(inline);
  const rules = mapsIn(inline);
  if (!complete || rules.length < items.length) return undefined;
  const apart = [...app.resources.values()].filter((resource) => {
    if (resource.type !== 'AWS::EC2::SecurityGroupIngress') return false;
    const target = resolve(lookup(resource.properties, 'GroupId'));
    return target.kind !== 'resource' || target.id === group.id;
  });
  return [...rules, ...apart.map(({ properties }) => properties)];
}

/** Ranges get the benefit of the doubt: which addresses the function gets is not compared with them. */
function letsIn(rule: DataMap, resolve: Graph['resolve'], callers: ReadonlySet<string | null>): boolean {
  if (!coversHttps(lookup(rule, 'IpProtocol'), lookup(rule, 'FromPort'), lookup(rule, 'ToPort'))) return false;
  const source = lookup(rule, 'SourceSecurityGroupId');
  if (source === undefined) return true;
  const target = resolve(source);
  return target.kind !== 'resource' || callers.has(target.id);
}
