/** Whether an edit would name a resource of another template, which the text of this one has no name for. */
import type { Plain } from '../../model/author';
import type { Operation } from '../../yaml/edits';
import { isKinId } from './kin-id';

export function namesKin(operation: Operation): boolean {
  if (operation.op === 'set') return mentionsKin(operation.value);
  return operation.op === 'append' && operation.items.some(mentionsKin);
}

export function mentionsKin(plain: Plain): boolean {
  if (typeof plain !== 'object') return false;
  if (isList(plain)) return plain.some(mentionsKin);
  if ('ref' in plain) return isKinId(plain.ref);
  if ('getAtt' in plain) return isKinId(plain.getAtt[0]);
  if ('sub' in plain) return /\$\{[^}]*#/.test(plain.sub);
  return plain.map.some(([, value]) => mentionsKin(value));
}

const isList = (plain: Plain): plain is readonly Plain[] => Array.isArray(plain);
