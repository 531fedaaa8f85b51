/** A switch among the user's settings, on unless switched off. Asked anew each time: clients tell of changes in many ways. */
import type { FeatureContext } from './feature';

/** `name` without `redrive.`. */
export async function isOn({ connection, client }: FeatureContext, name: string): Promise<boolean> {
  if (!client.workspace?.configuration) return true;
  const value: unknown = await connection.workspace.getConfiguration(`redrive.${name}`);
  return value !== false;
}
