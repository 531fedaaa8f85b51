/** Entities of object mappers whose columns may refuse a second row: `Column(String, unique=True)`, `@Column({ unique: true })`. */
import type { Class, Expr, Field, Stmt } from '../ir/ir';
import { somePart } from '../ir/some-part';

const kept = new WeakMap<Class, boolean>();

/** Beside the id, which the database gives. */
export function hasUniqueColumn(of: Class): boolean {
  const known = kept.get(of);
  if (known !== undefined) return known;
  const columns = of.fields.filter(({ name }) => !/^_?id$/i.test(name));
  const found = columns.some(isUnique) || somePart(of.decorators, namesUnique);
  kept.set(of, found);
  return found;
}

const isUnique = ({ value, decorators }: Field): boolean =>
  somePart([value, decorators], (node) => namesUnique(node) || isOwnKey(node));

/** `unique=True`, `{ unique: true }`, `UniqueConstraint("a", "b")`, `@Unique(["a"])`. */
function namesUnique(node: Expr | Stmt): boolean {
  if (node.k === 'call')
    return (
      node.args.some(({ name, value }) => name !== null && /unique/i.test(name) && !isFalse(value)) || isNamed(node)
    );
  return node.k === 'record' && node.entries.some(({ key, value }) => isKey(key, /unique/i) && !isFalse(value));
}

const isNamed = ({ callee }: Extract<Expr, { k: 'call' }>): boolean =>
  (callee.k === 'name' || callee.k === 'member') && /^Unique/.test(callee.name);

/** A primary key that the app gives. */
const isOwnKey = (node: Expr | Stmt): boolean =>
  node.k === 'call' && node.args.some(({ name, value }) => name === 'primary_key' && !isFalse(value));

const isKey = (key: Expr | null, wanted: RegExp): boolean =>
  key !== null &&
  ((key.k === 'name' && wanted.test(key.name)) || (key.k === 'literal' && wanted.test(String(key.value))));

const isFalse = (value: Expr): boolean => value.k === 'literal' && value.value === false;
