/** The example apps: the same app in every framework has the same graph and the same problems, names aside. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FunctionNetwork } from '../../server/src/core/graph/network/network';
import { asNumber } from '../../server/src/core/model/data';
import { known } from '../../server/src/core/model/value';
import type { Checked } from '../../server/src/core/project/checked';
import { createService } from '../../server/src/core/service';
import { grammarHost } from '../handlers/grammar-host';
import { workspace } from '../support/memory-host';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const forms = ['template.yaml', 'cloudformation.yaml', 'serverless.yml'] as const;

async function check(app: string, form: string): Promise<Checked> {
  const names = readdirSync(`${examples}${app}`, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = names.map(({ parentPath, name }) => {
    const path = `${parentPath}/${name}`;
    return [path.slice(`${examples}${app}/`.length), readFileSync(path, 'utf8')] as const;
  });
  const service = createService(grammarHost(new Map(files)), { today: () => '2026-11-21' });
  const checked = await service.check(`${workspace}/${form}`);
  if (!checked) throw new Error(`${app}/${form} is no template`);
  return checked;
}

/** What is the same in every form: functions are called alike, generated resources are not. */
function shape({ app, graph, facts }: Checked): unknown {
  return [...app.functions.values()]
    .map((fn) => ({
      function: fn.id,
      runtime: known(fn.code.runtime),
      timeout: known(fn.timeout),
      memory: known(fn.memory),
      code: facts.get(fn.id)?.location.file,
      verdict: facts.get(fn.id)?.verdict,
      network: network(graph.network.of(fn.id)),
      failureTargets: fn.failureTargets.map(({ kind, targetType }) => `${kind} ${targetType}`),
      triggers: graph
        .triggersOf(fn.id)
        .map((trigger) => {
          const path = graph.failurePath(trigger);
          const size = known(asNumber(trigger.settings.get('BatchSize')));
          const target = path.target?.id ?? path.target?.expression;
          return `${trigger.kind} ${trigger.invocation} batch ${size} -> ${path.end} ${path.attempts} ${target}`;
        })
        .sort(),
    }))
    .sort((a, b) => (a.function < b.function ? -1 : 1));
}

/** Ways out per subnet, and the addresses that calls come from. */
function network(found: FunctionNetwork | undefined): unknown {
  return (
    found && {
      egress: found.egress,
      subnets: found.subnets.map(({ id, egress, routeTable }) => `${id} ${egress} ${routeTable}`),
      addresses: found.fixedAddresses.map(({ id }) => id),
      s3: found.reachesService('s3', null).reach,
    }
  );
}

/** Problems with the function or resource they are about; several of one rule count. */
function problems({ problems: found, app }: Checked): readonly string[] {
  const isShared = (id: string | null): boolean => id === null || app.functions.has(id) || /^[A-Z]\w+$/.test(id);
  return found.map(({ rule, fn, resource }) => `${rule} ${fn ?? (isShared(resource) ? resource : '')}`).sort();
}

describe.each(['orders', 'notifications', 'streams', 'vpc'])('%s', (app) => {
  it.each(forms.slice(1))('has the same graph in template.yaml and %s', async (form) => {
    expect(shape(await check(app, form))).toEqual(shape(await check(app, 'template.yaml')));
  });

  it.each(forms.slice(1))('has the same problems in template.yaml and %s', async (form) => {
    expect(problems(await check(app, form))).toEqual(problems(await check(app, 'template.yaml')));
  });
});

/** What the comments in the examples call a MISTAKE, and nothing else. */
const mistakes: readonly [app: string, ...rules: string[]][] = [
  [
    'orders',
    'async-failure-lost ImportOrders',
    'not-idempotent ImportOrders',
    'visibility-timeout-too-short ShipOrder',
  ],
  ['notifications', 'async-failure-lost SendEmail', 'not-idempotent SendEmail'],
  ['streams', 'async-failure-lost NoteArchive', 'stream-retries-forever MirrorOrders'],
  ['vpc', 'endpoint-not-reached WriteReport', 'vpc-mixed-egress WriteReport'],
];

describe('the mistakes made on purpose', () => {
  it.each(mistakes)('%s', async (app, ...rules) => {
    expect([...new Set(problems(await check(app, 'template.yaml')))]).toEqual(rules);
  });
});
