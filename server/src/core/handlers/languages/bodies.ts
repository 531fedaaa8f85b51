/**
 * The functions of one file, the body of each read when it is first asked for: code that no handler reaches costs no more
 * than its parse. The tree goes once an analysis is over; a body asked for after that has the file parsed and read whole, so
 * that no file is parsed more than twice.
 */
import type { Expr, Func, Param, Stmt } from '../ir/ir';

type Read = () => readonly Stmt[];

export class Bodies {
  private unread: LateFunc[] = [];

  /** `readAgain` reads the same text anew and passes on all its functions while they can still be read. */
  constructor(private readonly readAgain: (use: (bodies: Bodies) => void) => void) {}

  add(made: LateFunc): Func {
    if (made.isUnread) this.unread.push(made);
    return made;
  }

  /** Lets go of the tree. */
  close(): void {
    for (const one of this.unread) one.letGo();
    this.unread = this.unread.filter((one) => one.isUnread);
  }

  /** What is still unread comes from reading the text anew. */
  settle(): void {
    const found = new Map<number, readonly Stmt[]>();
    this.readAgain((bodies) => {
      // Reading one adds those inside of it.
      for (const one of bodies.unread) found.set(one.place, one.body);
    });
    for (const one of this.unread) one.settle(found.get(one.place) ?? []);
    this.unread = [];
  }
}

/** What is said of a function when it is made; all but its parameters and its body has an obvious default. */
export type FuncParts = Partial<Omit<Func, 'kind' | 'at' | 'end' | 'body'>> & {
  readonly params: readonly Param[];
  readonly body: readonly Stmt[] | Read;
};

/** A class, so that the many functions of a workspace take little memory. */
export class LateFunc implements Func {
  readonly kind = 'function';
  readonly name: string;
  readonly nameAt: number;
  readonly params: readonly Param[];
  readonly decorators: readonly Expr[];
  readonly async: boolean;
  readonly static: boolean;
  readonly receiver: Func['receiver'];
  readonly returns: string | null;
  #known: readonly Stmt[] | undefined;
  #read: Read | undefined;
  readonly #file: Bodies;

  constructor(
    readonly at: number,
    readonly end: number,
    parts: FuncParts,
    file: Bodies,
  ) {
    this.#file = file;
    this.name = parts.name ?? '';
    this.nameAt = parts.nameAt ?? at;
    this.params = parts.params;
    this.decorators = parts.decorators ?? none;
    this.async = parts.async ?? false;
    this.static = parts.static ?? false;
    this.receiver = parts.receiver ?? null;
    this.returns = parts.returns ?? null;
    if (typeof parts.body === 'function') this.#read = parts.body;
    else this.#known = parts.body;
  }

  get body(): readonly Stmt[] {
    if (this.#known) return this.#known;
    if (this.#read) this.settle(this.#read());
    else this.#file.settle();
    return this.#known ?? none;
  }

  settle(statements: readonly Stmt[]): void {
    this.#known ??= statements;
    this.#read = undefined;
  }

  letGo(): void {
    this.#read = undefined;
  }

  get isUnread(): boolean {
    return this.#known === undefined;
  }

  /** Tells it from the others of its file: no file has as many characters as the factor. */
  get place(): number {
    return this.at * 2 ** 24 + this.end;
  }
}

const none: readonly never[] = [];
