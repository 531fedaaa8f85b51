/** Log groups: a subscription filter invokes a function and does not wait. */
import type { EventReader } from './event-reading';
import { naming } from './naming';
import { field, isPlainMap, keySpanOf, plainText, readValue } from './service-context';
import { fixed, settingsOf, taken } from './settings';

export const readCloudwatchLog: EventReader = (event, fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const logGroup = map ? field(map, 'logGroup') : event.node;
  return {
    triggers: [
      {
        kind: 'cloudwatch-logs',
        name: naming.cloudwatchLog(fn.key, event.next('cloudwatchLog')),
        source: logGroup && readValue(logGroup, service),
        settings: settingsOf([
          fixed('LogGroupName', logGroup && readValue(logGroup, service), keySpanOf(map, 'logGroup')),
          taken('FilterPattern', map, 'filter', service),
        ]),
        label: plainText(logGroup) ?? null,
      },
    ],
  };
};
