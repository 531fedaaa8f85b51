/** Looks for something anywhere in IR, function bodies included. */
import type { Call, Expr, Func, Stmt } from './ir';

/** Whether `wanted` is true of a part, or of something in it; what `wanted` says `false` of is not looked into. */
export type Part = Expr | Stmt | Call | Func;
