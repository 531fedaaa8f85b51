/** A command of the palette. Its title is in package.json, under `contributes.commands`. */
import type { Session } from '../feature';

export interface Command {
  readonly id: `redrive.${string}`;
  run(session: Session, ...args: readonly unknown[]): unknown;
}
