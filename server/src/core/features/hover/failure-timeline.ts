/** What happens when a function fails, as Markdown: one table for each way in which it is invoked. */
import { timelines } from '../../diagram/function-details';
import type { Graph, Step } from '../../graph/graph';
import type { Trigger } from '../../model/app';
import { plain, table } from './markdown';

export function failureTimeline(triggers: readonly Trigger[], graph: Graph): string {
  return timelines(triggers, graph)
    .map(({ title, steps }) => `When it fails (${plain(title)}):\n\n${table(steps.map(row))}`)
    .join('\n\n');
}

const row = ({ when, what, kind }: Step): [string, string] => {
  const text = plain(what);
  return [plain(when), kind === 'lost' || kind === 'blocks' ? `**${text}**` : text];
};
