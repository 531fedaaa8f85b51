/** The fix that takes a function out of its VPC. */
import { lookup } from '../../graph/lookup';
import type { FunctionNetwork } from '../../graph/network/network';
import type { AppView, Fix } from '../rule';

/** Only where the code was read to its ends and nothing in it needs the VPC. */
export function leaveVpcFix({ app }: AppView, network: FunctionNetwork): Fix | undefined {
  const config = lookup(network.fn.properties, 'VpcConfig');
  // An inherited setting can't be removed at the function alone.
  if (config?.kind !== 'located' || config.origin !== 'literal') return undefined;
  return {
    title: `Take \`${network.fn.id}\` out of the VPC`,
    grade: 'review',
    edits: () => app.author.remove(network.fn.site, ['VpcConfig']),
  };
}
