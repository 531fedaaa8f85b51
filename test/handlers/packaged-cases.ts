// Functions whose package lies elsewhere (in a bucket, in a zip, in a build folder), and where their source is found.
import type { Data, DataMap, Template } from '../../server/src/core/model/data';
import type { Located } from '../../server/src/core/model/value';
import { wholeFile } from '../../server/src/core/text/span';
import { workspace } from '../support/memory-host';

export interface Case {
  readonly name: string;
  /** Empty where the template doesn't say it. */
  readonly runtime: string;
  readonly handler: string;
  /** CodeUri or Code. */
  readonly path?: Data;
  /** The template's folder. */
  readonly folder?: string;
  readonly files: Readonly<Record<string, string>>;
  /** `file symbol`, or the status where it is not found. */
  readonly expected: string;
}

export const js = 'export const handler = async () => {};\n';
const python = 'def handler(event, context):\n    pass\n';
const webpack = `module.exports = {
  // entry: { clean: './src/old.ts' },
  entry: {
    clean: './src/clean/handler.ts',
    'mail': ["./src/mail/handler.ts"],
    'functions/pay/index': { import: './src/pay.ts', dependOn: 'shared' },
    index: './src/page.ts',
    several: ['./src/polyfill.ts', './src/several.ts'],
    computed: path.resolve(__dirname, './src/computed/handler.ts'),
  },
  output: { filename: '[name].js' },
};
`;

export const located = <T>(value: T): Located<T> => ({
  kind: 'located',
  value,
  origin: 'literal',
  span: { block: wholeFile(`${workspace}/template.yaml`), start: 0, end: 1 },
});

const map = (entries: Readonly<Record<string, Data>>): DataMap => ({
  kind: 'map',
  keys: Object.keys(entries),
  get: (key) => (entries[key] === undefined ? undefined : located(entries[key])),
  keySpan: () => undefined,
});

const text = (...parts: Template['parts']): Template => ({ kind: 'template', parts });

export const packagedCases: readonly Case[] = [
  {
    name: 'a folder of templates alone: the file of the same path elsewhere',
    runtime: 'nodejs22.x',
    handler: 'src/workers/mail.handler',
    folder: 'infra',
    files: { 'infra/serverless.yml': '', 'backend/src/workers/mail.ts': js, 'backend/src/workers/pay.ts': js },
    expected: 'backend/src/workers/mail.ts handler',
  },
  {
    name: 'a folder of templates alone, of a module of Python',
    runtime: 'python3.13',
    handler: 'apps.workers.mail.handler',
    folder: 'infra',
    files: { 'infra/serverless.yml': '', 'apps/workers/mail.py': python },
    expected: 'apps/workers/mail.py handler',
  },
  {
    name: 'a folder of templates alone, and two files that may be meant',
    runtime: 'nodejs22.x',
    handler: 'workers/mail.handler',
    folder: 'infra',
    files: { 'infra/serverless.yml': '', 'north/workers/mail.ts': js, 'south/workers/mail.ts': js },
    expected: 'missing',
  },
  {
    name: 'a folder that has sources of its own',
    runtime: 'nodejs22.x',
    handler: 'workers/mail.handler',
    folder: 'infra',
    files: { 'infra/serverless.yml': '', 'infra/tools.ts': js, 'backend/workers/mail.ts': js },
    expected: 'missing',
  },
  {
    name: 'an object in a bucket, called as the folder of its source',
    runtime: 'python3.13',
    handler: 'app.handler',
    path: map({ S3Bucket: 'builds', S3Key: 'shop/orders.zip' }),
    files: { 'source/orders/app.py': python, 'source/mail/app.py': python },
    expected: 'source/orders/app.py handler',
  },
  {
    name: 'an object in a bucket, as SAM writes it',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    path: map({ Bucket: 'builds', Key: 'orders.zip' }),
    files: { 'src/orders/index.ts': js, 'src/mail/index.ts': js },
    expected: 'src/orders/index.ts handler',
  },
  {
    name: 'an object in a bucket, by its address',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    path: 's3://builds/shop/orders.zip',
    files: { 'src/orders/index.ts': js, 'src/mail/index.ts': js },
    expected: 'src/orders/index.ts handler',
  },
  {
    name: 'an object in a bucket below a prefix that is not known, from a template in a folder of its own',
    runtime: 'python3.13',
    handler: 'app.handler',
    path: map({ S3Bucket: 'builds', S3Key: text({ kind: 'hole', name: 'Prefix' }, '/orders.zip') }),
    folder: 'deployment',
    files: { 'source/orders/app.py': python, 'source/mail/app.py': python },
    expected: 'source/orders/app.py handler',
  },
  {
    name: 'an object in a bucket of whose name a part is not known',
    runtime: 'python3.13',
    handler: 'app.handler',
    path: map({ S3Bucket: 'builds', S3Key: text('shop/orders-', { kind: 'hole', name: 'Version' }, '.zip') }),
    files: { 'source/orders/app.py': python, 'source/zip/app.py': python },
    expected: 'artefact',
  },
  {
    name: 'an object in a bucket that two folders are called as',
    runtime: 'python3.13',
    handler: 'app.handler',
    path: 's3://builds/orders.zip',
    folder: 'deployment',
    files: { 'shop/orders/app.py': python, 'admin/orders/app.py': python },
    expected: 'artefact',
  },
  {
    name: 'an object in a bucket, from the project of the template',
    runtime: 'python3.13',
    handler: 'app.handler',
    path: 's3://builds/orders.zip',
    folder: 'shop/deployment',
    files: { 'shop/orders/app.py': python, 'admin/orders/app.py': python },
    expected: 'shop/orders/app.py handler',
  },
  {
    name: 'an object in a bucket whose names are common ones, beside another project',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    path: 's3://builds/lambda.zip',
    folder: 'shop',
    files: { 'admin/lambda/index.js': js },
    expected: 'artefact',
  },
  {
    name: 'a package by its checksum, whose module has the only name like that',
    runtime: 'python3.13',
    handler: 'get_orders.handler',
    path: 's3://builds/36be3a0b269d916b5bef839e650ebb14',
    files: { 'get_orders.py': python, 'tests/get_orders.py': python, 'build/get_orders.py': python },
    expected: 'get_orders.py handler',
  },
  {
    name: 'a package by its checksum, whose module may be one of two files',
    runtime: 'python3.13',
    handler: 'get_orders.handler',
    path: 's3://builds/36be3a0b269d916b5bef839e650ebb14',
    files: { 'v1/get_orders.py': python, 'v2/get_orders.py': python },
    expected: 'artefact',
  },
  {
    name: 'a package by its checksum, whose module is called as many are',
    runtime: 'python3.13',
    handler: 'lambda_function.handler',
    path: 's3://builds/36be3a0b269d916b5bef839e650ebb14',
    files: { 'lambda_function.py': python },
    expected: 'artefact',
  },
  {
    name: 'a package by its checksum, whose module has no such function',
    runtime: 'nodejs22.x',
    handler: 'get-orders.handler',
    path: 's3://builds/36be3a0b269d916b5bef839e650ebb14',
    files: { 'src/get-orders.ts': 'export const list = (handler: unknown) => handler;\n' },
    expected: 'artefact',
  },
  {
    name: 'a module of the template of a test, in the sources',
    runtime: 'python3.13',
    handler: 'get_orders.handler',
    path: 's3://builds/36be3a0b269d916b5bef839e650ebb14',
    folder: 'tests/templates',
    files: { 'get_orders.py': python },
    expected: 'artefact',
  },
  {
    name: 'a package that is called otherwise than the folder of its source',
    runtime: 'nodejs22.x',
    handler: 'get-orders.handler',
    path: './deploy/functions.zip',
    files: { 'packages/shop/src/get-orders.ts': js },
    expected: 'packages/shop/src/get-orders.ts handler',
  },
  {
    name: 'a bundle in a build folder',
    runtime: 'nodejs22.x',
    handler: 'dist/get-orders.handler',
    files: { 'src/lambda/get-orders.ts': js },
    expected: 'src/lambda/get-orders.ts handler',
  },
  {
    name: 'a folder that does not exist, beside a file of that name',
    runtime: 'nodejs22.x',
    handler: 'get-orders.handler',
    path: 'functions/',
    files: { 'src/get-orders.ts': js },
    expected: 'missing',
  },
  ...['%codeUri%', '{{ code }}', '<path>', '__CODE__', '@@code@@/orders.zip'].map((path) => ({
    name: `the placeholder ${path}`,
    runtime: 'python3.13',
    handler: 'app.handler',
    path,
    files: { 'src/app.py': python },
    expected: 'unresolved',
  })),
  {
    name: 'a folder that is called like a placeholder',
    runtime: 'python3.13',
    handler: 'app.handler',
    path: '{{ code }}',
    files: { '%7B%7B%20code%20%7D%7D/app.py': python },
    expected: '%7B%7B%20code%20%7D%7D/app.py handler',
  },
  {
    name: 'an entry of webpack in a build folder',
    runtime: 'nodejs22.x',
    handler: 'clean.handler',
    path: 'dist/',
    files: { 'webpack.config.js': webpack, 'src/clean/handler.ts': js, 'src/mail/handler.ts': js },
    expected: 'src/clean/handler.ts handler',
  },
  {
    name: 'an entry of webpack, from a template that does not say runtime and path',
    runtime: '',
    handler: 'clean.handler',
    folder: 'cloudformation',
    files: { 'webpack.config.js': webpack, 'src/clean/handler.ts': js, 'src/mail/handler.ts': js },
    expected: 'src/clean/handler.ts handler',
  },
  {
    name: 'an entry of webpack as a list',
    runtime: 'nodejs22.x',
    handler: 'mail.handler',
    path: 's3://builds/code.zip',
    files: { 'webpack.config.js': webpack, 'src/clean/handler.ts': js, 'src/mail/handler.ts': js },
    expected: 'src/mail/handler.ts handler',
  },
  {
    name: 'an entry of webpack as an object, with a path as its name',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    path: 'dist/functions/pay/',
    files: { 'webpack.config.js': webpack, 'src/pay.ts': js, 'src/index.ts': js },
    expected: 'src/pay.ts handler',
  },
  {
    name: 'an entry of webpack that is computed',
    runtime: 'nodejs22.x',
    handler: 'computed.handler',
    path: 'dist/',
    files: { 'webpack.config.js': webpack, 'src/computed/handler.ts': js },
    expected: 'artefact',
  },
  {
    name: 'an entry of webpack that is made of two files',
    runtime: 'nodejs22.x',
    handler: 'several.handler',
    path: 'dist/',
    files: { 'webpack.config.js': webpack, 'src/polyfill.ts': js, 'src/a/several.ts': js, 'src/b/several.ts': js },
    expected: 'artefact',
  },
  {
    name: 'an entry of webpack from a list of its own',
    runtime: 'nodejs22.x',
    handler: 'clean.handler',
    path: map({ Bucket: 'builds', Key: text({ kind: 'hole', name: 'App' }, '-clean.zip') }),
    files: {
      'webpack.config.ts':
        "const entries = {\n  clean: './src/rooms/tidy.ts',\n};\nexport default { entry: entries };\n",
      'src/rooms/tidy.ts': js,
    },
    expected: 'src/rooms/tidy.ts handler',
  },
  {
    name: 'an entry of webpack, seen from another folder',
    runtime: 'nodejs22.x',
    handler: 'clean.handler',
    path: 'dist/',
    files: {
      'webpack.config.js': "module.exports = { context: '/app/src', entry: { clean: './tidy.ts' } };\n",
      'tidy.ts': js,
      'src/tidy.ts': js,
    },
    expected: 'artefact',
  },
  {
    name: 'an entry of webpack whose file has no such function',
    runtime: 'nodejs22.x',
    handler: 'clean.main',
    path: 'dist/',
    files: { 'webpack.config.js': webpack, 'src/clean/handler.ts': js },
    expected: 'artefact',
  },
  {
    name: 'an entry of webpack with a common name, for a package that it may not be in',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    path: 's3://builds/code.zip',
    files: { 'webpack.config.js': webpack, 'src/page.ts': js },
    expected: 'artefact',
  },
];
