// What a handler imports may be as large as it likes: its own module is read, and what it does is seen.
import { expect, it } from 'vitest';
import { createHandlerAnalysis, type HandlerContext } from '../../server/src/core/handlers/handler-analysis';
import { mostStepsToLoad } from '../../server/src/core/handlers/interpret/machine';
import { grammarHost } from './grammar-host';
import { functionOf } from './labelled';

const context: HandlerContext = {
  atLeastOnce: true,
  kinds: ['sqs'],
  resourceAt: () => ({ id: null, expression: null }),
  resource: () => undefined,
};

/** More than all modules together have steps: each line takes at least three. */
const moduleCount = 60;
const routes = 'routes.push(handle);\n'.repeat(Math.ceil(mostStepsToLoad / moduleCount / 3));

it('a module behind many large ones', async () => {
  const names = Array.from({ length: moduleCount }, (_, index) => `part${index}`);
  const files = new Map(
    names.map((name) => [
      `${name}.js`,
      `const routes = [];\nconst handle = () => null;\n${routes}module.exports = routes;\n`,
    ]),
  );
  files.set(
    'app.js',
    `${names.map((name) => `const ${name} = require('./${name}');`).join('\n')}
const { SNS } = require('@aws-sdk/client-sns');
const sns = new SNS({});
exports.handler = async (event) => {
  await sns.publish({ TopicArn: 'arn', Message: event.text });
};
`,
  );
  const analysis = createHandlerAnalysis(grammarHost(files));
  const fn = functionOf({ handlerText: 'app.handler', runtimeText: 'nodejs22.x' });
  await analysis.prepare([fn]);
  const facts = analysis.facts(fn, context);
  expect(facts.location.status).toBe('found');
  expect(facts.verdict).toBe('not-idempotent');
  expect(facts.effects.map(({ operation }) => operation)).toEqual(['sns:Publish']);
});
