/** Go: the main package whose binary the function runs. The template names at most the binary, so the folder tells. */
import type { Host } from '../../host';
import type { LambdaFunction } from '../../model/app';
import { baseName, isInside, parentUri, resolveUri } from '../../text/uri';
import { goFiles } from '../resolve/go-packages';
import type { Located } from './located';

export function locateGo(host: Host, fn: LambdaFunction, root: string, handler: string): Located | undefined {
  const name = handler.slice(handler.lastIndexOf('/') + 1).replace(/\.zip$/, '');
  const words = [
    ...new Set(
      [handler.replace(/^(\.?\/)?(bin|build|dist|\.bin)\//, ''), name, baseName(root)].filter(
        (word) => word !== 'bootstrap' && word !== '' && word !== 'main',
      ),
    ),
  ];
  const workspace = host.workspaceFolderOf(root) ?? root;
  const made = fromMakefile(host, fn, root, handler);
  if (made) return located(made);
  const here = mainFile(host, root);
  if (here) return located(here);
  for (const base of basesFrom(root, workspace)) {
    for (const word of words) {
      for (const folder of [
        '',
        'cmd/',
        'functions/',
        'lambdas/',
        'lambda/',
        'src/',
        'handlers/',
        'src/handlers/',
        'src/functions/',
        'cmd/lambda/',
        'internal/',
        'pkg/',
        'cmd/functions/',
      ]) {
        const file = mainFile(host, resolveUri(base, folder + word));
        if (file) return located(file);
      }
    }
  }
  const mains = mainPackages(host, root, 0);
  const [only] = mains;
  if (mains.length === 1 && only) return located(only);
  const wanted = new Set([...words, fn.id, fn.logicalId].map(squeeze));
  const named = mains.filter(
    (file) =>
      wanted.has(squeeze(baseName(parentUri(file)))) ||
      wanted.has(`${squeeze(baseName(parentUri(file)))}function`) ||
      wanted.has(`${squeeze(baseName(parentUri(file)))}lambda`),
  );
  return named.length === 1 && named[0] ? located(named[0]) : undefined;
}

/**
 * `go build -o bin/orders cmd/orders/main.go`, perhaps after `cd cmd`. Where several are built under the same name, the
 * target says for which function: SAM calls `build-<logical id>`.
 */
function fromMakefile(host: Host, fn: LambdaFunction, root: string, handler: string): string | undefined {
  for (const folder of [root, parentUri(root)]) {
    const content = host.read(`${folder}/Makefile`);
    if (content.status !== 'ok') continue;
    let target = '';
    const built: { readonly target: string; readonly file: string }[] = [];
    for (const line of content.text.split('\n')) {
      target = /^([\w.$(){}-]+)\s*:(?!=)/.exec(line)?.[1] ?? target;
      const [, output = '', source = ''] = /go build\b.*?-o\s+(\S+)\s+([^\s;&]+)/.exec(line) ?? [];
      if (output === '' || !output.replace(/^(\.{1,2}\/)+/, '').endsWith(handler.replace(/^\.\//, ''))) continue;
      const start = /\bcd\s+([^\s;&]+)\s*(?:&&|;)/.exec(line)?.[1];
      const at = resolveUri(start === undefined ? folder : resolveUri(folder, start), source);
      const file = at.endsWith('.go') ? (host.kindOf(at) === 'file' ? at : undefined) : mainFile(host, at);
      if (file) built.push({ target, file });
    }
    const own = built.find((one) => one.target === fn.logicalId || one.target.endsWith(`-${fn.logicalId}`));
    if (own) return own.file;
    const files = new Set(built.map(({ file }) => file));
    if (files.size === 1) return [...files][0];
  }
  return undefined;
}

const located = (file: string): Located => ({ file, symbol: 'main', language: 'go' });

const squeeze = (text: string): string => text.replace(/[^a-z0-9]/gi, '').toLowerCase();

function basesFrom(root: string, workspace: string): string[] {
  const bases = [root];
  for (let at = root; at !== workspace && isInside(workspace, at); at = parentUri(at)) bases.push(parentUri(at));
  return bases;
}

/** The file with `func main()` that starts Lambda. */
function mainFile(host: Host, folder: string): string | undefined {
  for (const file of goFiles(host, folder)) {
    const content = host.read(file);
    if (
      content.status === 'ok' &&
      /^\s*package main\b/m.test(content.text) &&
      /^func main\(\)/m.test(content.text) &&
      /aws-lambda-go|lambda\.Start|lambdaurl|\.Start\w*\(/.test(content.text)
    )
      return file;
  }
  return undefined;
}

function mainPackages(host: Host, folder: string, depth: number): string[] {
  if (depth > 6) return [];
  const own = mainFile(host, folder);
  const inner = host
    .list(folder)
    .filter(
      (entry) => entry.kind === 'directory' && !/^(node_modules|vendor|\.git|testdata|\.aws-sam)$/.test(entry.name),
    )
    .flatMap((entry) => mainPackages(host, `${folder}/${encodeURIComponent(entry.name)}`, depth + 1));
  return own ? [own, ...inner] : inner;
}
