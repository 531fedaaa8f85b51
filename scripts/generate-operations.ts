// Writes server/src/core/catalog/operations/aws-operations.json from Amazon's public service models.
// Usage: node scripts/run.mjs scripts/generate-operations.ts PATH/TO/botocore/data   (unzip the botocore wheel from PyPI)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

interface Shape {
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly idempotencyToken?: boolean }>>;
}

interface Model {
  readonly metadata: { readonly serviceId: string; readonly endpointPrefix: string };
  readonly operations: Readonly<Record<string, { readonly name: string; readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

interface Service {
  /** The name in hosts: `sqs` of sqs.eu-west-1.amazonaws.com. */
  endpoint: string;
  /** Every other SDK's name for it, without separators. */
  id: string;
  /** Operation -> its idempotency token parameter. */
  tokens: Record<string, string>;
  /** Operations whose name can't be told from the snake_case one: `createdbinstance` -> `CreateDBInstance`. */
  irregular: Record<string, string>;
}

const [dataFolder] = process.argv.slice(2);
if (!dataFolder) {
  console.error('usage: node scripts/run.mjs scripts/generate-operations.ts PATH/TO/botocore/data');
  process.exit(2);
}

/** As botocore's `xform_name` does it. */
const snake = (name: string): string =>
  name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
const pascal = (name: string): string => name.replace(/(^|_)(\w)/g, (_, __, c: string) => c.toUpperCase());

const services: Record<string, Service> = {};
const folders = readdirSync(dataFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const name of folders.map((entry) => entry.name).sort()) {
  const versions = readdirSync(join(dataFolder, name), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const latest = versions
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  if (latest === undefined) continue;
  const model = JSON.parse(
    gunzipSync(readFileSync(join(dataFolder, name, latest, 'service-2.json.gz'))).toString(),
  ) as Model;
  const service: Service = {
    endpoint: model.metadata.endpointPrefix,
    id: model.metadata.serviceId.replace(/[^A-Za-z0-9]/g, '').toLowerCase(),
    tokens: {},
    irregular: {},
  };
  for (const operation of Object.values(model.operations)) {
    const members = operation.input ? model.shapes[operation.input.shape]?.members : undefined;
    const token = Object.entries(members ?? {}).find(([, member]) => member.idempotencyToken === true)?.[0];
    if (token) service.tokens[operation.name] = token;
    if (pascal(snake(operation.name)) !== operation.name)
      service.irregular[operation.name.toLowerCase()] = operation.name;
  }
  services[name] = service;
}
const file = join('server', 'src', 'core', 'catalog', 'operations', 'aws-operations.json');
writeFileSync(file, `${JSON.stringify(services, null, 2)}\n`);
console.log(`${Object.keys(services).length} services written to ${file}`);
