/** Whether a function can get the same event twice, as far as its template tells. */
import { describe, expect, it } from 'vitest';
import { handlerContext } from '../../server/src/core/project/handler-context';
import { readApp } from '../support/check-app';

/** Of function `f` of a service. */
function repeats(events: string, plugins = ''): boolean | undefined {
  const functions = `functions:\n  f: { handler: a.b, events: [${events}] }\n  other: { handler: a.c, events: [{ own: 1 }] }\n`;
  const text = `service: s\nprovider: { name: aws }\n${plugins}${functions}`;
  const { app, graph } = readApp({ 'serverless.yml': text }, 'serverless.yml');
  const fn = app.functions.get('f');
  if (!fn) throw new Error('there is no function f');
  return handlerContext(fn, graph).atLeastOnce;
}
const warmed = 'plugins: [serverless-plugin-warmup]\n';

describe('the same event twice', () => {
  it('comes from queues, whatever else there is', () => {
    expect(repeats('{ sqs: "arn:aws:sqs:eu-west-1:1:q" }')).toBe(true);
    expect(repeats('{ http: GET a }, { sqs: "arn:aws:sqs:eu-west-1:1:q" }', warmed)).toBe(true);
  });

  it('does not come from callers, also where a plugin might add triggers or another function has some of its own', () => {
    expect(repeats('{ http: GET a }')).toBe(false);
    expect(repeats('{ http: GET a }', warmed)).toBe(false);
  });

  it('does not matter where it only keeps the function warm', () => {
    expect(repeats('{ schedule: { rate: rate(5 minutes), input: { warmup: true } } }, { http: POST a }')).toBe(false);
    expect(repeats('{ schedule: { rate: rate(5 minutes), input: { source: serverless-warmer } } }')).toBe(false);
    expect(repeats('{ schedule: { rate: rate(5 minutes), input: { swarm: 3 } } }')).toBe(true);
    expect(repeats('{ schedule: rate(5 minutes) }')).toBe(true);
  });

  it('may come where triggers are hidden', () => {
    expect(repeats('{ own: 1 }')).toBeUndefined();
    expect(repeats('{ http: GET a }, { own: 1 }')).toBeUndefined();
    expect(repeats('', warmed)).toBeUndefined();
    expect(repeats('')).toBe(false);
  });
});
