/** `npm run new-rule <id>`: writes a rule and its page in the right shape, then brings the generated files up to date. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constantName, rulesFolder } from './generated-files';
import { root } from './root';

const [id] = process.argv.slice(2);
if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
  console.error('usage: npm run new-rule <id>, where <id> names the mistake in kebab-case, e.g. queue-without-dlq');
  process.exit(2);
}
const rule = join(root, rulesFolder, `${id}.ts`);
const page = join(root, 'docs/rules', `${id}.md`);
for (const file of [rule, page]) {
  if (existsSync(file)) {
    console.error(`${file} is there already`);
    process.exit(1);
  }
}

writeFileSync(
  rule,
  `/** One or two sentences: the mistake, and the fact about AWS that makes it one. */
import type { Rule } from './rule';

export const ${constantName(id)}: Rule = {
  meta: {
    id: '${id}',
    summary: 'One line for the rule table',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app }, report) {
    for (const fn of app.functions.values()) {
      report({ message: 'What is wrong with \`names\` and values; why it hurts; what to do.', span: fn.nameSpan, fn });
    }
  },
};
`,
);
const fence = '```';
writeFileSync(
  page,
  `# ${id}

One line for the rule table

## What it does

## Why it matters

## Example

${fence}yaml sam bad
Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
# ^^^^^^ warning ${id}: part of the message
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/
${fence}

## Fixed

${fence}yaml sam good
Transform: AWS::Serverless-2016-10-31
Resources: {}
${fence}

## When not to use it

## Sources

`,
);
console.log(`wrote ${rule}\nwrote ${page}`);
execFileSync('npm', ['run', '--silent', 'generate'], { cwd: root, stdio: 'inherit' });
