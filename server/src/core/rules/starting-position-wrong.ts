/** A stream needs a place to start reading from, a queue has none, and DynamoDB streams know no timestamps (Lambda API, StartingPosition). */
import { eventSource } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

export const startingPositionWrong: Rule = {
  meta: {
    id: 'starting-position-wrong',
    summary: 'The starting position is missing for a stream, given for a queue, or a timestamp for DynamoDB',
    level: 'error',
    category: 'timing',
    recommended: true,
  },
  check({ app }, report) {
    for (const trigger of app.triggers) {
      const { label, invocation } = eventSource(trigger.kind);
      const position = lookup(trigger.settings, 'StartingPosition');
      const named = `\`${trigger.name ?? trigger.fn}\``;
      if (trigger.kind === 'sqs' && position !== undefined && position.kind === 'located') {
        report({
          message: `${named} reads a queue and has a \`StartingPosition\`: Lambda refuses the mapping, as a queue has no positions. Remove it.`,
          span: trigger.settings.keySpan('StartingPosition') ?? position.span,
          trigger,
          fixes: [
            {
              title: 'Remove `StartingPosition`',
              grade: 'safe',
              edits: () => app.author.remove(trigger.site, ['StartingPosition']),
            },
          ],
        });
      }
      // What DocumentDB does without one is not documented.
      if (invocation === 'stream' && trigger.kind !== 'documentdb' && position === undefined) {
        const set = (value: string, words: string) => ({
          title: `Set \`StartingPosition: ${value}\`: ${words}`,
          grade: 'review' as const,
          edits: () => app.author.set(trigger.site, ['StartingPosition'], value),
        });
        report({
          message: `${named} reads ${label} without a \`StartingPosition\`: Lambda refuses the mapping. Say where to start.`,
          span: trigger.nameSpan,
          trigger,
          fixes: [
            set('TRIM_HORIZON', 'all records that are still there'),
            set('LATEST', 'only what comes from now on'),
          ],
        });
      }
      if (trigger.kind === 'dynamodb' && position?.kind === 'located' && known(asString(position)) === 'AT_TIMESTAMP') {
        report({
          message: `${named} starts a DynamoDB stream at a timestamp: Lambda refuses the mapping, as these streams can't. Start at \`TRIM_HORIZON\` or \`LATEST\`.`,
          span: position.span,
          trigger,
          fixes: [
            {
              title: 'Set `StartingPosition: TRIM_HORIZON`',
              grade: 'review',
              edits: () => app.author.replace(position, 'TRIM_HORIZON'),
            },
          ],
        });
      }
    }
  },
};
