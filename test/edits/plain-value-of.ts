/** What a document says, whatever way it is written: short and long forms of intrinsic functions are the same. */
import type { Plain } from '../../server/src/core/model/author';
import type { YamlNode } from '../../server/src/core/yaml/node';

export type Said = string | number | boolean | null | Said[] | Map<string, Said>;

export function said(node: YamlNode | undefined): Said {
  if (node === undefined) return null;
  const bare = bareValue(node);
  if (node.tag === undefined) return bare;
  const name = node.tag.slice(1);
  const long = name === 'Ref' ? 'Ref' : `Fn::${name}`;
  return new Map([[long, name === 'GetAtt' && typeof bare === 'string' ? bare.split('.') : bare]]);
}

function bareValue(node: YamlNode): Said {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(said);
  return new Map(node.pairs.map(({ key, value }) => [key.text, said(value)]));
}

export function saidBy(plain: Plain): Said {
  if (typeof plain !== 'object') return plain;
  if (isList(plain)) return plain.map(saidBy);
  if ('map' in plain) return new Map(plain.map.map(([key, value]) => [key, saidBy(value)]));
  if ('ref' in plain) return new Map([['Ref', plain.ref]]);
  if ('sub' in plain) return new Map([['Fn::Sub', plain.sub]]);
  return new Map([['Fn::GetAtt', [...plain.getAtt]]]);
}

const isList = (plain: Plain): plain is readonly Plain[] => Array.isArray(plain);
