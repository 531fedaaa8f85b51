/** Types as they are written. */
import { keptByText } from '../../text/kept-by-text';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Types of .NET that are plain values, containers or tell nothing. */
export const plainTypes = words(
  'String Char Byte Int16 Int32 Int64 UInt32 UInt64 Single Double Decimal Guid DateTime DateTimeOffset DateOnly TimeOnly TimeSpan Uri Object Boolean Dictionary List HashSet IEnumerable IAsyncEnumerable ICollection IList ISet IReadOnlyList IReadOnlyCollection IReadOnlyDictionary IDictionary KeyValuePair Task ValueTask Exception',
);

/** Those of Java: a value is more than such a type says of it. */
const plainOfJava =
  /^java\.(lang\.(String|CharSequence|Character|Byte|Short|Integer|Long|Float|Double|Number|Boolean|Object|Iterable|Comparable)|util\.(UUID|Date|Locale|Optional\w*|\w*(List|Map|Set|Collection|Iterator|Queue|Deque)|stream\.\w+|concurrent\.(\w*Map|\w*List|\w*Set|CompletableFuture|Future|CompletionStage))|time\.\w+|math\.\w+|net\.(URI|URL))$/;

export const isPlainType = keptByText((path) => plainTypes.has(path) || plainOfJava.test(path));

/** `T`, `K2`. */
export const isTypeParameter = (type: string): boolean => /^[A-Z]\d?$/.test(type);

/** `Optional["Order"]` -> Order, `types.Order | null` -> types, Order. */
export const namePath = keptByText((type): readonly string[] => {
  const bare = type.replace(/['"]/g, '').replace(/^(Optional|Promise|Readonly|Partial|Task|ValueTask)\W/, '');
  return (/^[\w.$]+/.exec(bare)?.[0] ?? '').split('.');
});
