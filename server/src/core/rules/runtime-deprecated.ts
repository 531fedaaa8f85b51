/** A runtime that AWS no longer patches; later it can be neither created nor updated. The dates are data. */
import { runtimeLifecycle, supportedSuccessor } from '../catalog/runtimes';
import type { App, LambdaFunction } from '../model/app';
import { type Located, possible } from '../model/value';
import { placeOf } from '../text/span';
import type { Level, Rule } from './rule';
import { allOf } from './shared/all-of';
import { under } from './shared/combinations';
import { whence } from './shared/provenance';
import { listed } from './shared/triggers';

const noticeDays = 180;

export const runtimeDeprecated: Rule = {
  meta: {
    id: 'runtime-deprecated',
    summary: 'The runtime is past its end, or will be soon',
    level: 'warning',
    category: 'timing',
    recommended: true,
  },
  check({ app, today }, report) {
    for (const { runtime, values, when, functions } of causesIn(app)) {
      const state = stateOf(runtime, today);
      const [fn, ...others] = functions;
      const [value] = values;
      if (state === undefined || fn === undefined || value === undefined) continue;
      const next = supportedSuccessor(runtime, today);
      const advice = next === undefined ? 'Move to a supported runtime.' : `Move to \`${next}\`.`;
      const whose = listed([...functions].map(({ id }) => `\`${id}\``));
      report({
        message: `The runtime \`${runtime}\`${whence(value)} of ${whose}${under(when)} ${state.words} ${advice}`,
        level: state.level,
        span: value.home ?? value.span,
        ...(others.length === 0 ? { fn } : {}),
        related: value.home
          ? [...functions].slice(0, 5).map(({ nameSpan, id }) => ({ span: nameSpan, message: `\`${id}\` runs on it` }))
          : [],
        fixes:
          next === undefined
            ? []
            : [
                {
                  title: `Use \`${next}\``,
                  grade: 'review',
                  edits: () => allOf(...values.map((one) => app.author.replace(one, next))),
                },
              ],
      });
    }
  },
};

interface Cause {
  readonly runtime: string;
  /** Several for a mapping that names the runtime for each region. */
  readonly values: Located<string>[];
  when: readonly string[];
  readonly functions: Set<LambdaFunction>;
}

/** A runtime that many functions inherit is one mistake, told where it is decided, and so are the rows of a mapping. */
function causesIn(app: App): Iterable<Cause> {
  const causes = new Map<string, Cause>();
  for (const fn of app.functions.values()) {
    for (const { value, when } of possible(fn.code.runtime)) {
      const runtime = value.value;
      const { uri, start } = placeOf(value.home ?? value.span);
      const home = value.origin === 'mapping' && value.via !== undefined ? `mapping ${value.via}` : `${uri} ${start}`;
      const key = `${home} ${runtime}`;
      const cause = causes.get(key) ?? { runtime, values: [], when, functions: new Set() };
      cause.functions.add(fn);
      if (!cause.values.some((one) => isSamePlace(one, value))) cause.values.push(value);
      if (cause.values.length > 1) cause.when = [];
      causes.set(key, cause);
    }
  }
  return causes.values();
}

const isSamePlace = (a: Located<string>, b: Located<string>): boolean => {
  const [first, second] = [placeOf(a.home ?? a.span), placeOf(b.home ?? b.span)];
  return first.uri === second.uri && first.start === second.start;
};

function stateOf(runtime: string, today: string): { readonly level: Level; readonly words: string } | undefined {
  const lifecycle = runtimeLifecycle(runtime);
  if (lifecycle === undefined) return undefined;
  const { deprecated, createBlocked, updateBlocked } = lifecycle;
  if (updateBlocked !== null && updateBlocked <= today) {
    return { level: 'error', words: `can no longer be deployed since ${updateBlocked}: the next deployment fails.` };
  }
  if (createBlocked !== null && createBlocked <= today) {
    return {
      level: 'warning',
      words: `is refused for new functions since ${createBlocked}, and has had no patches since ${deprecated}.`,
    };
  }
  if (deprecated <= today) {
    const blocked = createBlocked === null ? '' : `, and from ${createBlocked} new functions are refused`;
    return { level: 'warning', words: `has had no security patches since ${deprecated}${blocked}.` };
  }
  if (daysBetween(today, deprecated) > noticeDays) return undefined;
  return { level: 'info', words: `gets no security patches after ${deprecated}.` };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
