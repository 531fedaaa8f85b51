/**
 * The functions of one file, parameters and body of each read when they are first asked for: code that no handler reaches
 * costs no more than its parse. The tree goes once an analysis is over; a body asked for after that has the file parsed and read whole, so
 * that no file is parsed more than twice.
 */
import type { Expr, Func, Param, Stmt } from '../ir/ir';

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
    const found = new Map<number, Inside>();
    this.readAgain((bodies) => {
      // Reading one adds those inside of it.
      for (const one of bodies.unread) found.set(one.place, { params: one.params, body: one.body });
    });
    for (const one of this.unread) one.settle(found.get(one.place) ?? nothing);
    this.unread = [];
  }
}

type Inside = Pick<Func, 'params' | 'body'>;

const nothing: Inside = { params: [], body: [] };

type Late<T> = readonly T[] | (() => readonly T[]);

/** What is said of a function when it is made; all but its parameters and its body has an obvious default. */
export type FuncParts = Partial<Omit<Func, 'kind' | 'at' | 'end' | 'params' | 'body'>> & {
  readonly params: Late<Param>;
  readonly body: Late<Stmt>;
};

/** A class, so that the many functions of a workspace take little memory. */
export class LateFunc implements Func {
  readonly kind = 'function';
  readonly name: string;
  readonly nameAt: number;
  readonly decorators: readonly Expr[];
  readonly async: boolean;
  readonly static: boolean;
  readonly receiver: Func['receiver'];
  readonly returns: string | null;
  /** Undefined: not read, and its tree is gone. */
  #params: Late<Param> | undefined;
  #body: Late<Stmt> | undefined;
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
    this.decorators = parts.decorators ?? none;
    this.async = parts.async ?? false;
    this.static = parts.static ?? false;
    this.receiver = parts.receiver ?? null;
    this.returns = parts.returns ?? null;
    this.#params = parts.params;
    this.#body = parts.body;
  }

  get params(): readonly Param[] {
    if (this.#params === undefined) this.#file.settle();
    if (typeof this.#params === 'function') this.#params = this.#params();
    return this.#params ?? none;
  }

  get body(): readonly Stmt[] {
    if (this.#body === undefined) this.#file.settle();
    if (typeof this.#body === 'function') this.#body = this.#body();
    return this.#body ?? none;
  }

  settle({ params, body }: Inside): void {
    this.#params ??= params;
    this.#body ??= body;
  }

  letGo(): void {
    if (typeof this.#params === 'function') this.#params = undefined;
    if (typeof this.#body === 'function') this.#body = undefined;
  }

  get isUnread(): boolean {
    return !isRead(this.#params) || !isRead(this.#body);
  }

  /** Tells it from the others of its file: no file has as many characters as the factor. */
  get place(): number {
    return this.at * 2 ** 24 + this.end;
  }
}

const isRead = (one: Late<unknown> | undefined): boolean => one !== undefined && typeof one !== 'function';

const none: readonly never[] = [];
