/** A function by its name: who invokes it, what happens when it fails, its settings and where they come from. */
import { functionRows } from '../../diagram/function-details';
import type { Egress, FunctionNetwork } from '../../graph/network/network';
import { placeOf } from '../../text/span';
import { covers } from '../node-at';
import { failureTimeline } from './failure-timeline';
import type { HoverFeature } from './hover';
import { code, paragraphs, plain, table } from './markdown';

export const functionHover: HoverFeature = ({ checked, document, offset }) => {
  const { app, graph, facts, problems } = checked;
  const fn = [...app.functions.values()].find(({ nameSpan }) => covers(nameSpan, document.uri, offset));
  if (!fn) return undefined;
  const rows = functionRows(fn, graph, facts.get(fn.id)).map(({ label, value }) => [label, plain(value)] as const);
  const network = graph.network.of(fn.id);
  const found = problems.filter((problem) => problem.fn === fn.id);
  return {
    place: placeOf(fn.nameSpan),
    markdown: paragraphs(
      `**${plain(fn.id)}** · function`,
      table([...rows, ...(network ? [['Way out', plain(wayOut(network))] as const] : [])]),
      failureTimeline(graph.triggersOf(fn.id), graph),
      found.length > 0 &&
        `${found.length === 1 ? '1 problem' : `${found.length} problems`}: ${[...new Set(found.map(({ rule }) => code(rule)))].join(', ')}`,
    ),
  };
};

/** With the addresses that others must let in, or the reason why there is no way out or nothing is known. */
function wayOut({ egress, reason, blockedBy, fixedAddresses, subnets }: FunctionNetwork): string {
  if (blockedBy) return `none: ${blockedBy.id} lets no HTTPS out`;
  if (egress === 'unknown') return reason === '' ? egresses.unknown : `${egresses.unknown}: ${reason}`;
  const stuck = subnets.find((subnet) => subnet.egress === 'none');
  if (egress === 'none' && stuck?.id) return `none: in ${stuck.id} ${stuck.reason}`;
  if (egress === 'mixed') return `${egresses.mixed}: not from ${stuck?.id ?? 'all'}`;
  const isGateway = subnets.every(({ nat }) => nat?.type === 'AWS::EC2::NatGateway');
  const way = egress === 'nat' && !isGateway ? 'through a NAT instance' : egresses[egress];
  const [first, ...more] = fixedAddresses.map(({ id }) => id);
  if (first === undefined) return way;
  const always = more.length === 0 ? 'always from the address' : 'always from one of the addresses';
  return `${way}, ${always} ${[first, ...more].join(', ')}`;
}

const egresses: Readonly<Record<Egress, string>> = {
  nat: 'through a NAT gateway',
  ipv6: 'by IPv6 only',
  none: 'none: the internet can not be reached',
  'public-subnet': 'none: a function gets no public address in a public subnet',
  mixed: 'from some subnets only',
  unknown: 'not known',
};
