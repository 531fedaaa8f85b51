/** A service with one made-up rule, to test what the language server does with any service, also with a broken one. */
import type { PlacedProblem } from '../../server/src/core/project/checked';
import type { Service } from '../../server/src/core/service';

/** Every `Bad` is a problem whose fix writes `Good`; a text with `Crash` makes the service throw. */
export function createStubService(): Service {
  const texts = new Map<string, string>();
  let off = false;
  const problemsOf = (uri: string): PlacedProblem[] => {
    const text = texts.get(uri) ?? '';
    if (text.includes('Crash')) throw new Error('the service is broken');
    if (off) return [];
    return [...text.matchAll(/Bad/g)].map(({ index }) => {
      const place = { uri, start: index, end: index + 3 };
      return {
        rule: 'no-bad',
        level: 'warning',
        message: '`Bad` is bad.',
        place,
        related: [],
        fixes: [{ title: 'Write Good', grade: 'safe', edits: () => [{ ...place, text: 'Good' }] }],
        suppressions: [],
        template: uri,
        fn: null,
        resource: null,
      };
    });
  };
  return {
    open: (uri, text) => void texts.set(uri, text),
    change(uri, changes) {
      const changed = changes.reduce(
        (text, { start, end, text: added }) => text.slice(0, start) + added + text.slice(end),
        texts.get(uri) ?? '',
      );
      texts.set(uri, changed);
    },
    close: (uri) => void texts.delete(uri),
    fileChanged: () => undefined,
    configure(settings) {
      off = JSON.stringify(settings ?? {}).includes('off');
    },
    text: (uri) => texts.get(uri),
    yaml: () => undefined,
    discover: () => ({ files: [], cut: false }),
    model: () => undefined,
    check: async () => undefined,
    problemsIn: async (uri) => problemsOf(uri),
    meetTemplates: async () => undefined,
    configNotes: () => [],
    templates: () => [...texts.keys()],
    whyNoTemplate: () => '',
  };
}
