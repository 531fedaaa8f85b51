/** The collections that Java and .NET bring, by what they are: lists in the widest sense, and tables from keys to values. */

const inPackage = (owner: string, names: string): string[] => names.split(' ').map((name) => `${owner}${name}`);

export const tables: readonly string[] = [
  ...inPackage('java.util.', 'HashMap LinkedHashMap TreeMap EnumMap WeakHashMap IdentityHashMap Hashtable'),
  ...inPackage('java.util.concurrent.', 'ConcurrentHashMap ConcurrentSkipListMap'),
  ...inPackage('', 'Dictionary ConcurrentDictionary SortedDictionary SortedList'),
];

export const lists: readonly string[] = [
  ...inPackage(
    'java.util.',
    'ArrayList LinkedList HashSet LinkedHashSet TreeSet ArrayDeque PriorityQueue Vector Stack',
  ),
  ...inPackage('java.util.concurrent.', 'CopyOnWriteArrayList CopyOnWriteArraySet ConcurrentLinkedQueue'),
  ...inPackage('java.util.concurrent.', 'ConcurrentLinkedDeque LinkedBlockingQueue LinkedBlockingDeque'),
  ...inPackage('java.util.concurrent.', 'ArrayBlockingQueue PriorityBlockingQueue ConcurrentSkipListSet'),
  ...inPackage('', 'List HashSet Queue Stack LinkedList SortedSet ConcurrentBag ConcurrentQueue ConcurrentStack'),
  ...inPackage('', 'BlockingCollection Collection ObservableCollection'),
];
