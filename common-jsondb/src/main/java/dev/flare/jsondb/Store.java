package dev.flare.jsondb;

import dev.flare.jsondb.PartState.DocumentState;
import dev.flare.jsondb.PartState.EntriesState;
import dev.flare.jsondb.PartState.LogState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
/// A writer returns when its change would survive a power cut; those who write at the same time
/// share the wait for the disk. Readers see the last durable state, immutable, and never wait.
public final class Store implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Store.class.getName());
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,60}");
  private static final int CHANGES_BUFFER = 1024;

  private final Layout layout;
  private final Disk disk;
  private final Json json;
  private final Closeable lock;
  private final Journal journal;
  private final Commits commits;
  private final Folding folding;
  private final Optional<TornTail> tornTail;
  private final Map<String, Class<?>> types = new ConcurrentHashMap<>();
  private final Sinks.Many<Change<?>> changes = Sinks.many().multicast().directBestEffort();

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
      Closeable lock = disk.lock(new Layout(directory).lock());
      try {
        return new Store(new Layout(directory), options, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new WriteFailed(directory, e);
    }
  }

  private Store(Layout layout, StoreOptions options, Closeable lock) throws IOException {
    this.layout = layout;
    this.disk = options.disk();
    this.lock = lock;
    this.json = new Json(options.modules());
    this.journal = new Journal(layout, disk, json);
    Snapshots snapshots = new Snapshots(layout, disk, json);
    Optional<Loaded> found = new Loading(layout, disk, json, snapshots).load();
    this.tornTail = found.flatMap(Loaded::tail);
    tornTail.ifPresent(Store::report);
    Contents contents = found.map(Loaded::contents).orElse(Contents.NONE);
    State state = found.map(Loaded::state).orElse(State.EMPTY);
    this.commits = new Commits(state, journal, json, this::tell);
    this.folding = new Folding(layout, options, json, snapshots, journal, commits, contents);
    if (found.isPresent()) {
      journal.resume(found.get());
    } else {
      journal.begin();
      folding.begin();
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
    commits.reshape(state -> declared(state, name, type, empty));
  }

  private State declared(State state, String name, Class<?> type, PartState empty) {
    PartState stored = state.part(name).orElse(empty);
    if (!stored.kind().equals(empty.kind())) {
      throw new IllegalArgumentException(
          "'%s' is a %s, not a %s".formatted(name, stored.kind(), empty.kind()));
    }
    return state.with(name, keep(typed(name, type, stored), empty));
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
      throw new DamagedStore(layout.part(name), 1, "a value " + e.reason());
    }
  }

  private static PartState keep(PartState stored, PartState empty) {
    return stored instanceof LogState log && empty instanceof LogState wanted
        ? log.trimmedTo(wanted.keep())
        : stored;
  }

  /// All parts as of this moment.
  public View view() {
    return new View.Moment(commits.state());
  }

  /// Makes all changes of `work` together, or none when it throws.
  ///
  /// @throws WriteFailed when they could not be made durable; memory is then as before
  public <R> R transaction(Function<Transaction, R> work) {
    R result = commits.transaction(work);
    folding.consider();
    return result;
  }

  void change(Consumer<Transaction> work) {
    boolean _ =
        transaction(tx -> {
          work.accept(tx);
          return true;
        });
  }

  private void tell(List<Change<?>> made) {
    made.forEach(changes::tryEmitNext);
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
    Path folder = layout.archive();
    Path file = folder.resolve(name + ".json");
    try {
      disk.createDirectory(folder);
      for (int next = 2; disk.exists(file); next++) {
        file = folder.resolve("%s-%d.json".formatted(name, next));
      }
      State now = commits.state();
      byte[] bytes = new SealedBytes().add(out -> json.everything(out, now)).toByteArray();
      new SafeFile(disk).replace(file, bytes);
      disk.syncDirectory(layout.directory());
      return file;
    } catch (IOException e) {
      throw new WriteFailed(file, e);
    }
  }

  /// Brings the readable files up to date and lets go of the directory.
  @Override
  public void close() {
    if (commits.close()) {
      folding.close();
      changes.tryEmitComplete();
      try {
        journal.close();
        lock.close();
      } catch (IOException e) {
        throw new WriteFailed(layout.directory(), e);
      }
    }
  }
}
