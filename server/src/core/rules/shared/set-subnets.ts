/** Gives a function other subnets, in the place where they are set. */
import { lookup } from '../../graph/lookup';
import type { App, LambdaFunction } from '../../model/app';
import type { Edits } from './all-of';

export function setSubnets({ author }: App, fn: LambdaFunction, ids: readonly string[]): Edits {
  const setting = lookup(fn.properties, 'VpcConfig', 'SubnetIds');
  if (setting?.kind !== 'located') return undefined;
  const subnets = ids.map((id) => ({ ref: id }));
  const replaced = author.replace(setting, subnets);
  // Written at the function, a list is set anew; an inherited one belongs to others too.
  const isOwn = setting.origin === 'literal' && lookup(fn.properties, 'VpcConfig')?.span.block === fn.nameSpan.block;
  return replaced ?? (isOwn ? author.set(fn.site, ['VpcConfig', 'SubnetIds'], subnets) : undefined);
}
