/** Classes of Java itself that a file may name by importing all of their package. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Needs no import. */
export const javaLang = words(
  'String System Math Thread Integer Long Double Float Boolean Object Exception RuntimeException IllegalArgumentException IllegalStateException StringBuilder Character Byte Short Number Runnable Void Throwable Error Iterable Runtime Class Enum Override UnsupportedOperationException InterruptedException NullPointerException SecurityException ThreadLocal Process ProcessBuilder Comparable CharSequence ClassCastException NumberFormatException IndexOutOfBoundsException StackTraceElement StringBuffer AutoCloseable',
);

export const javaPackages: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'java.util',
    words(
      'ArrayDeque ArrayList Arrays Base64 BitSet Calendar Collection Collections Comparator Currency Date Deque Dictionary EnumMap EnumSet Enumeration Formatter GregorianCalendar HashMap HashSet Hashtable IdentityHashMap Iterator LinkedHashMap LinkedHashSet LinkedList List ListIterator Locale Map NavigableMap NavigableSet NoSuchElementException Objects Optional OptionalDouble OptionalInt OptionalLong PriorityQueue Properties Queue Random Scanner ServiceLoader Set SortedMap SortedSet Stack StringJoiner StringTokenizer TimeZone Timer TimerTask TreeMap TreeSet UUID Vector WeakHashMap',
    ),
  ],
  [
    'java.util.concurrent',
    words(
      'ArrayBlockingQueue BlockingDeque BlockingQueue Callable CompletableFuture CompletionException CompletionService CompletionStage ConcurrentHashMap ConcurrentLinkedDeque ConcurrentLinkedQueue ConcurrentMap ConcurrentSkipListMap ConcurrentSkipListSet CopyOnWriteArrayList CopyOnWriteArraySet CountDownLatch CyclicBarrier Delayed ExecutionException Executor ExecutorCompletionService ExecutorService Executors ForkJoinPool ForkJoinTask Future FutureTask LinkedBlockingDeque LinkedBlockingQueue Phaser PriorityBlockingQueue RecursiveAction RecursiveTask ScheduledExecutorService ScheduledFuture Semaphore StructuredTaskScope SynchronousQueue ThreadFactory ThreadLocalRandom ThreadPoolExecutor TimeUnit TimeoutException',
    ),
  ],
  [
    'java.util.function',
    words(
      'BiConsumer BiFunction BiPredicate BinaryOperator BooleanSupplier Consumer DoubleFunction DoubleSupplier Function IntConsumer IntFunction IntPredicate IntSupplier LongFunction LongSupplier Predicate Supplier ToDoubleFunction ToIntFunction ToLongFunction UnaryOperator',
    ),
  ],
  ['java.util.stream', words('Collector Collectors DoubleStream IntStream LongStream Stream StreamSupport')],
  [
    'java.io',
    words(
      'BufferedInputStream BufferedOutputStream BufferedReader BufferedWriter ByteArrayInputStream ByteArrayOutputStream Closeable DataInputStream DataOutputStream EOFException File FileInputStream FileNotFoundException FileOutputStream FileReader FileWriter IOException InputStream InputStreamReader ObjectInputStream ObjectOutputStream OutputStream OutputStreamWriter PrintStream PrintWriter Reader Serializable StringReader StringWriter UncheckedIOException Writer',
    ),
  ],
  [
    'java.time',
    words(
      'Clock DateTimeException DayOfWeek Duration Instant LocalDate LocalDateTime LocalTime Month OffsetDateTime Period Year YearMonth ZoneId ZoneOffset ZonedDateTime',
    ),
  ],
  ['java.nio.file', words('Files Path Paths StandardCopyOption StandardOpenOption')],
]);
