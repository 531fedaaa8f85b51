/**
 * A map that differs from another one in the values of a few keys. A keystroke changes one value of hundreds, and most
 * readers ask for single keys; so the copy is made only when somebody walks over all of it.
 */
export class ChangedMap<K, V> implements ReadonlyMap<K, V> {
  private copy: ReadonlyMap<K, V> | undefined;

  private constructor(
    private readonly base: ReadonlyMap<K, V>,
    private readonly changes: ReadonlyMap<K, V>,
  ) {}

  /** `changes` must be of keys that `map` has. */
  static of<K, V>(map: ReadonlyMap<K, V>, changes: Iterable<readonly [K, V]>): ReadonlyMap<K, V> {
    if (!(map instanceof ChangedMap)) return new ChangedMap(map, new Map(changes));
    const before: ChangedMap<K, V> = map;
    if (before.copy || before.changes.size > MANY) return new ChangedMap(before.whole(), new Map(changes));
    return new ChangedMap(before.base, new Map([...before.changes, ...changes]));
  }

  get size(): number {
    return this.base.size;
  }

  get(key: K): V | undefined {
    return this.changes.get(key) ?? this.base.get(key);
  }

  has(key: K): boolean {
    return this.base.has(key);
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    this.whole().forEach(visit);
  }

  entries(): MapIterator<[K, V]> {
    return this.whole().entries();
  }

  keys(): MapIterator<K> {
    return this.base.keys();
  }

  values(): MapIterator<V> {
    return this.whole().values();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  /** In the order of the map it came from. */
  private whole(): ReadonlyMap<K, V> {
    if (this.copy === undefined) {
      const copy = new Map(this.base);
      for (const [key, value] of this.changes) copy.set(key, value);
      this.copy = copy;
    }
    return this.copy;
  }
}

const MANY = 16;
