/** A service over files in memory: a template's text in, everything that is known of it out. */
import type { Host } from '../../../server/src/core/host';
import type { Checked } from '../../../server/src/core/project/checked';
import { createService, type Service } from '../../../server/src/core/service';
import { parentUri } from '../../../server/src/core/text/uri';

const folder = 'file:///app';

export function memoryService(files: Readonly<Record<string, string>>): Service {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
  const host: Host = {
    read(uri) {
      const text = texts.get(uri);
      return text === undefined ? { status: 'missing', message: 'There is no such file.' } : { status: 'ok', text };
    },
    list: (uri) =>
      [...texts.keys()]
        .filter((file) => parentUri(file) === uri)
        .map((file) => ({ name: file.slice(uri.length + 1), kind: 'file' })),
    kindOf: (uri) =>
      texts.has(uri) ? 'file' : [...texts.keys()].some((file) => file.startsWith(`${uri}/`)) ? 'directory' : undefined,
    workspaceFolderOf: () => folder,
    asset: (name) => Promise.reject(new Error(`no asset ${name} in memory`)),
    log: () => undefined,
  };
  return createService(host, { today: () => '2026-11-21' });
}

export async function checkText(text: string, name = 'template.yaml'): Promise<Checked> {
  const checked = await memoryService({ [name]: text }).check(`${folder}/${name}`);
  if (checked === undefined) throw new Error(`${name} is no template`);
  return checked;
}
