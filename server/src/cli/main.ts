/** The command line's entry: options in, text and an exit code out. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import { createService } from '../core/service';
import { createNodeHost } from '../node/node-host';
import { encodeText } from '../node/text-encoding';
import { check, fails, filesOf } from './check';
import { applyFixes } from './fix';
import { formatCheckJson } from './formatters/check-json';
import { formatCheckText } from './formatters/check-text';
import { formatGraphJson } from './formatters/graph-json';
import { formatGraphMermaid } from './formatters/graph-mermaid';
import { displayPath, type Input, readInputs, workspaceFolders } from './inputs';
import { type CheckOptions, type GraphOptions, readOptions, UsageError, usage } from './options';
import { createPlaces } from './places';
import type { PrintedNote } from './printed-problem';

const done = 0;
const found = 1;
const failed = 2;

async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  switch (options.command) {
    case 'help':
      process.stdout.write(usage);
      return done;
    case 'version':
      process.stdout.write(`${version()}\n`);
      return done;
    case 'check':
      return runCheck(options);
    case 'graph':
      return runGraph(options);
  }
}

function setUp(paths: readonly string[]) {
  const cwd = process.cwd();
  const inputs = readInputs(paths, cwd);
  const host = createNodeHost({
    workspaceFolders: workspaceFolders(inputs, cwd),
    log: (level, message) => {
      if (level === 'error') process.stderr.write(`redrive: ${message}\n`);
    },
  });
  const service = createService(host, { today: () => new Date().toISOString().slice(0, 10) });
  const places = createPlaces(
    (uri) => service.text(uri),
    (uri) => displayPath(uri, cwd),
  );
  const missing = inputs.filter((input) => input.kind === 'missing');
  return { inputs, service, places, missing };
}

async function runCheck(options: CheckOptions): Promise<number> {
  const { inputs, service, places, missing } = setUp(options.paths);
  if (complain(missing)) return failed;
  let report = await check(service, inputs, places);
  if (options.fix) {
    const fixed = await applyFixes(service, inputs, places, options.unsafe, (uri, text) => {
      const path = fileURLToPath(uri);
      writeFileSync(path, existsSync(path) ? encodeText(text, readFileSync(path)) : text);
    });
    report = { ...(await check(service, inputs, places)), fixed };
  }
  const colors = pc.createColors(options.color ?? (pc.isColorSupported && process.stdout.isTTY === true));
  const text =
    options.format === 'json'
      ? formatCheckJson(report)
      : formatCheckText(report, { colors, lineText: (file, line) => places.lineText(file, line) });
  await write(text);
  // A file that the user named and that can't be read is an input error, also when others were fine.
  if (unreadable(report.notes, inputs, report.templates.length)) return failed;
  return fails(report, options.failOn) ? found : done;
}

async function runGraph(options: GraphOptions): Promise<number> {
  const { inputs, service, places, missing } = setUp(options.paths);
  if (complain(missing)) return failed;
  const notes: PrintedNote[] = [];
  const templates = [];
  for (const { uri, named } of filesOf(service, inputs, places, notes)) {
    const checked = await service.check(uri);
    if (checked) templates.push(checked);
    else if (named) notes.push({ file: places.file(uri), message: service.whyNoTemplate(uri), range: null });
  }
  for (const note of notes) process.stderr.write(`redrive: ${note.file}: ${note.message}\n`);
  await write(
    options.format === 'mermaid' ? formatGraphMermaid(templates, places) : formatGraphJson(templates, places),
  );
  return templates.length === 0 && notes.length > 0 ? failed : done;
}

function complain(missing: readonly Input[]): boolean {
  for (const { path } of missing) process.stderr.write(`redrive: there is no file or folder ${path}.\n`);
  return missing.length > 0;
}

function unreadable(notes: readonly PrintedNote[], inputs: readonly Input[], templates: number): boolean {
  return templates === 0 && notes.length > 0 && inputs.every((input) => input.kind === 'file');
}

/** Waits until the text is out, so that a pipe gets all of it before the process ends. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
}

// `| head` closes the pipe early: that is the reader's right, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? done : failed));

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) {
      process.stderr.write(`redrive: ${error.message}\nTry redrive --help.\n`);
    } else {
      process.stderr.write(
        `redrive: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
    process.exitCode = failed;
  },
);
