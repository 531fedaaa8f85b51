/** What happens when a function fails, for the list behind a code lens. */
import { timelines } from '../../core/diagram/function-details';
import { functionNode } from '../../core/diagram/trigger-source';
import { covers } from '../../core/features/node-at';
import type { LambdaFunction } from '../../core/model/app';
import type { Checked } from '../../core/project/checked';
import { placeOf } from '../../core/text/span';
import { timelineRequest, type WireTimelineParams, type WireTimelineResult } from '../../protocol';
import type { Feature } from '../feature';
import { toOffset, toSignal } from '../from-proto';
import { templatesOf } from '../templates-of';
import { toLocation } from '../to-proto';

export const timeline: Feature = ({ connection, service, lines, answer }) => {
  connection.onRequest<WireTimelineResult | null, never>(
    timelineRequest,
    answer('timeline', null, async (params: WireTimelineParams, token): Promise<WireTimelineResult | null> => {
      const { uri, function: wanted } = params;
      const [checked] = await templatesOf(service, uri, toSignal(token));
      if (!checked) return null;
      const fn =
        typeof wanted === 'string'
          ? checked.app.functions.get(wanted)
          : functionNear(checked, uri, toOffset(lines.of(uri), wanted));
      if (!fn) return null;
      const code = checked.facts.get(fn.id)?.location.span;
      return {
        uri: checked.app.uri,
        function: fn.id,
        node: functionNode(fn.id),
        timelines: timelines(checked.graph.triggersOf(fn.id), checked.graph),
        template: toLocation(lines, placeOf(fn.nameSpan)),
        code: code ? toLocation(lines, placeOf(code)) : null,
      };
    }),
  );
  return {};
};

/** The function around a place of the template, or in code the handler that begins last before it. */
function functionNear({ app, facts }: Checked, uri: string, offset: number): LambdaFunction | undefined {
  const functions = [...app.functions.values()];
  const around = functions.find(({ span }) => covers(span, uri, offset));
  if (around) return around;
  const handlers = functions.flatMap((fn) => {
    const span = facts.get(fn.id)?.location.span;
    const place = span && placeOf(span);
    return place?.uri === uri ? [{ fn, start: place.start }] : [];
  });
  handlers.sort((a, b) => a.start - b.start);
  return (handlers.findLast(({ start }) => start <= offset) ?? handlers[0])?.fn;
}
