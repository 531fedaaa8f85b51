/** Half-typed, wrong and hostile services: never a crash, always in bounded time, the rest still read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import type { App } from '../../server/src/core/model/app';
import { type Data, isList, isMap } from '../../server/src/core/model/data';
import type { Value } from '../../server/src/core/model/value';
import { parseYaml } from '../../server/src/core/yaml/document';
import { fileSources } from './file-sources';
import { sourcesOf } from './memory-sources';

function read(text: string, files: Readonly<Record<string, string>> = {}): App {
  const document = parseYaml('file:///work/serverless.yml', text);
  serverlessFrontEnd.detect(document);
  const app = serverlessFrontEnd.read(document, sourcesOf({ ...files, 'serverless.yml': text }), undefined);
  touchAll(app);
  return app;
}

/** Looks at every value, as rules may do. */
function touchAll(app: App): void {
  let budget = 20_000;
  const touch = (value: Value<Data> | undefined, depth: number): void => {
    if (value === undefined || depth > 12 || budget-- < 0) return;
    if (value.kind === 'alternatives') for (const option of value.options) touch(option.value, depth + 1);
    if (value.kind !== 'located') return;
    if (isMap(value.value)) for (const key of value.value.keys) touch(value.value.get(key), depth + 1);
    if (isList(value.value)) for (const item of value.value.items) touch(item, depth + 1);
  };
  const maps = [
    ...[...app.functions.values()].map((fn) => fn.properties),
    ...app.triggers.map((trigger) => trigger.settings),
    ...[...app.resources.values()].map((resource) => resource.properties),
  ];
  for (const map of maps) for (const key of map.keys) touch(map.get(key), 0);
}

const head = 'service: s\nprovider:\n  name: aws\n';

describe('wrong types', () => {
  const cases = [
    'functions: 3',
    'functions: []',
    'functions: text',
    'functions: [3, text, null, [a], {f: 3}]',
    'functions: {f: 3, g: text, h: [a], i: , j: null, k: {}}',
    'functions: {f: {handler: 3, events: {}}}',
    'functions: {f: {handler: [a], events: 3}}',
    'functions: {f: {handler: a.b, events: [3, text, null, [], {}, {sqs: }, {sqs: 3}, {sqs: []}, {sqs: {}}]}}',
    'functions: {f: {events: [{stream: {}}, {sns: {}}, {s3: {}}, {schedule: {}}, {http: {}}, {httpApi: {}}, {alb: {}}]}}',
    'functions: {f: {events: [{kafka: 3}, {msk: x}, {cognitoUserPool: 3}, {iot: []}, {cloudFront: }, {eventBridge: x}]}}',
    'functions: {f: {timeout: abc, memorySize: {}, vpc: 3, environment: [], layers: x, tags: 3, logs: 4, image: []}}',
    'functions: {f: {onError: {}, destinations: 3, maximumEventAge: x, url: [], condition: {}}}',
    'functions: {f: {destinations: {onFailure: {}, onSuccess: []}, iamRoleStatements: 3, role: {}}}',
    'resources: 3',
    'resources: [3, null, text]',
    'resources: {Resources: 3}',
    'resources: {Resources: {A: 3, B: [], C: {Type: 3}}, extensions: 3}',
    'resources: {Resources: [], Parameters: 3, Conditions: [], Mappings: x}',
    'resources: {extensions: {FLambdaFunction: 3}}\nfunctions: {f: {}}',
    'plugins: 3',
    'plugins: {modules: 3}',
    'custom: 3',
    'constructs: 3',
    'constructs: {a: 3, b: {type: queue}, c: {type: queue, worker: 3}, d: {type: queue, worker: {timeout: x}}}',
    'stepFunctions: 3',
    'stepFunctions: {stateMachines: {a: 3, b: {definition: 3}, c: {definition: {States: {x: 3}}}}}',
    'layers: 3',
    'stages: 3\nparams: []\nfunctions: {f: {name: "${param:x}"}}',
    '? {a: b}\n: c',
    'functions:\n  f: &f\n    handler: a\n  g: *f\n  h:\n    <<: *f\n    timeout: 3',
  ];
  for (const text of cases) {
    it(text.slice(0, 90), () => {
      const app = read(`${head}${text}\n`);
      expect(app.framework).toBe('serverless');
      for (const trigger of app.triggers) expect(app.functions.has(trigger.fn)).toBe(true);
    });
  }

  for (const text of ['', '3', '[]', 'service:', 'provider: aws', 'provider:\n  name:', 'service: s\nprovider:']) {
    it(`a service that says only ${JSON.stringify(text)}`, () => {
      expect(read(text).functions.size).toBe(0);
    });
  }

  it('reads a provider of few words', () => {
    expect(read('service: s\nprovider: aws\nfunctions: {f: {handler: a.b}}').functions.size).toBe(1);
  });
});

describe('hostile services', () => {
  const inTime = (text: string, files: Readonly<Record<string, string>> = {}) => {
    const started = performance.now();
    const app = read(text, files);
    expect(performance.now() - started).toBeLessThan(4000);
    return app;
  };

  it('with files that include one another', () => {
    const text = `${head}functions: \${file(./a.yml)}\n`;
    const app = inTime(text, { 'a.yml': 'f: ${file(./b.yml)}\n', 'b.yml': 'g: ${file(./a.yml)}\nhandler: x.y\n' });
    expect(app.functions.size).toBe(1);
    expect(inTime(`${head}functions: \${file(./a.yml)}\n`, { 'a.yml': '${file(./a.yml)}\n' }).functions.size).toBe(0);
  });

  it('with a section that holds itself', () => {
    inTime(
      `${head}custom:\n  all: \${self:}\n  more: \${self:custom}\nfunctions: {f: {environment: "\${self:custom}"}}\n`,
    );
    inTime(`${head}functions: \${self:functions}\nresources: \${self:resources}\n`);
    inTime(`service: \${self:service}\nprovider: \${self:provider}\nfunctions: {f: {handler: a.b}}\n`);
    inTime(
      `service: s\nprovider: {name: aws, stage: "\${sls:stage}", region: "\${aws:region}"}\nfunctions: {f: {name: "\${sls:stage}"}}\n`,
    );
  });

  it('with texts that double', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `  a${i + 1}: \${self:custom.a${i}}\${self:custom.a${i}}`);
    inTime(`${head}custom:\n  a0: xx\n${lines.join('\n')}\nfunctions: {f: {name: "\${self:custom.a60}"}}\n`);
  });

  it('with maps that double', () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) => `  a${i + 1}: [ "\${self:custom.a${i}}", "\${self:custom.a${i}}" ]`,
    );
    inTime(
      `${head}custom:\n  a0: [x]\n${lines.join('\n')}\nfunctions: {f: {environment: {X: "\${self:custom.a40}"}}}\n`,
    );
  });

  it('with long chains and deep nesting', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => `  a${i}: \${self:custom.a${i + 1}}`);
    inTime(`${head}custom:\n${chain.join('\n')}\nfunctions: {f: {name: "\${self:custom.a0}"}}\n`);
    const deep = `${'['.repeat(100)}x${']'.repeat(100)}`;
    inTime(`${head}custom: { deep: ${deep} }\nfunctions: {f: {environment: {X: "\${self:custom.deep}"}}}\n`);
  });

  it('with very long lines', () => {
    inTime(`${head}functions: {f: {name: "${'${self:custom.x}'.repeat(700)}"}}\ncustom: {x: y}\n`);
  });
});

describe('half-typed text', () => {
  const fixture = readFileSync(join(import.meta.dirname, 'fixtures/every-event/serverless.yml'), 'utf8');

  it('is read at every stage of being typed', () => {
    for (let end = 0; end <= fixture.length; end += 37) read(fixture.slice(0, end));
    expect(read(fixture).functions.size).toBeGreaterThan(15);
  });

  const corpus = resolve(import.meta.dirname, '../../../shared/corpus');
  it.runIf(existsSync(corpus))('from services of other people, cut off anywhere', () => {
    const sources = fileSources(corpus);
    const services = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /serverless\.ya?ml$/.test(path),
    );
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % below;
    };
    for (const path of services) {
      const whole = readFileSync(join(corpus, path), 'utf8');
      for (const end of [whole.length, random(whole.length + 1), random(whole.length + 1)]) {
        const document = parseYaml(pathToFileURL(join(corpus, path)).href, whole.slice(0, end));
        const started = performance.now();
        touchAll(serverlessFrontEnd.read(document, sources, undefined));
        expect(performance.now() - started, path).toBeLessThan(3000);
      }
    }
    expect(services.length).toBeGreaterThan(90);
  });
});
