/**
 * `npm run bench`: what one keystroke costs in a template of 50 and of 500 resources, and the ratio of the two.
 * A keystroke should cost one block, not the file: the ratio is to stay below the case's target.
 */
import type { FrontEnd } from '../../server/src/core/frontends/front-end';
import { samFrontEnd } from '../../server/src/core/frontends/sam/sam-front-end';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import { createService } from '../../server/src/core/service';
import { editYaml, parseYaml, type TextChange } from '../../server/src/core/yaml/document';
import { sourcesOf } from '../frontends/memory-sources';
import { grammarHost } from '../handlers/grammar-host';
import { createMemoryHost, workspace } from '../support/memory-host';
import { printCorpusThroughput } from './corpus-throughput';
import { printFeatureCosts } from './feature-costs';
import { printColdCost, printHandlerCosts, printHandlersOf } from './handlers-bench';
import { printPreviewTimes } from './preview-times';
import { jsonOf, serviceOf, stackOf, templateOf } from './template-of';

interface Case {
  readonly name: string;
  /** Highest ratio of the two costs that is fine; without one the cost is there to be seen. */
  readonly target?: number;
  readonly uri: string;
  readonly text: (resources: number) => string;
  /** Prepares a template and returns what a keystroke runs. */
  readonly prepare: (uri: string, text: string) => (change: TextChange) => unknown;
  /** Fewer for what takes long. */
  readonly rounds?: number;
  readonly warmUp?: number;
}

/** Add an entry for each further step that a keystroke goes through. */
const CASES: readonly Case[] = [
  { name: 'parse, YAML', target: 1.5, uri: 'file:///t.yaml', text: templateOf, prepare: parsing },
  { name: 'parse, JSON', target: 1.5, uri: 'file:///t.json', text: jsonOf, prepare: parsing },
  {
    name: 'parse and model, SAM',
    target: 1.5,
    uri: 'file:///t.yaml',
    text: templateOf,
    prepare: modelling(samFrontEnd),
  },
  {
    name: 'parse and model, SAM as JSON',
    target: 1.5,
    uri: 'file:///t.json',
    text: jsonOf,
    prepare: modelling(samFrontEnd),
  },
  {
    name: 'parse and model, CloudFormation',
    target: 1.5,
    uri: 'file:///t.yaml',
    text: stackOf,
    prepare: modelling(samFrontEnd),
  },
  {
    name: 'parse and model, Serverless',
    target: 1.5,
    uri: 'file:///serverless.yml',
    text: serviceOf,
    prepare: modelling(serverlessFrontEnd),
  },
  { name: 'service: model', uri: `${workspace}/template.yaml`, text: templateOf, prepare: remodelling },
  {
    name: 'service: check',
    uri: `${workspace}/template.yaml`,
    text: templateOf,
    prepare: checking,
    rounds: 6,
    warmUp: 2,
  },
];

function modelling(frontEnd: FrontEnd): Case['prepare'] {
  return (uri, text) => {
    const sources = sourcesOf({});
    let document = parseYaml(uri, text);
    let app = frontEnd.read(document, sources, undefined);
    return (change) => {
      document = editYaml(document, change);
      app = frontEnd.read(document, sources, app);
    };
  };
}

/** As the editor asks for a picture. */
function remodelling(uri: string, text: string): (change: TextChange) => void {
  const service = createService(createMemoryHost({ 'template.yaml': text }), { today: () => '2026-11-21' });
  service.open(uri, text);
  service.model(uri);
  return (change) => {
    service.change(uri, [change]);
    service.model(uri);
  };
}

const handlerCode = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event) => {
  for (const record of event.Records) {
    await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: record.messageId } } }));
  }
};
`;

/** As the editor asks for problems: every function has its code. */
function checking(uri: string, text: string): (change: TextChange) => Promise<unknown> {
  const handlers = [...text.matchAll(/Handler: (src\/handler\d+)\.handler/g)].map(([, path = '']) => path);
  const code = handlers.map((path) => [`${path}.mjs`, handlerCode] as const);
  const host = grammarHost(new Map([['template.yaml', text], ...code]));
  const service = createService(host, { today: () => '2026-11-21' });
  service.open(uri, text);
  return (change) => {
    service.change(uri, [change]);
    return service.problemsIn(uri);
  };
}

function parsing(uri: string, text: string): (change: TextChange) => void {
  let document = parseYaml(uri, text);
  return (change) => {
    document = editYaml(document, change);
  };
}

const SIZES = [50, 500] as const;
const ROUNDS = 60;
const KEYSTROKES = 16;
const WARM_UP = 15;

/** Types a digit behind a timeout in the middle of the file and takes it away again, over and over. */
function typist({ uri, text: textOf, prepare }: Case, resources: number): () => Promise<number> {
  const text = textOf(resources);
  const found = /[Tt]imeout"?: 30/g;
  found.lastIndex = text.length / 2;
  found.exec(text);
  const at = found.lastIndex;
  const keystroke = prepare(uri, text);
  return async () => {
    const times: number[] = [];
    for (let i = 0; i < KEYSTROKES; i++) {
      const change = i % 2 === 0 ? { start: at, end: at, text: '0' } : { start: at, end: at + 1, text: '' };
      const start = performance.now();
      const done = keystroke(change);
      if (done instanceof Promise) await done;
      times.push(performance.now() - start);
    }
    return median(times);
  };
}

/** Small and large take turns, so that whatever else the machine does hits both alike. */
async function costs(one: Case): Promise<{ readonly each: readonly number[]; readonly ratio: number }> {
  const typists = SIZES.map((size) => typist(one, size));
  const rounds: number[][] = [];
  const { rounds: wanted = ROUNDS, warmUp = WARM_UP } = one;
  for (let round = 0; round < warmUp + wanted; round++) {
    const times: number[] = [];
    for (const type of typists) times.push(await type());
    if (round >= warmUp) rounds.push(times);
  }
  return {
    each: SIZES.map((_, at) => median(rounds.map((times) => times[at] ?? 0))),
    ratio: median(rounds.map(([small = 1, large = 0]) => large / small)),
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

/** What opening the file costs, once. */
function opening({ uri, text, prepare }: Case, resources: number): number {
  const written = text(resources);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    prepare(uri, written);
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** `npm run bench -- service` for the cases of that name only. */
const [wanted = '', language = '', side = ''] = process.argv.slice(2);
const chosen = CASES.filter(({ name }) => name.includes(wanted));
if (chosen.length > 0) {
  console.log(
    `one keystroke in the middle of a template, median of ${ROUNDS} rounds of ${KEYSTROKES}, in milliseconds`,
  );
  console.log(`${'case'.padEnd(32)}${SIZES.map((size) => `${size} resources`.padStart(15)).join('')}   ratio  target`);
}
for (const one of chosen) {
  const { each, ratio } = await costs(one);
  const verdict = one.target === undefined || ratio <= one.target ? '' : '  TOO SLOW';
  const figures = each.map((ms) => ms.toFixed(3).padStart(15)).join('');
  const target = String(one.target ?? '-').padStart(8);
  console.log(`${one.name.padEnd(32)}${figures}${ratio.toFixed(2).padStart(8)}${target}${verdict}`);
  console.log(
    `${'  opening the file'.padEnd(32)}${SIZES.map((size) => opening(one, size).toFixed(1).padStart(15)).join('')}`,
  );
}
if (wanted === '' || 'corpus'.includes(wanted)) printCorpusThroughput();
if (wanted === '' || 'picture'.includes(wanted)) await printPreviewTimes();
if (wanted === '') await printFeatureCosts();
if (wanted === '' || wanted === 'handlers') printHandlerCosts(language);
// What the bench of handlers runs in processes of their own.
if (wanted === 'handlers-of') await printHandlersOf(language);
if (wanted === 'cold-handlers') await printColdCost(language, side);
