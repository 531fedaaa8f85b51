/** What functions of a service inherit, override and are extended with, held against what osls 4.3.1 generates. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import type { App } from '../../server/src/core/model/app';
import { parseYaml } from '../../server/src/core/yaml/document';
import { shownIntrinsics } from './intrinsic-words';
import { sourcesOf } from './memory-sources';
import { plain } from './oracle-compare';

interface Generated {
  readonly type: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly condition?: string;
}

const folder = join(import.meta.dirname, 'fixtures/inheritance');
const generated: Readonly<Record<string, Generated>> = JSON.parse(readFileSync(join(folder, 'generated.json'), 'utf8'));
const text = readFileSync(join(folder, 'serverless.yml'), 'utf8');

const read = (service: string): App =>
  serverlessFrontEnd.read(parseYaml('file:///work/serverless.yml', service), sourcesOf({}), undefined);

const app = read(text);
const one = (service: string) => {
  const [fn] = read(service).functions.values();
  if (fn === undefined) throw new Error('no function');
  return fn;
};

describe('a function of a service', () => {
  for (const fn of app.functions.values()) {
    it(`${fn.id} has the properties that the framework gives it`, () => {
      const { settings = {}, condition } = generated[fn.logicalId] ?? {};
      expect(Object.keys(settings).length).toBeGreaterThan(5);
      for (const [key, value] of Object.entries(settings)) {
        expect(plain(fn.properties.get(key)), key).toEqual(shownIntrinsics(value));
      }
      const more = fn.properties.keys.filter((key) => !(key in settings) && fn.properties.get(key) !== undefined);
      expect(more).toEqual([]);
      expect(fn.condition).toBe(condition ?? null);
    });
  }

  it('is there for each that the framework makes', () => {
    const ids = Object.entries(generated).filter(([, { type }]) => type === 'AWS::Lambda::Function');
    expect([...app.functions.values()].map((fn) => fn.logicalId).toSorted()).toEqual(ids.map(([id]) => id));
  });

  it('is invoked by what the framework connects with it', () => {
    for (const trigger of app.triggers) {
      const { settings = {} } = generated[trigger.name ?? ''] ?? {};
      expect(generated[trigger.name ?? ''], trigger.id).toBeDefined();
      for (const [key, value] of Object.entries(settings)) {
        if (key === 'EventBusName' && trigger.label === 'd') continue;
        expect(plain(trigger.settings.get(key)), `${trigger.id} ${key}`).toEqual(shownIntrinsics(value));
      }
    }
    expect(app.triggers.map(({ fn, qualifier }) => `${fn} ${qualifier}`)).toContain('durable durable');
    expect(app.triggers.map(({ fn, qualifier }) => `${fn} ${qualifier}`)).toContain('quick snapstart');
  });

  it('has the aliases and log groups that the framework makes', () => {
    expect([...app.qualifiers.keys()]).toEqual(['DurableDurableLambdaAlias', 'QuickSnapStartLambdaAlias']);
    for (const [id, { type, settings = {} }] of Object.entries(generated)) {
      if (type !== 'AWS::Logs::LogGroup') continue;
      for (const [key, value] of Object.entries(settings)) {
        expect(plain(app.resources.get(id)?.properties.get(key)), `${id} ${key}`).toEqual(value);
      }
    }
    expect(app.resources.has('RoleDashbyDashnameLogGroup')).toBe(false);
  });

  it('runs with the role that it or the provider names', () => {
    const roles = Object.fromEntries([...app.functions.values()].map((fn) => [fn.id, fn.role.kind]));
    expect(roles).toMatchObject({ plain: 'generated', 'role-by-name': 'resource', 'role-by-arn': 'unknown' });
    const role = app.functions.get('plain')?.role;
    expect(role?.kind === 'generated' && role.statements.map(({ actions }) => actions.map(plain))).toEqual([
      ['s3:GetObject'],
    ]);
  });

  it('fails to where `onError` and overrides say', () => {
    const targets = Object.fromEntries(
      [...app.functions.values()].flatMap((fn) =>
        fn.failureTargets.map(({ kind, target, targetType, permissionAdded }) => [
          fn.id,
          [kind, plain(target), targetType, permissionAdded],
        ]),
      ),
    );
    expect(targets).toEqual({
      plain: ['dlq', 'Ref Failures', 'sns', false],
      'role-by-arn': ['dlq', 'Ref Failures', 'sns', false],
    });
  });
});

describe('roles of services', () => {
  const service = (provider: string, fn = '', more = '') =>
    `service: s\nprovider:\n  name: aws\n${provider}functions:\n  f:\n    handler: a.b\n${fn}${more}`;
  const kinds: readonly (readonly [string, string, string])[] = [
    ['none given', service(''), 'generated'],
    ['a name in the provider', service('  iam: { role: Own }\n'), 'resource'],
    ['an ARN in the provider', service('  iam: { role: "arn:aws:iam::1:role/x" }\n'), 'unknown'],
    ['a call in the provider', service('  iam: { role: !GetAtt Own.Arn }\n'), 'resource'],
    ['the old place', service('  role: Own\n'), 'resource'],
    ['statements only', service('  iam: { role: { statements: [] } }\n'), 'generated'],
    ['an import', service('  iam: { role: !ImportValue x }\n'), 'unknown'],
    ['a variable', service('  iam: { role: "${env:ROLE}" }\n'), 'unknown'],
    ['the function before the provider', service('  role: Other\n', '    role: Own\n'), 'resource'],
  ];
  for (const [name, text_, kind] of kinds) {
    it(name, () => expect(one(text_).role.kind).toBe(kind));
  }

  it('hold the statements of function and provider as the plugin joins them', () => {
    const provider = '  iamRoleStatements:\n    - { Effect: Allow, Action: "a:b", Resource: "*" }\n';
    const own = '    iamRoleStatements:\n      - { Effect: Allow, Action: ["c:d"], Resource: "*" }\n';
    const actions = (text_: string) => {
      const { role } = one(text_);
      return role.kind === 'generated' ? role.statements.flatMap((statement) => statement.actions.map(plain)) : [];
    };
    expect(actions(service(provider))).toEqual(['a:b']);
    expect(actions(service(provider, own))).toEqual(['c:d']);
    expect(actions(service(provider, `${own}    iamRoleStatementsInherit: true\n`))).toEqual(['c:d', 'a:b']);
  });

  it('leave open what managed policies and hidden statements allow', () => {
    for (const provider of [
      '  iam: { role: { managedPolicies: ["arn:aws:iam::aws:policy/X"] } }\n',
      '  iam: { role: { statements: "${file(./iam.js)}" } }\n',
    ]) {
      const { role } = one(service(provider));
      expect(role.kind === 'generated' && role.statements[0]?.actions[0]?.kind).toBe('unresolved');
    }
  });
});

describe('what plugins add', () => {
  const unseen = (more: string) =>
    read(`service: s\nprovider: { name: aws }\nfunctions: { f: { handler: a.b } }\n${more}`).unseen;

  it('is unseen, not missing', () => {
    const added = unseen('plugins:\n  - serverless-plugin-lambda-dead-letter\n  - serverless-offline\n  - ./own.js\n');
    expect(added.map(({ who }) => who)).toEqual(['plugin `serverless-plugin-lambda-dead-letter`', 'plugin `./own.js`']);
    expect(added[0]?.what).toContain('failure-targets');
    expect(unseen('plugins: { modules: [serverless-plugin-aws-alerts] }')[0]?.what).toEqual(['alarms']);
    expect(unseen('constructs: { net: { type: vpc } }')[0]?.what).toEqual(['network']);
  });

  it('is unseen for events of plugins, too', () => {
    const app_ = read(
      'service: s\nprovider: { name: aws }\nfunctions: { f: { handler: a.b, events: [{ own: 1 }] } }\n',
    );
    expect(app_.unseen).toEqual([{ who: 'event `own` of function `f`', of: 'f', what: ['triggers'] }]);
  });

  it('is a queue, its dead-letter queue and a worker for Lift', () => {
    const lift = read(
      'service: s\nprovider: { name: aws }\nplugins: [serverless-lift]\nconstructs:\n  jobs:\n    type: queue\n    maxBatchingWindow: 5\n    batchSize: 4\n    worker:\n      handler: a.b\n      timeout: 10\nfunctions:\n  f:\n    handler: c.d\n    environment:\n      URL: ${construct:jobs.queueUrl}\n',
    );
    expect([...lift.functions.keys()]).toEqual(['f', 'jobsWorker']);
    const queue = lift.resources.get('jobsQueue')?.properties;
    expect([plain(queue?.get('VisibilityTimeout')), plain(queue?.get('RedrivePolicy'))]).toEqual([
      65,
      { deadLetterTargetArn: 'GetAtt jobsDlq.Arn', maxReceiveCount: 3 },
    ]);
    const [trigger] = lift.triggers;
    expect([trigger?.fn, trigger?.kind, plain(trigger?.source), plain(trigger?.settings.get('BatchSize'))]).toEqual([
      'jobsWorker',
      'sqs',
      'GetAtt jobsQueue.Arn',
      4,
    ]);
    expect(plain(lift.functions.get('f')?.properties.get('Environment'))).toEqual({
      Variables: { URL: 'Ref jobsQueue' },
    });
  });

  it('is a caller for each task of a state machine', () => {
    const app_ = read(
      'service: s\nprovider: { name: aws }\nfunctions: { pay: { handler: a.b }, ship: { handler: c.d } }\nstepFunctions:\n  stateMachines:\n    order:\n      definition:\n        StartAt: Pay\n        States:\n          Pay:\n            Type: Task\n            Resource: !GetAtt pay.Arn\n            Next: Ship\n          Ship:\n            Type: Task\n            Resource: arn:aws:states:::lambda:invoke\n            Parameters:\n              FunctionName: !GetAtt ShipLambdaFunction.Arn\n            End: true\n',
    );
    expect(app_.triggers.map(({ fn, kind, source, label }) => [fn, kind, plain(source), label])).toEqual([
      ['pay', 'step-functions', 'Ref OrderStepFunctionsStateMachine', 'Pay'],
      ['ship', 'step-functions', 'Ref OrderStepFunctionsStateMachine', 'Ship'],
    ]);
    expect(app_.resources.get('OrderStepFunctionsStateMachine')?.type).toBe('AWS::StepFunctions::StateMachine');
  });
});

describe('detection', () => {
  const detects = (name: string, content: string) =>
    serverlessFrontEnd.detect(parseYaml(`file:///work/${name}`, content)) === 'serverless';
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['serverless.yml', 'service: s\nprovider: { name: aws }', true],
    ['serverless.yaml', 'service: s\nprovider: aws', true],
    ['serverless.json', '{ "service": "s", "provider": { "name": "aws" } }', true],
    ['serverless.yml', 'service: s\nprovider: { name: google }', true],
    ['serverless.yml', 'something: else', false],
    ['other.yml', 'service: s\nprovider: { name: aws }\nfunctions: {}', true],
    ['other.yml', 'service: s\nprovider: { name: google }\nfunctions: {}', false],
    ['other.yml', 'provider: { name: aws }\nfunctions: {}', false],
    ['serverless.ts', 'export default {}', true],
    ['docker-compose.yml', 'services: { a: { image: x } }', false],
    ['template.yaml', 'Resources: { A: { Type: AWS::SQS::Queue } }', false],
  ];
  for (const [name, content, expected] of cases) {
    it(`${name}: ${JSON.stringify(content)}`, () => expect(detects(name, content)).toBe(expected));
  }

  it('says that a service written as a program is not read', () => {
    const document = parseYaml('file:///work/serverless.ts', 'const service = { a: 1 };\nmodule.exports = service;\n');
    const { notes, functions } = serverlessFrontEnd.read(document, sourcesOf({}), undefined);
    expect([notes.map(({ message }) => message), functions.size]).toEqual([
      ['`serverless.ts` is code, which is not run; only `serverless.yml` and `serverless.json` are read'],
      0,
    ]);
  });
});
