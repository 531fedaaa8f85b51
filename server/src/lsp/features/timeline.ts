/** What happens when a function fails, for the list behind a code lens. */
import { timelines } from '../../core/diagram/function-details';
import { functionNode } from '../../core/diagram/trigger-source';
import { placeOf } from '../../core/text/span';
import { timelineRequest, type WireTimelineParams, type WireTimelineResult } from '../../protocol';
import type { Feature } from '../feature';
import { toSignal } from '../from-proto';
import { toLocation } from '../to-proto';

export const timeline: Feature = ({ connection, service, lines, answer }) => {
  connection.onRequest<WireTimelineResult | null, never>(
    timelineRequest,
    answer('timeline', null, async (params: WireTimelineParams, token): Promise<WireTimelineResult | null> => {
      const checked = await service.check(params.uri, toSignal(token));
      const fn = checked?.app.functions.get(params.function);
      if (!checked || !fn) return null;
      const code = checked.facts.get(fn.id)?.location.span;
      return {
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
