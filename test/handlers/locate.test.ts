// Where the code behind a function is found, for each runtime and way of packaging; and what is said where it is not.
import { describe, expect, it } from 'vitest';
import { createHandlerAnalysis, type HandlerContext } from '../../server/src/core/handlers/handler-analysis';
import { createService } from '../../server/src/core/service';
import { workspace } from '../support/memory-host';
import { grammarHost } from './grammar-host';
import { functionOf } from './labelled';
import { type Case, js, located, packagedCases } from './packaged-cases';

const go = 'package main\n\nimport "github.com/aws/aws-lambda-go/lambda"\n\nfunc main() { lambda.Start(func() {}) }\n';
const java =
  'package shop;\n\npublic class App {\n    public String handleRequest(Object event) {\n        return null;\n    }\n}\n';
const csharp = 'namespace Shop;\n\npublic class Function\n{\n    public string Handle(object e) => null;\n}\n';

const cases: readonly Case[] = [
  {
    name: 'Python module path',
    runtime: 'python3.13',
    handler: 'src.orders.app.handler',
    files: { 'src/orders/app.py': 'def handler(event, context):\n    pass\n' },
    expected: 'src/orders/app.py handler',
  },
  {
    name: 'Python below CodeUri',
    runtime: 'python3.13',
    handler: 'app.handler',
    path: 'functions/orders/',
    files: { 'functions/orders/app.py': 'def handler(event, context):\n    pass\n' },
    expected: 'functions/orders/app.py handler',
  },
  {
    name: 'ES module',
    runtime: 'nodejs22.x',
    handler: 'src/app.handler',
    files: { 'src/app.mjs': js },
    expected: 'src/app.mjs handler',
  },
  {
    name: 'CommonJS',
    runtime: 'nodejs22.x',
    handler: 'app.handler',
    files: { 'app.cjs': 'module.exports.handler = async () => {};\n' },
    expected: 'app.cjs handler',
  },
  {
    name: 'exports as an object',
    runtime: 'nodejs22.x',
    handler: 'app.handler',
    files: { 'app.js': 'const handler = async () => {};\nmodule.exports = { handler };\n' },
    expected: 'app.js handler',
  },
  {
    name: 'TypeScript',
    runtime: 'nodejs22.x',
    handler: 'src/app.handler',
    files: { 'src/app.ts': js },
    expected: 'src/app.ts handler',
  },
  {
    name: 'export from another module',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    files: { 'index.ts': "export { handler } from './lib/orders';\n", 'lib/orders.ts': js },
    expected: 'index.ts handler',
  },
  {
    name: 'built output mapped back to its source',
    runtime: 'nodejs22.x',
    handler: 'dist/app.handler',
    files: { 'src/app.ts': js, 'tsconfig.json': '{ "compilerOptions": { "outDir": "dist", "rootDir": "src" } }' },
    expected: 'src/app.ts handler',
  },
  {
    name: 'wrapped by middy',
    runtime: 'nodejs22.x',
    handler: 'app.handler',
    files: { 'app.mjs': "import middy from '@middy/core';\nexport const handler = middy(async () => {});\n" },
    expected: 'app.mjs handler',
  },
  {
    name: 'Java class and method',
    runtime: 'java21',
    handler: 'shop.App::handleRequest',
    files: { 'src/main/java/shop/App.java': java },
    expected: 'src/main/java/shop/App.java shop.App::handleRequest',
  },
  {
    name: 'Java class alone',
    runtime: 'java21',
    handler: 'shop.App',
    path: 'orders',
    files: { 'orders/src/main/java/shop/App.java': java },
    expected: 'orders/src/main/java/shop/App.java shop.App::handleRequest',
  },
  {
    name: 'Go main package',
    runtime: 'provided.al2023',
    handler: 'bootstrap',
    path: 'cmd/orders',
    files: { 'cmd/orders/main.go': go, 'go.mod': 'module shop\n' },
    expected: 'cmd/orders/main.go main',
  },
  {
    name: 'Go built by a target of its own',
    runtime: 'provided.al2023',
    handler: 'bootstrap',
    path: '.',
    files: {
      Makefile:
        'build-Other:\n\tcd cmd;GOOS=linux go build -o bootstrap other/main.go;cp bootstrap out\nbuild-Fn:\n\tcd cmd;GOOS=linux go build -o bootstrap orders/main.go;cp bootstrap out\n',
      'cmd/orders/main.go': go,
      'cmd/other/main.go': go,
      'go.mod': 'module shop\n',
    },
    expected: 'cmd/orders/main.go main',
  },
  {
    name: 'C# assembly, class and method',
    runtime: 'dotnet8',
    handler: 'Shop::Shop.Function::Handle',
    path: 'src/Shop',
    files: { 'src/Shop/Function.cs': csharp, 'src/Shop/Shop.csproj': '<Project></Project>' },
    expected: 'src/Shop/Function.cs Shop.Function::Handle',
  },
  {
    name: 'Ruby file and method',
    runtime: 'ruby3.4',
    handler: 'app.handler',
    files: { 'app.rb': 'def handler(event:, context:)\nend\n' },
    expected: 'app.rb handler',
  },
  {
    name: 'Ruby class method',
    runtime: 'ruby3.4',
    handler: 'app.Shop::App.handler',
    files: { 'app.rb': 'module Shop\n  class App\n    def self.handler(event:, context:)\n    end\n  end\nend\n' },
    expected: 'app.rb Shop::App.handler',
  },
  {
    name: 'a class whose package is built elsewhere',
    runtime: 'java21',
    handler: 'shop.App::handleRequest',
    path: 'orders-api/build/distributions/orders-api.zip',
    files: { 'orders-api/src/main/java/shop/App.java': java },
    expected: 'orders-api/src/main/java/shop/App.java shop.App::handleRequest',
  },
  {
    name: 'a class whose package lies in a bucket',
    runtime: 'dotnet8',
    handler: 'Shop::Shop.Function::Handle',
    path: 's3://builds/shop.zip',
    files: { 'src/Shop/Function.cs': csharp, 'src/Shop/Shop.csproj': '<Project></Project>' },
    expected: 'src/Shop/Function.cs Shop.Function::Handle',
  },
  {
    name: 'a class of a custom runtime, compiled ahead of time',
    runtime: 'provided.al2023',
    handler: 'Shop::Shop.Function::Handle',
    files: { 'src/Shop/Function.cs': csharp, 'src/Shop/Shop.csproj': '<Project></Project>' },
    expected: 'src/Shop/Function.cs Shop.Function::Handle',
  },
  {
    name: 'a class of which a generator writes a part',
    runtime: 'provided.al2023',
    handler: 'Shop::Shop.Function::Run',
    files: { 'src/Shop/Function.cs': csharp.replace('public class', 'public partial class') },
    expected: 'src/Shop/Function.cs Shop.Function::Run',
  },
  {
    name: 'a class that stands twice, built elsewhere',
    runtime: 'java21',
    handler: 'shop.App::handleRequest',
    path: 's3://builds/shop.zip',
    files: { 'a/src/main/java/shop/App.java': java, 'b/src/main/java/shop/App.java': java },
    expected: 'artefact',
  },
  {
    name: 'a built folder of a function, whose source lies in a folder of the same name',
    runtime: 'nodejs22.x',
    handler: 'handler.handler',
    path: 'dist/orders/',
    files: { 'src/lambdas/orders/handler.ts': js, 'src/lambdas/mail/handler.ts': js },
    expected: 'src/lambdas/orders/handler.ts handler',
  },
  {
    name: 'a built folder that two sources may be built into',
    runtime: 'nodejs22.x',
    handler: 'handler.handler',
    path: 'dist/orders/',
    files: { 'src/lambdas/orders/handler.ts': js, 'src/jobs/orders/handler.ts': js },
    expected: 'artefact',
  },
  {
    name: 'a built folder whose source does not have the name',
    runtime: 'nodejs22.x',
    handler: 'handler.main',
    path: 'dist/orders/',
    files: { 'src/lambdas/orders/handler.ts': js },
    expected: 'artefact',
  },
  {
    name: 'an app of a monorepo, as it is built',
    runtime: 'nodejs22.x',
    handler: 'dist/apps/orders/lambda.handler',
    files: { 'apps/orders/src/lambda.ts': js, 'apps/mail/src/lambda.ts': js },
    expected: 'apps/orders/src/lambda.ts handler',
  },
  {
    name: 'a package named after the folder of its source',
    runtime: 'python3.13',
    handler: 'handler.main',
    path: './deploy/orders.zip',
    files: {
      'src/handlers/orders/handler.py': 'def main(event, context):\n    pass\n',
      'src/handlers/mail/handler.py': 'def main(event, context):\n    pass\n',
    },
    expected: 'src/handlers/orders/handler.py main',
  },
  {
    name: 'no such file',
    runtime: 'python3.13',
    handler: 'app.handler',
    files: { 'other.py': '' },
    expected: 'missing',
  },
  {
    name: 'no such export',
    runtime: 'nodejs22.x',
    handler: 'app.main',
    files: { 'app.mjs': js },
    expected: 'missing handler',
  },
  {
    name: 'a folder outside the workspace',
    runtime: 'python3.13',
    handler: 'app.handler',
    path: '../../etc',
    files: { 'app.py': '' },
    expected: 'unresolved',
  },
  {
    name: 'a language that is not read',
    runtime: 'provided.al2023',
    handler: 'bootstrap',
    files: { 'src/main.rs': 'fn main() {}\n', 'Cargo.toml': '' },
    expected: 'unresolved',
  },
];

const context: HandlerContext = {
  atLeastOnce: true,
  kinds: ['sqs'],
  resourceAt: () => ({ id: null, expression: null }),
  resource: () => undefined,
};

describe('the code of a function', () => {
  it.each([...cases, ...packagedCases].map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const analysis = createHandlerAnalysis(grammarHost(new Map(Object.entries(one.files))));
    const fn = functionOf({
      handlerText: one.handler,
      ...(one.runtime === '' ? {} : { runtimeText: one.runtime }),
      ...(one.path === undefined ? {} : { path: located(one.path) }),
      ...(one.folder === undefined ? {} : { baseUri: `${workspace}/${one.folder}` }),
    });
    await analysis.prepare([fn]);
    const { status, file, symbol, candidates, reason } = analysis.facts(fn, context).location;
    const where = status === 'found' ? [file?.slice(workspace.length + 1), symbol] : [status, candidates[0]];
    expect(where.filter((part) => part !== undefined).join(' ')).toBe(one.expected);
    // Whoever reads that something was not found is told why.
    expect(reason === null).toBe(status === 'found');
  });
});

describe('the code of a container image', () => {
  const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
    Metadata:
      DockerContext: ./worker
      Dockerfile: Dockerfile
`;
  const dockerfile = (command: string): string =>
    `FROM public.ecr.aws/lambda/java:21\nCOPY src/ src/\nCMD ["${command}"]\n`;

  it.each([
    ['app.handler', 'worker/app.py', 'def handler(event, context):\n    pass\n', 'handler'],
    ['shop.App::handleRequest', 'worker/src/main/java/shop/App.java', java, 'shop.App::handleRequest'],
    ['Shop::Shop.Function::Handle', 'worker/src/Function.cs', csharp, 'Shop.Function::Handle'],
  ])('%s', async (command, file, text, symbol) => {
    const files = { 'template.yaml': template, 'worker/Dockerfile': dockerfile(command), [file]: text };
    const { location } = (await checkedIn(files))?.facts.get('Worker') ?? {};
    expect([location?.status, location?.file, location?.symbol]).toEqual(['found', `${workspace}/${file}`, symbol]);
  });

  it('whose command is no handler of what it copies', async () => {
    const files = { 'template.yaml': template, 'worker/Dockerfile': dockerfile('shop.Other::handleRequest') };
    const { location } = (await checkedIn(files))?.facts.get('Worker') ?? {};
    expect([location?.status, location?.reason]).toEqual([
      'image',
      'the command `shop.Other::handleRequest` of the image was not found among its sources',
    ]);
  });
});

const checkedIn = (files: Readonly<Record<string, string>>) =>
  createService(grammarHost(new Map(Object.entries(files))), { today: () => '2026-11-21' }).check(
    `${workspace}/template.yaml`,
  );
