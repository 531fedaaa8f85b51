/** Gives a function other subnets, in the place where they are set. */
import { lookup } from '../../graph/lookup';
import type { App, LambdaFunction } from '../../model/app';
import type { Edits } from './all-of';

export function setSubnets({ author }: App, fn: LambdaFunction, ids: readonly string[]): Edits {
  const setting = lookup(fn.properties, 'VpcConfig', 'SubnetIds');
  if (setting?.kind !== 'located') return undefined;
  const subnets = ids.map((id) => ({ ref: id }));
  const replaced = author.replace(setting, subnets);
  // Lists of SAM's Globals are added to those of a function; those of `provider:` hold for all, who are better off as well.
  const isOwn = setting.origin === 'literal' && lookup(fn.properties, 'VpcConfig')?.span.block === fn.nameSpan.block;
  return (
    replaced ??
    (isOwn || setting.origin === 'provider' ? author.set(fn.site, ['VpcConfig', 'SubnetIds'], subnets) : undefined)
  );
}
