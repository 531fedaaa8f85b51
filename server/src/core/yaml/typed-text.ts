/**
 * The text of a file somebody types in: one flat text, and the few lines around the last edits that took the place of a
 * stretch of it. An edit costs those lines; the whole, a copy of every character, is made only when somebody asks.
 */
export class TypedText {
  /** Where `middle` starts, and where what it replaces ends in `base`. */
  private from = 0;
  private to = 0;
  private middle = '';

  constructor(private base: string) {}

  get length(): number {
    return this.from + this.middle.length + this.base.length - this.to;
  }

  slice(start: number, end: number): string {
    const { base, from, to, middle } = this;
    const behind = from + middle.length;
    const before = start < from ? base.slice(start, Math.min(end, from)) : '';
    const inside = start < behind && end > from ? middle.slice(Math.max(start - from, 0), end - from) : '';
    const after = end > behind ? base.slice(Math.max(start, behind) - behind + to, end - behind + to) : '';
    return before + inside + after;
  }

  whole(): string {
    if (this.middle.length > 0 || this.to > this.from) {
      this.base = this.slice(0, this.length);
      this.from = 0;
      this.to = 0;
      this.middle = '';
    }
    return this.base;
  }

  /** The text after a change, as a text of its own. */
  changed({ start, end, text }: { readonly start: number; readonly end: number; readonly text: string }): TypedText {
    const untouched = this.middle.length === 0 && this.to === this.from;
    const from = untouched ? start : Math.min(this.from, start);
    const behind = untouched ? end : Math.max(this.from + this.middle.length, end);
    if (!untouched && behind - from + text.length > FAR)
      return new TypedText(this.whole()).changed({ start, end, text });
    const after = new TypedText(this.base);
    after.from = from;
    after.to = this.to + behind - this.from - this.middle.length;
    after.middle = this.slice(from, start) + text + this.slice(end, behind);
    return after;
  }
}

/** Edits further apart than that are no longer one stretch; putting the whole together once is cheaper than a long one each time. */
const FAR = 8_000;
