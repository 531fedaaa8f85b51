/**
 * Every event of the Serverless Framework in its short and long forms. What the framework itself (osls 4.3.1) makes of
 * the same service stands in `generated.json`: logical ids, and the settings under CloudFormation's names.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayBeMade } from '../../server/src/core/frontends/serverless/overrides';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import type { App, Trigger } from '../../server/src/core/model/app';
import { known } from '../../server/src/core/model/value';
import { parseYaml } from '../../server/src/core/yaml/document';
import { shownIntrinsics } from './intrinsic-words';
import { sourcesOf } from './memory-sources';
import { plain } from './oracle-compare';

interface Generated {
  readonly type: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly enabled?: boolean;
  readonly lambda?: boolean;
  readonly async?: boolean;
}

const folder = join(import.meta.dirname, 'fixtures/every-event');
const generated: Readonly<Record<string, Generated>> = JSON.parse(readFileSync(join(folder, 'generated.json'), 'utf8'));
const text = readFileSync(join(folder, 'serverless.yml'), 'utf8');
const uri = 'file:///work/serverless.yml';
const app: App = serverlessFrontEnd.read(parseYaml(uri, text), sourcesOf({ 'serverless.yml': text }), undefined);

const words = (trigger: Trigger): string =>
  [
    trigger.fn,
    trigger.kind,
    trigger.invocation,
    plain(trigger.source) ?? '-',
    trigger.label ?? '-',
    known(trigger.enabled) ? '' : 'off',
    trigger.qualifier === '$LATEST' ? '' : trigger.qualifier,
  ]
    .join(' | ')
    .replace(/( \| )+$/, '');

describe('events of services', () => {
  it('become triggers', () => {
    const found = app.triggers.map(words);
    expect(found).toEqual(readFileSync(join(folder, 'triggers.txt'), 'utf8').trimEnd().split('\n'));
  });

  it('are named as the framework names what connects them', () => {
    const unknown = app.triggers.flatMap(({ name }) => (name !== null && generated[name] ? [] : (name ?? [])));
    expect(unknown).toEqual([]);
  });

  it('have the settings that the framework generates', () => {
    let compared = 0;
    for (const trigger of app.triggers) {
      const { settings = {}, enabled } = generated[trigger.name ?? ''] ?? {};
      if (['lambda-destination', 'function-url', 's3'].includes(trigger.kind)) continue;
      if (enabled !== undefined) expect(plain(trigger.enabled), trigger.id).toBe(enabled);
      for (const [key, value] of Object.entries(settings)) {
        // Brokers are the source itself; of the ARN of a bus the framework writes the name only.
        if (key === 'SelfManagedEventSource' || key === 'EventBusName') continue;
        // REST authorizers take the settings of the method that names them.
        if (trigger.kind === 'authorizer') continue;
        expect(plain(trigger.settings.get(key)), `${trigger.id} ${key}`).toEqual(shownIntrinsics(value));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(70);
  });

  it('leave out what does not call the function', () => {
    const methods = Object.entries(generated).filter(([, { type }]) => type === 'AWS::ApiGateway::Method');
    const calling = methods.filter(([, { lambda }]) => lambda);
    const names = app.triggers.filter(({ kind }) => kind === 'api').map(({ name }) => name);
    expect(names.toSorted()).toEqual(calling.map(([name]) => name).toSorted());
    for (const [name, { async }] of calling) {
      const trigger = app.triggers.find((one) => one.name === name);
      expect(trigger?.invocation, name).toBe(async ? 'async' : 'sync');
    }
  });
});

describe('what the framework makes besides', () => {
  it('has the names and types that it gives', () => {
    for (const resource of app.resources.values()) {
      expect(generated[resource.id]?.type, resource.id).toBe(resource.type);
    }
    const needed = [
      'AWS::S3::Bucket',
      'AWS::SNS::Topic',
      'AWS::Events::EventBus',
      'AWS::Logs::LogGroup',
      'AWS::SQS::QueuePolicy',
    ];
    for (const [id, { type }] of Object.entries(generated)) {
      if (needed.includes(type)) expect(app.resources.get(id)?.type, id).toBe(type);
    }
  });

  it('can be told by its name, so that overrides are looked for where there may be some', () => {
    const names = [
      ...[...app.resources.values()].filter((one) => one.generated).map(({ id }) => id),
      ...[...app.functions.values()].map(({ logicalId }) => logicalId),
      ...app.triggers.flatMap(({ name }) => name ?? []),
    ];
    expect(names.filter((name) => !mayBeMade.test(name))).toEqual([]);
  });

  it('has functions with the settings that it gives', () => {
    for (const fn of app.functions.values()) {
      for (const [key, value] of Object.entries(generated[fn.logicalId]?.settings ?? {})) {
        expect(plain(fn.properties.get(key)), `${fn.id} ${key}`).toEqual(shownIntrinsics(value));
      }
    }
    expect(app.functions.size).toBe(
      Object.values(generated).filter(({ type }) => type === 'AWS::Lambda::Function').length,
    );
  });

  it('has invoke configurations for the alias that events invoke', () => {
    const configs = [...app.functions.values()].flatMap((fn) =>
      fn.invokeConfigs.map((config) => [`${fn.logicalId.replace('LambdaFunction', 'LambdaEvConf')}`, config] as const),
    );
    expect(configs.map(([id]) => id)).toEqual(['CarefulLambdaEvConf', 'AliasedLambdaEvConf']);
    for (const [id, { properties, qualifier }] of configs) {
      const { Qualifier, DestinationConfig, ...rest } = generated[id]?.settings ?? {};
      expect(qualifier).toBe(Qualifier);
      for (const [key, value] of Object.entries(rest)) expect(plain(properties.get(key)), key).toEqual(value);
      expect(plain(properties.get('DestinationConfig')) ?? {}, id).toEqual(shownIntrinsics(DestinationConfig));
    }
  });

  it('takes extensions and buckets of the provider into account', () => {
    expect(plain(app.resources.get('ClockLogGroup')?.properties.get('RetentionInDays'))).toBe(7);
    expect(plain(app.resources.get('S3BucketUploads')?.properties.get('BucketName'))).toBe(
      'every-event-uploads-bucket',
    );
    expect(plain(app.resources.get('S3BucketUploads')?.properties.get('VersioningConfiguration'))).toEqual({
      Status: 'Enabled',
    });
  });
});
