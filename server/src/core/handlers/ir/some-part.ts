/** Looks for something anywhere in IR, the bodies of functions included. */
import type { Expr, Func, Stmt } from './ir';

export function somePart(part: unknown, wanted: (node: Expr | Stmt) => boolean): boolean {
  if (Array.isArray(part)) return part.some((one) => somePart(one, wanted));
  if (typeof part !== 'object' || part === null) return false;
  if (wanted(part as Expr | Stmt)) return true;
  // A function's body is read when it is asked for: it is no value of its own.
  const body = (part as Partial<Func>).kind === 'function' ? (part as Func).body : [];
  return somePart(body, wanted) || Object.values(part).some((one) => somePart(one, wanted));
}
