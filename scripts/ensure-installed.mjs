// Installs the dependencies when they are absent or differ from the lockfile, so that every npm script works right
// after `git clone`. It compares with the copy of the lockfile that npm keeps in node_modules, needs nothing installed
// and costs a few milliseconds.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const neededNode = [20, 19];

checkNode();
if (!isInstalled()) install();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1])) return;
  console.error(`Redrive needs Node ${neededNode.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(join(root, lockfile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.log('Installing the dependencies of package-lock.json (npm ci) ...');
  const { status, error } = spawnSync('npm ci', { cwd: root, stdio: 'inherit', shell: true });
  if (status === 0) return;
  console.error(
    `npm ci failed${error ? `: ${error.message}` : ''}. Redrive needs the npm registry once; run \`npm ci\` to see why.`,
  );
  process.exit(status ?? 2);
}
