package dev.flare.jsondb;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// Brings the readable files up to date while writers go on, in a new journal.
///
/// The old journals stay until the new contents of the store are safe, so that a crash finds either
/// the old contents with all journals, or the new ones with the newest. A failure costs nothing but
/// room, and is tried again when the journals have grown.
final class Folding {
  private static final System.Logger LOG = System.getLogger(Folding.class.getName());

  private final Layout layout;
  private final Disk disk;
  private final Json json;
  private final Snapshots snapshots;
  private final Journal journal;
  private final Commits commits;
  private final Previous previous;
  private final Executor executor;
  private final long journalBytes;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ReentrantLock working = new ReentrantLock();
  private volatile long foldFrom;
  private Contents contents;
  private boolean closed;

  Folding(
      Layout layout,
      StoreOptions options,
      Json json,
      Snapshots snapshots,
      Journal journal,
      Commits commits,
      Contents contents) {
    this.layout = layout;
    this.disk = options.disk();
    this.json = json;
    this.snapshots = snapshots;
    this.journal = journal;
    this.commits = commits;
    this.previous = new Previous(layout, disk, json);
    this.executor = options.folding();
    this.journalBytes = options.journalBytes();
    this.contents = contents;
    this.foldFrom = enough();
  }

  /// Writes down that the store begins.
  void begin() throws IOException {
    write(contents);
  }

  /// Folds at once what earlier processes left because they did not live long enough: else journals
  /// would pile up. To be called before anybody writes.
  void catchUp(Loaded found) {
    if (found.journals().size() > 1 || journal.bytes() > foldFrom) {
      tryToFold(this::present);
    }
  }

  private Commits.Turn present() throws IOException {
    return journal.isFresh()
        ? new Commits.Turn(commits.state(), journal.number(), journal.bytesBefore())
        : nextTurn();
  }

  private Commits.Turn nextTurn() throws IOException {
    return commits.switchTo(journal.prepareNext());
  }

  private long enough() {
    return Math.max(journalBytes, 2 * snapshots.bytes());
  }

  /// Sees to it that a grown journal is folded soon, by another thread.
  void consider() {
    if (journal.bytes() > foldFrom && asked.compareAndSet(false, true)) {
      executor.execute(this::foldAsAsked);
    }
  }

  private void foldAsAsked() {
    working.lock();
    try {
      if (!closed) {
        tryToFold(this::nextTurn);
      }
    } finally {
      asked.set(false);
      working.unlock();
    }
  }

  /// Folds what there is, and nothing any more afterwards.
  void close() {
    working.lock();
    try {
      closed = true;
      tryToFold(this::nextTurn);
    } finally {
      working.unlock();
    }
  }

  private void tryToFold(Turning turning) {
    try {
      if (commits.state().version() > contents.after()) {
        fold(turning.turn());
      }
      foldFrom = enough();
    } catch (IOException | RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The readable files of {0} stay as they were until the next try: {1}",
          layout.directory(),
          e);
      foldFrom = journal.bytes() + enough();
    }
  }

  private void fold(Commits.Turn turn) throws IOException {
    previous.keep(contents);
    snapshots.write(turn.state());
    disk.syncDirectory(layout.directory());
    Contents folded = Contents.of(turn.state(), turn.journal());
    write(folded);
    Contents before = contents;
    contents = folded;
    journal.folded(turn.bytesBefore());
    previous.follow(before, folded);
  }

  private void write(Contents folded) throws IOException {
    byte[] bytes = new SealedBytes().add(out -> json.contents(out, folded)).toByteArray();
    new SafeFile(disk).replace(layout.contents(), bytes);
  }

  /// Finds the moment up to which to fold.
  private interface Turning {
    Commits.Turn turn() throws IOException;
  }
}
