/**
 * The function bodies of one file, each read when it is first asked for: code that no handler reaches costs no more than
 * its parse. The tree goes once an analysis is over; a body asked for after that has the file parsed and read whole, so
 * that no file is parsed more than twice.
 */
import type { Stmt } from '../ir/ir';

type Read = () => readonly Stmt[];

export interface Body {
  readonly statements: readonly Stmt[];
}

export class Bodies {
  private unread: LateBody[] = [];

  /** `readAgain` reads the same text anew and gives all its bodies by key. */
  constructor(private readonly readAgain: () => ReadonlyMap<string, readonly Stmt[]>) {}

  /** `key` tells the body from the others of its file, whenever that is read. */
  add(key: string, read: Read): Body {
    const body = new LateBody(key, read, this);
    this.unread.push(body);
    return body;
  }

  /** Lets go of the tree. */
  close(): void {
    this.unread = this.unread.filter((one) => one.letGo());
  }

  /** Every body, those inside of others too. */
  all(): ReadonlyMap<string, readonly Stmt[]> {
    const found = new Map<string, readonly Stmt[]>();
    // Reading one adds those inside of it.
    for (const one of this.unread) found.set(one.key, one.statements);
    return found;
  }

  /** What is still unread comes from reading the text anew. */
  settle(): void {
    const found = this.readAgain();
    for (const one of this.unread) one.settle(found.get(one.key) ?? []);
    this.unread = [];
  }
}

class LateBody implements Body {
  private known: readonly Stmt[] | undefined;

  constructor(
    readonly key: string,
    private read: Read | undefined,
    private readonly file: Bodies,
  ) {}

  get statements(): readonly Stmt[] {
    if (this.known) return this.known;
    if (this.read) this.settle(this.read());
    else this.file.settle();
    return this.known ?? [];
  }

  settle(statements: readonly Stmt[]): void {
    this.known ??= statements;
    this.read = undefined;
  }

  /** Whether it is still to be read. */
  letGo(): boolean {
    this.read = undefined;
    return this.known === undefined;
  }
}
