/** Waits for something to become true by asking again and again: for tests of programs that answer in their own time. */

/**
 * What `probe` returns, once it returns something and throws nothing. Errors count as "not yet": VS Code cancels
 * requests at its own discretion.
 */
export async function eventually<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  milliseconds = 20_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  let last: unknown;
  do {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`Waited ${milliseconds} ms for ${what}${last instanceof Error ? `: ${last.message}` : ''}`);
}
