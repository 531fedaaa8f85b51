/** Ranges as the protocol has them, as VS Code has them. */
import { Range } from 'vscode';
import type { WireRange } from '../../server/src/protocol';

export const toRange = ({ start, end }: WireRange): Range =>
  new Range(start.line, start.character, end.line, end.character);
