/** A map to be written by an author, from its entries. */
import type { Plain } from '../../model/author';

export const plainMap = (entries: readonly (readonly [string, Plain])[]): Plain => ({ map: entries });
