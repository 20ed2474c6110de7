package dev.flare.jsondb;

import dev.flare.jsondb.PartState.DocumentState;
import dev.flare.jsondb.PartState.EntriesState;
import dev.flare.jsondb.PartState.LogState;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/// A directory of typed JSON that belongs to one process while it is open.
///
/// A writer returns when its change would survive a power cut; those who write at the same time
/// share the wait for the disk. Readers see the last durable state, immutable, and never wait.
public final class Store implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Store.class.getName());

  private final Layout layout;
  private final Disk disk;
  private final Json json;
  private final Closeable lock;
  private final Journal journal;
  private final Commits commits;
  private final Folding folding;
  private final Listeners listeners;
  private final Optional<TornTail> tornTail;
  private final Map<String, Declared> declared = new ConcurrentHashMap<>();

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
    this.listeners = new Listeners(state);
    this.commits = new Commits(state, journal, json, listeners);
    this.folding = new Folding(layout, options, json, snapshots, journal, commits, contents);
    if (found.isPresent()) {
      journal.resume(found.get());
      folding.catchUp(found.get());
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
    return document(name, TypeHistory.of(type), initial);
  }

  /// Declares a document whose type was another in earlier versions.
  ///
  /// @throws DamagedStore when what is stored does not fit the type
  /// @throws NewerStore when what is stored is of a version that is not known yet
  public <T> Document<T> document(String name, TypeHistory<T> history, T initial) {
    declare(name, history, DocumentState.EMPTY);
    return new Document<>(this, name, history.type(), initial);
  }

  /// Declares a collection whose values know their own id.
  ///
  /// @throws DamagedStore when what is stored does not fit the type
  public <T> KeyedCollection<T> collection(String name, Class<T> type, Function<T, String> id) {
    return collection(name, TypeHistory.of(type), id);
  }

  /// Declares a collection whose type was another in earlier versions.
  ///
  /// @throws DamagedStore when what is stored does not fit the type
  /// @throws NewerStore when what is stored is of a version that is not known yet
  public <T> KeyedCollection<T> collection(
      String name, TypeHistory<T> history, Function<T, String> id) {
    declare(name, history, EntriesState.EMPTY);
    return new KeyedCollection<>(this, name, history.type(), id);
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
    return log(name, TypeHistory.of(type), keepNewest);
  }

  /// Declares a log whose type was another in earlier versions.
  ///
  /// @throws DamagedStore when what is stored does not fit the type
  /// @throws NewerStore when what is stored is of a version that is not known yet
  public <T> Log<T> log(String name, TypeHistory<T> history, int keepNewest) {
    if (keepNewest < 1) {
      throw new IllegalArgumentException("A log keeps at least 1 entry, not " + keepNewest);
    }
    declare(name, history, LogState.keeping(keepNewest));
    return new Log<>(this, name, history.type());
  }

  private void declare(String name, TypeHistory<?> history, PartState empty) {
    Declared wanted = new Declared(name, history, empty);
    PartState stored = wanted.of(commits.state());
    wanted.require(stored, layout);
    wanted.requireSame(declared.putIfAbsent(name, wanted));
    if (stored.type() < history.version()) {
      migrate(wanted, stored);
    } else {
      commits.reshape(state -> state.with(name, wanted.typed(wanted.of(state), json, layout)));
    }
  }

  private void migrate(Declared wanted, PartState stored) {
    PartState present = wanted.migrated(stored, json, layout);
    if (stored.version() > 0) {
      Path _ =
          archive(
              "%s-type-%d".formatted(wanted.name(), stored.type()), out -> json.part(out, stored));
    }
    change(tx -> tx.rewrite(wanted.name(), present));
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

  /// Every change from now on, in order, on a thread of Reactor's.
  ///
  /// A listener who falls more than a thousand changes behind is told the [Present] in their place;
  /// he never slows a writer.
  public Flux<News<?>> changes() {
    return listeners.news(false, _ -> true);
  }

  /// The [Present], then every change behind it; otherwise as [#changes()].
  public Flux<News<?>> presentAndChanges() {
    return listeners.news(true, _ -> true);
  }

  <T> Flux<News<T>> news(String part, Class<T> type, boolean presentFirst) {
    return listeners
        .news(presentFirst, each -> each.part().equals(part))
        .map(each -> typed(each, type));
  }

  private static <T> News<T> typed(News<?> news, Class<T> type) {
    return switch (news) {
      case Change<?> change -> change.as(type);
      case Present<?>(var present, var missedSome) -> new Present<>(present, missedSome);
    };
  }

  /// Writes all the store holds into one readable file in the folder `archive`, which the store
  /// itself never reads again, and returns it once it would survive a power cut. Where the name is
  /// taken, the file gets a number behind it.
  ///
  /// @throws WriteFailed when it could not be written
  public Path archive(String name) {
    State now = commits.state();
    return archive(name, out -> json.everything(out, now));
  }

  private Path archive(String name, Consumer<OutputStream> content) {
    Path file = layout.archive().resolve(name + ".json");
    try {
      disk.createDirectory(layout.archive());
      for (int next = 2; disk.exists(file); next++) {
        file = layout.archive().resolve("%s-%d.json".formatted(name, next));
      }
      new SafeFile(disk).replace(file, new SealedBytes().add(content).toByteArray());
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
      listeners.end();
      try {
        journal.close();
        lock.close();
      } catch (IOException e) {
        throw new WriteFailed(layout.directory(), e);
      }
    }
  }
}
