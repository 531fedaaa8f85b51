/** The same template as JSON: short forms of intrinsic functions become long ones, comments are lost. */
import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

export function asJson(yaml: string): string {
  const document = parseDocument(yaml, { version: '1.1', customTags: [], logLevel: 'silent' });
  const convert = (node: Node | null): unknown => {
    if (node === null) return null;
    if (isAlias(node)) return convert(node.resolve(document) ?? null);
    const value = plain(node);
    const tag = node.tag?.startsWith('!') && !node.tag.startsWith('!!') ? node.tag.slice(1) : undefined;
    return tag === undefined ? value : longForm(tag, value);
  };
  const plain = (node: Node): unknown => {
    if (isMap(node)) {
      return Object.fromEntries(
        node.items.map(({ key, value }) => [
          String(isScalar(key) ? (key.source ?? key.value) : key),
          convert(value as Node | null),
        ]),
      );
    }
    if (isSeq(node)) return node.items.map((item) => convert(item as Node));
    if (!isScalar(node)) return null;
    return node.value instanceof Date ? node.source : node.value;
  };
  return `${JSON.stringify(convert(document.contents), null, 2)}\n`;
}

function longForm(tag: string, value: unknown): unknown {
  if (tag === 'Ref' || tag === 'Condition') return { [tag]: value };
  if (tag === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [`Fn::${tag}`]: value };
}
