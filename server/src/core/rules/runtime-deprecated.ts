/** A runtime that AWS no longer patches; later it can be neither created nor updated. The dates are data. */
import { runtimeLifecycle, supportedSuccessor } from '../catalog/runtimes';
import type { LambdaFunction } from '../model/app';
import { type Located, possible } from '../model/value';
import { placeOf } from '../text/span';
import type { Level, Rule } from './rule';
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
    // A runtime that many functions inherit is one mistake, told where it is decided.
    const causes = new Map<string, Cause>();
    for (const fn of app.functions.values()) {
      for (const { value, when } of possible(fn.code.runtime)) {
        const { uri, start } = placeOf(value.home ?? value.span);
        const key = `${uri} ${start} ${value.value}`;
        const cause = causes.get(key) ?? { value, when, functions: [] };
        cause.functions.push(fn);
        causes.set(key, cause);
      }
    }
    for (const { value, when, functions } of causes.values()) {
      const runtime = value.value;
      const state = stateOf(runtime, today);
      const [fn, ...others] = functions;
      if (state === undefined || fn === undefined) continue;
      const next = supportedSuccessor(runtime, today);
      const advice = next === undefined ? 'Move to a supported runtime.' : `Move to \`${next}\`.`;
      const whose = listed(functions.map(({ id }) => `\`${id}\``));
      report({
        message: `The runtime \`${runtime}\`${whence(value)} of ${whose}${under(when)} ${state.words} ${advice}`,
        level: state.level,
        span: value.home ?? value.span,
        ...(others.length === 0 ? { fn } : {}),
        related: value.home
          ? functions.slice(0, 5).map(({ nameSpan, id }) => ({ span: nameSpan, message: `\`${id}\` runs on it` }))
          : [],
        fixes:
          next === undefined
            ? []
            : [{ title: `Use \`${next}\``, grade: 'review', edits: () => app.author.replace(value, next) }],
      });
    }
  },
};

interface Cause {
  readonly value: Located<string>;
  readonly when: readonly string[];
  readonly functions: LambdaFunction[];
}

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
