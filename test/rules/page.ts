/**
 * Reads a rule's page: its headings, and its fenced blocks as examples.
 *
 *     ```yaml sam bad            a template with findings, marked in the text
 *     ```yaml sam good           one without any
 *     ```yaml sam fixed          what the first fix of the bad example before it makes of that; `fixed=2`: the second
 *     ```python src/app.py       a further file of the example before it
 *
 * `no-json` behind it: the example is about YAML only. A marker stands under the line it means and is no part of it:
 *
 *     #    ^^^^^ warning rule-id: part of the message
 */

export type Framework = 'sam' | 'cloudformation' | 'serverless';

export interface Page {
  readonly title: string;
  readonly summary: string;
  readonly headings: readonly string[];
  readonly examples: readonly Example[];
}

export interface Example {
  /** Line of the fence on the page. */
  readonly line: number;
  readonly kind: 'bad' | 'good' | 'fixed';
  /** For `fixed`: which fix, counted from 1. */
  readonly fix: number;
  readonly framework: Framework;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly markers: readonly Marker[];
  readonly asJson: boolean;
}

export interface Marker {
  readonly file: string;
  /** Zero-based, in the text without markers. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly level: string | undefined;
  readonly rule: string;
  readonly message: string;
}

const mainFiles: Readonly<Record<Framework, Readonly<Record<string, string>>>> = {
  sam: { yaml: 'template.yaml', json: 'template.json' },
  cloudformation: { yaml: 'template.yaml', json: 'template.json' },
  serverless: { yaml: 'serverless.yml', json: 'serverless.json' },
};

export function readPage(text: string, knownRules: ReadonlySet<string>): Page {
  const lines = text.split(/\r?\n/);
  const headings: string[] = [];
  const examples: Example[] = [];
  let title = '';
  let summary = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = /^(`{3,})(\S*)\s*(.*)$/.exec(line);
    if (fence) {
      const close = lines.indexOf(fence[1] ?? '', at + 1);
      if (close < 0) throw new Error(`line ${at + 1}: the fence is not closed`);
      addFence(examples, fence[2] ?? '', fence[3] ?? '', lines.slice(at + 1, close), at + 1, knownRules);
      at = close;
    } else if (line.startsWith('# ')) title = line.slice(2).trim();
    else if (line.startsWith('## ')) headings.push(line.slice(3).trim());
    else if (summary === '' && headings.length === 0 && line.trim() !== '') summary = line.trim();
  }
  return { title, summary, headings, examples };
}

function addFence(
  examples: Example[],
  language: string,
  info: string,
  lines: readonly string[],
  line: number,
  knownRules: ReadonlySet<string>,
): void {
  const words = info.split(/\s+/).filter((word) => word !== '');
  const framework = words.find((word): word is Framework => Object.hasOwn(mainFiles, word));
  const kind = words.map((word) => /^(bad|good|fixed)(?:=(\d+))?$/.exec(word)).find((match) => match !== null);
  if (framework === undefined || !kind) {
    const file = words.find((word) => word.includes('.'));
    const last = examples.pop();
    if (file === undefined || last === undefined) {
      if (last) examples.push(last);
      return;
    }
    const { text, markers } = withoutMarkers(file, lines, knownRules);
    examples.push({
      ...last,
      files: { ...last.files, [file]: text },
      markers: [...last.markers, ...markers],
    });
    return;
  }
  const main = mainFiles[framework][language];
  if (main === undefined) throw new Error(`line ${line}: a template is yaml or json`);
  const { text, markers } = withoutMarkers(main, lines, knownRules);
  examples.push({
    line,
    kind: kind[1] as Example['kind'],
    fix: Number(kind[2] ?? 1),
    framework,
    main,
    files: { [main]: text },
    markers,
    asJson: language === 'yaml' && !words.includes('no-json'),
  });
}

const markerPattern = /^(\s*(?:#|\/\/)\s*)(\^+)\s+(?:(error|warning|info|hint)\s+)?([a-z][a-z0-9-]*):\s*(.*?)\s*$/;

function withoutMarkers(file: string, lines: readonly string[], knownRules: ReadonlySet<string>) {
  const kept: string[] = [];
  const markers: Marker[] = [];
  for (const line of lines) {
    const match = markerPattern.exec(line);
    if (!match) {
      kept.push(line);
      continue;
    }
    const [, lead = '', carets = '', level, rule = '', message = ''] = match;
    if (!knownRules.has(rule)) throw new Error(`a marker names ${rule}, and there is no such rule`);
    const from = lead.length;
    markers.push({ file, line: kept.length - 1, from, to: from + carets.length, level, rule, message });
  }
  return { text: `${kept.join('\n')}\n`, markers };
}
