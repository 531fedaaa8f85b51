/** What the page says is checked before the editor acts on it. */
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../client/src/preview/check-message';

const location = { uri: 'file:///a.yaml', range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } } };
const view = {
  direction: 'LR',
  failurePaths: true,
  network: true,
  targets: true,
  problemsOnly: false,
  focus: null,
  expanded: [],
  grouping: 'auto',
};

describe('messages of the page', () => {
  const good: readonly object[] = [
    { type: 'ready' },
    { type: 'view', view },
    { type: 'reveal', location, keepFocus: true },
    { type: 'rule', rule: 'async-failure-lost' },
    { type: 'fix', rule: 'async-failure-lost', location, fix: 0 },
    { type: 'pin', pinned: true },
    { type: 'pick-template' },
    { type: 'open-template', uri: 'file:///b.yaml' },
    { type: 'export', format: 'markdown' },
    { type: 'save', format: 'svg', name: 'template', data: '<svg/>' },
  ];
  it.each(good)('%j is taken', (message) => {
    expect(checkMessage(message)).toEqual(message);
  });

  const bad: readonly unknown[] = [
    undefined,
    null,
    'ready',
    { type: 'constructor' },
    { type: 'view', view: { ...view, direction: 'up' } },
    { type: 'view', view: { ...view, expanded: [1] } },
    { type: 'reveal', location: { uri: 7 } },
    {
      type: 'reveal',
      location: { ...location, range: { start: { line: -1, character: 0 }, end: location.range.end } },
    },
    { type: 'rule', rule: '../../../etc/passwd' },
    { type: 'fix', rule: 'x', location, fix: 1.5 },
    { type: 'pin', pinned: 'yes' },
    { type: 'export', format: 'exe' },
    { type: 'save', format: 'sh', name: 'x', data: '' },
  ];
  it.each(bad)('%j is not', (message) => {
    expect(checkMessage(message)).toBeUndefined();
  });
});
