/**
 * `npm run fixes [-- --all] [-- --show <rule>]`: makes fixes on real templates and prints, rule by rule, how many are
 * offered and how many keep their promises. `--show` prints what each fix of a rule does to the text.
 */
import { openCorpus, skipsWithoutCorpus } from './corpus';
import { diffOf } from './diff-of';
import { tryFixes } from './try-fixes';

const [, , ...args] = process.argv;
const shown = args[args.indexOf('--show') + 1];
const shows = args.includes('--show');

if (skipsWithoutCorpus('fixes')) process.exit(0);

const corpus = openCorpus();
const table = new Map<string, { offered: number; wrong: number }>();
for (const { rule, title, template, broken, before, after } of tryFixes(
  corpus,
  args.includes('--all') ? Infinity : 3,
)) {
  const row = table.get(rule) ?? { offered: 0, wrong: 0 };
  table.set(rule, { offered: row.offered + 1, wrong: row.wrong + (broken.length > 0 ? 1 : 0) });
  for (const promise of broken) console.log(`${template}: ${rule}, "${title}": ${promise}`);
  if (shows && shown === rule) {
    console.log(`\n${template}: "${title}"`);
    for (const [uri, text] of Object.entries(after)) console.log(diffOf(before[uri] ?? '', text));
  }
}
for (const crash of corpus.crashes) console.log(crash);

const line = (rule: string, ...numbers: readonly (string | number)[]): string =>
  rule.padEnd(36) + numbers.map((value) => String(value).padStart(9)).join('');
console.log(line('rule', 'offered', 'fine', 'wrong'));
for (const [rule, { offered, wrong }] of [...table].sort()) console.log(line(rule, offered, offered - wrong, wrong));
process.exitCode = corpus.crashes.length === 0 && [...table.values()].every(({ wrong }) => wrong === 0) ? 0 : 1;
