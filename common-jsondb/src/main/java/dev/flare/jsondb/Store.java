package dev.flare.jsondb;

import dev.flare.jsondb.PartState.DocumentState;
import dev.flare.jsondb.PartState.EntriesState;
import dev.flare.jsondb.PartState.LogState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/// A directory of typed JSON that belongs to one process while it is open.
///
/// Writers take turns; each returns when its change would survive a power cut. Readers see the last
/// durable state, immutable, and never wait.
public final class Store implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Store.class.getName());
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,60}");
  private static final int CHANGES_BUFFER = 1024;

  private final Path directory;
  private final Disk disk;
  private final Snapshots snapshots;
  private final Journal journal;
  private final Json json;
  private final Closeable lock;
  private final long journalBytes;
  private final Optional<TornTail> tornTail;
  private final Map<String, Class<?>> types = new HashMap<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final Sinks.Many<Change<?>> changes = Sinks.many().multicast().directBestEffort();
  private volatile State state;
  private long foldFrom;
  private boolean closed;

  /// Opens the store, making the directory if need be.
  ///
  /// @throws StoreInUse when another process, or this one, has it open
  /// @throws DamagedStore when a file does not hold what was written
  /// @throws WriteFailed when the directory cannot be written
  public static Store open(Path directory) {
    return open(directory, StoreOptions.standard());
  }

  public static Store open(Path directory, StoreOptions options) {
    Disk disk = options.disk();
    try {
      disk.createDirectory(directory);
      Closeable lock = disk.lock(directory.resolve("lock"));
      try {
        return new Store(directory, options, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new WriteFailed(directory, e);
    }
  }

  private Store(Path directory, StoreOptions options, Closeable lock) throws IOException {
    this.directory = directory;
    this.disk = options.disk();
    this.lock = lock;
    this.json = new Json(options.modules());
    this.snapshots = new Snapshots(directory, disk, json);
    this.journal = new Journal(directory, disk, json);
    this.journalBytes = options.journalBytes();
    if (journal.exists()) {
      Journal.Content content = journal.load();
      this.tornTail = content.tail();
      this.state = replay(content);
    } else {
      requireNoOtherFiles();
      this.tornTail = Optional.empty();
      this.state = State.EMPTY;
      journal.restart(state);
    }
    tornTail.ifPresent(Store::report);
    fold();
  }

  private void requireNoOtherFiles() throws IOException {
    for (String name : disk.names(directory)) {
      if (name.endsWith(".json")) {
        throw new DamagedStore(
            journal.file(), 1, "the file is missing, though %s is there".formatted(name));
      }
    }
  }

  private static void report(TornTail tail) {
    LOG.log(
        System.Logger.Level.WARNING,
        "{0}, line {1}: dropped {2} bytes of a write that a crash cut off",
        tail.file(),
        tail.line(),
        tail.bytes());
  }

  private State replay(Journal.Content content) throws IOException {
    State loaded = State.EMPTY;
    for (Map.Entry<String, Long> each : content.head().parts().entrySet()) {
      loaded = loaded.with(each.getKey(), snapshots.read(each.getKey(), each.getValue()));
    }
    State replayed = loaded.at(content.head().after());
    for (Journal.Entry entry : content.transactions()) {
      replayed = replay(replayed, entry, loaded);
    }
    return replayed;
  }

  /// A readable file may be newer than the journal's beginning: a crash came between the two.
  private State replay(State before, Journal.Entry entry, State loaded) {
    State after = before;
    try {
      for (Edit edit : entry.edits()) {
        long known = loaded.part(edit.part()).map(PartState::version).orElse(0L);
        after = entry.version() > known ? after.after(edit, entry.version()) : after;
      }
    } catch (Misfit e) {
      throw new DamagedStore(journal.file(), entry.line(), e.reason());
    }
    return after.at(entry.version());
  }

  /// The end of the journal that opening had to cut off, if a crash had left one.
  public Optional<TornTail> tornTail() {
    return tornTail;
  }

  /// Declares a document; asking again with the same type is fine.
  ///
  /// @throws DamagedStore when what is stored does not fit the type
  public <T> Document<T> document(String name, Class<T> type, T initial) {
    declare(name, type, DocumentState.EMPTY);
    return new Document<>(this, name, type, initial);
  }

  /// Declares a collection whose values know their own id.
  ///
  /// @throws DamagedStore when what is stored does not fit the type
  public <T> KeyedCollection<T> collection(String name, Class<T> type, Function<T, String> id) {
    declare(name, type, EntriesState.EMPTY);
    return new KeyedCollection<>(this, name, type, id);
  }

  /// Declares a log that keeps everything.
  ///
  /// @throws DamagedStore when what is stored does not fit the type
  public <T> Log<T> log(String name, Class<T> type) {
    return log(name, type, Integer.MAX_VALUE);
  }

  /// Declares a log that keeps its newest entries only; positions go on rising.
  ///
  /// @throws DamagedStore when what is stored does not fit the type
  public <T> Log<T> log(String name, Class<T> type, int keepNewest) {
    if (keepNewest < 1) {
      throw new IllegalArgumentException("A log keeps at least 1 entry, not " + keepNewest);
    }
    declare(name, type, LogState.keeping(keepNewest));
    return new Log<>(this, name, type);
  }

  private void declare(String name, Class<?> type, PartState empty) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of a part: small letters, digits and hyphens are".formatted(name));
    }
    writing.lock();
    try {
      PartState stored = state.part(name).orElse(empty);
      if (!stored.kind().equals(empty.kind())) {
        throw new IllegalArgumentException(
            "'%s' is a %s, not a %s".formatted(name, stored.kind(), empty.kind()));
      }
      state = state.with(name, keep(typed(name, type, stored), empty));
    } finally {
      writing.unlock();
    }
  }

  private PartState typed(String name, Class<?> type, PartState stored) {
    Class<?> known = types.putIfAbsent(name, type);
    if (known != null && known != type) {
      throw new IllegalArgumentException(
          "'%s' holds %s, not %s".formatted(name, known.getName(), type.getName()));
    }
    try {
      return stored.map(each -> each instanceof JsonNode tree ? json.value(tree, type) : each);
    } catch (Misfit e) {
      throw new DamagedStore(snapshots.file(name), 1, "a value " + e.reason());
    }
  }

  private static PartState keep(PartState stored, PartState empty) {
    return stored instanceof LogState log && empty instanceof LogState wanted
        ? log.trimmedTo(wanted.keep())
        : stored;
  }

  /// All parts as of this moment.
  public View view() {
    return new View.Moment(state);
  }

  /// Makes all changes of `work` together, or none when it throws.
  ///
  /// @throws WriteFailed when they could not be made durable; memory is then as before
  public <R> R transaction(Function<Transaction, R> work) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("Within a transaction, write through the transaction");
    }
    writing.lock();
    try {
      requireOpen();
      Transaction transaction = new Transaction(state);
      R result = work.apply(transaction);
      commit(transaction);
      return result;
    } finally {
      writing.unlock();
    }
  }

  void change(Consumer<Transaction> work) {
    boolean _ =
        transaction(tx -> {
          work.accept(tx);
          return true;
        });
  }

  private void commit(Transaction transaction) {
    if (transaction.edits().isEmpty()) {
      return;
    }
    try {
      journal.append(transaction.version(), transaction.edits());
    } catch (IOException e) {
      tidy(e);
      throw new WriteFailed(journal.file(), e);
    }
    state = transaction.state().at(transaction.version());
    transaction.changes().forEach(changes::tryEmitNext);
    if (journal.length() > foldFrom) {
      fold();
    }
  }

  private void tidy(IOException reason) {
    try {
      journal.tidy();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /// Brings the readable files up to date and begins the journal anew. The journal alone is enough
  /// to go on, so a failure costs nothing but room, and is tried again when the journal has grown.
  private void fold() {
    try {
      if (state.version() > journal.begins()) {
        snapshots.write(state);
        journal.restart(state);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Cannot fold the journal of " + directory, e);
    }
    foldFrom = journal.length() + Math.max(journalBytes, 2 * snapshots.bytes());
  }

  /// Every change from now on, in order, on a thread of Reactor's.
  ///
  /// A reader that falls more than a thousand changes behind gets the error [ChangesMissed]; it
  /// never slows a writer.
  public Flux<Change<?>> changes() {
    return changes
        .asFlux()
        .onBackpressureBuffer(CHANGES_BUFFER, BufferOverflowStrategy.ERROR)
        .onErrorMap(_ -> new ChangesMissed(CHANGES_BUFFER))
        .publishOn(Schedulers.boundedElastic(), 1);
  }

  <T> Flux<Change<T>> changes(String part, Class<T> type) {
    return changes().filter(each -> each.part().equals(part)).map(each -> each.as(type));
  }

  /// Writes all the store holds into one readable file in the folder `archive`, which the store
  /// itself never reads again, and returns it once it would survive a power cut. Where the name is
  /// taken, the file gets a number behind it.
  ///
  /// @throws WriteFailed when it could not be written
  public Path archive(String name) {
    Path folder = directory.resolve("archive");
    Path file = folder.resolve(name + ".json");
    try {
      disk.createDirectory(folder);
      for (int next = 2; disk.exists(file); next++) {
        file = folder.resolve("%s-%d.json".formatted(name, next));
      }
      new SafeFile(disk).replace(file, Seal.seal(json.everything(state)));
      disk.syncDirectory(directory);
      return file;
    } catch (IOException e) {
      throw new WriteFailed(file, e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The store %s is closed".formatted(directory));
    }
  }

  /// Brings the readable files up to date and lets go of the directory.
  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        fold();
        changes.tryEmitComplete();
        journal.close();
        lock.close();
      }
    } catch (IOException e) {
      throw new WriteFailed(directory, e);
    } finally {
      writing.unlock();
    }
  }
}
