/**
 * `npm run bench`: what one keystroke costs in a template of 50 and of 500 resources, and the ratio of the two.
 * A keystroke should cost one block, not the file: the ratio is to stay below the case's target.
 */
import { samFrontEnd } from '../../server/src/core/frontends/sam/sam-front-end';
import { editYaml, parseYaml, type TextChange } from '../../server/src/core/yaml/document';
import { sourcesOf } from '../frontends/memory-sources';
import { printFeatureCosts } from './feature-costs';
import { jsonOf, templateOf } from './template-of';

interface Case {
  readonly name: string;
  /** Highest ratio of the two costs that is fine. */
  readonly target: number;
  readonly uri: string;
  readonly text: (resources: number) => string;
  /** Prepares a template and returns what a keystroke runs. */
  readonly prepare: (uri: string, text: string) => (change: TextChange) => void;
}

/** Add an entry for each further step that a keystroke goes through. */
const CASES: readonly Case[] = [
  { name: 'parse, YAML', target: 1.5, uri: 'file:///t.yaml', text: templateOf, prepare: parsing },
  { name: 'parse, JSON', target: 1.5, uri: 'file:///t.json', text: jsonOf, prepare: parsing },
  { name: 'parse and model, SAM', target: 1.5, uri: 'file:///t.yaml', text: templateOf, prepare: modelling },
];

function modelling(uri: string, text: string): (change: TextChange) => void {
  const sources = sourcesOf({});
  let document = parseYaml(uri, text);
  let app = samFrontEnd.read(document, sources, undefined);
  return (change) => {
    document = editYaml(document, change);
    app = samFrontEnd.read(document, sources, app);
  };
}

function parsing(uri: string, text: string): (change: TextChange) => void {
  let document = parseYaml(uri, text);
  return (change) => {
    document = editYaml(document, change);
  };
}

const SIZES = [50, 500] as const;
const KEYSTROKES = 600;
const WARM_UP = 300;

/** Types a digit behind a timeout in the middle of the file and takes it away again, over and over. */
function cost({ uri, text: textOf, prepare }: Case, resources: number): number {
  const text = textOf(resources);
  const found = /Timeout"?: 30/g;
  found.lastIndex = text.length / 2;
  found.exec(text);
  const at = found.lastIndex;
  const keystroke = prepare(uri, text);
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + KEYSTROKES; i++) {
    const change = i % 2 === 0 ? { start: at, end: at, text: '0' } : { start: at, end: at + 1, text: '' };
    const start = performance.now();
    keystroke(change);
    if (i >= WARM_UP) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[KEYSTROKES / 2] ?? 0;
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

console.log(`one keystroke in the middle of a template, median of ${KEYSTROKES}, in milliseconds`);
console.log(`${'case'.padEnd(20)}${SIZES.map((size) => `${size} resources`.padStart(15)).join('')}   ratio  target`);
for (const one of CASES) {
  const costs = SIZES.map((size) => cost(one, size));
  const ratio = (costs[1] ?? 0) / (costs[0] ?? 1);
  const verdict = ratio <= one.target ? '' : '  TOO SLOW';
  const figures = costs.map((ms) => ms.toFixed(3).padStart(15)).join('');
  console.log(
    `${one.name.padEnd(20)}${figures}${ratio.toFixed(2).padStart(8)}${String(one.target).padStart(8)}${verdict}`,
  );
  console.log(
    `${'  opening the file'.padEnd(20)}${SIZES.map((size) => opening(one, size).toFixed(1).padStart(15)).join('')}`,
  );
}
await printFeatureCosts();
