/** Takes a text apart at a separator, as `Fn::Split` and lists in parameters do, also where resources stand in it. */
import { type Data, isTemplate, type Template } from '../../model/data';

/** Undefined where what stands in the text may hold the separator as well. */
export function splitText(data: Data, separator: string): readonly Data[] | undefined {
  if (separator === '') return undefined;
  if (typeof data === 'string') return data.split(separator);
  if (typeof data !== 'object' || data === null) return undefined;
  const whole: Data = data.kind === 'ref' ? { kind: 'template', parts: [data] } : data;
  if (!isTemplate(whole) || !whole.parts.every((part) => holdsNone(part, separator))) return undefined;
  const groups: Template['parts'][number][][] = [[]];
  for (const part of whole.parts) {
    if (typeof part !== 'string') groups.at(-1)?.push(part);
    else
      part.split(separator).forEach((bit, index) => {
        if (index > 0) groups.push([]);
        if (bit !== '') groups.at(-1)?.push(bit);
      });
  }
  return groups.map((parts): Data => {
    const [only] = parts;
    if (only === undefined) return '';
    if (parts.length > 1) return { kind: 'template', parts };
    return typeof only === 'object' && only.kind === 'hole' ? { kind: 'template', parts } : only;
  });
}

/** Pseudo parameters hold no separators. Names and ARNs of resources have colons and slashes, but no commas. */
function holdsNone(part: Template['parts'][number], separator: string): boolean {
  if (typeof part === 'string') return true;
  if (part.kind === 'hole') return part.name.startsWith('AWS::');
  return /^[,;\s]+$/.test(separator) && !part.attribute?.startsWith('Outputs.');
}
