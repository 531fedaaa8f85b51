/** The forms in which every example must say the same: with LF, with CRLF, and as JSON. */
import { asJson } from './as-json';
import type { Example } from './page';

export interface Variant {
  readonly name: 'LF' | 'CRLF' | 'JSON';
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
}

export function variantsOf(example: Example): readonly Variant[] {
  const { main, files, asJson: convertible } = example;
  const lf: Variant = { name: 'LF', main, files };
  const crlf: Variant = { name: 'CRLF', main, files: mapTexts(files, (text) => text.replaceAll('\n', '\r\n')) };
  if (!convertible) return [lf, crlf];
  const { [main]: template = '', ...others } = files;
  const json = main.replace(/\.ya?ml$/, '.json');
  return [lf, crlf, { name: 'JSON', main: json, files: { ...others, [json]: asJson(template) } }];
}

export function mapTexts(files: Readonly<Record<string, string>>, change: (text: string) => string) {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]));
}
