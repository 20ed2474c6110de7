package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The file to which every transaction is appended before anybody is told of it. It is continued in
/// a new one when it has grown.
///
/// One thread at a time may use it, except for [#prepareNext] and [#bytes].
final class Journal implements Closeable {
  private static final System.Logger LOG = System.getLogger(Journal.class.getName());

  private final Layout layout;
  private final Disk disk;
  private final Json json;
  private Disk.@Nullable OpenFile open;
  private volatile int number;
  private final AtomicLong bytes = new AtomicLong();
  private long length;
  private boolean untidy;
  private boolean fresh;

  Journal(Layout layout, Disk disk, Json json) {
    this.layout = layout;
    this.disk = disk;
    this.json = json;
  }

  Path file() {
    return layout.journal(number);
  }

  int number() {
    return number;
  }

  /// Whether it holds no transaction yet.
  boolean isFresh() {
    return fresh;
  }

  /// Of all journals before this one that have not been folded.
  long bytesBefore() {
    return bytes.get() - length;
  }

  /// Of all journals that have not been folded.
  long bytes() {
    return bytes.get();
  }

  void folded(long bytesBefore) {
    bytes.addAndGet(-bytesBefore);
  }

  /// Goes on behind what was found, once all of it is safe.
  void resume(Loaded found) throws IOException {
    bytes.set(found.journalBytes());
    number = found.contents().journal();
    for (int i = 0; i < found.journals().size() - 1; i++) {
      if (found.journals().get(i + 1).transactions().isEmpty()) {
        resume(found.journals().get(i));
        requireContinued(found.journals().get(i));
        close();
      }
      number++;
    }
    resume(found.journals().getLast());
    fresh = found.journals().getLast().transactions().isEmpty();
    disk.syncDirectory(layout.directory());
  }

  /// Nothing is written to a journal before all in those before it is safe; but it may be the work
  /// of a process that was killed before it could make sure.
  private void resume(JournalFile found) throws IOException {
    length = found.length();
    untidy = true;
    Disk.OpenFile _ = tidy();
    if (!found.ended()) {
      append(new byte[] {'\n'});
    }
  }

  private void requireContinued(JournalFile found) throws IOException {
    if (!found.continued()) {
      appendContinued(number + 1);
    }
  }

  /// Else nobody would miss the next journal if it were gone.
  private void appendContinued(int next) throws IOException {
    append(new SealedBytes().addLine(out -> json.continued(out, next)).toByteArray());
  }

  /// Begins the first journal of a new store.
  void begin() throws IOException {
    Next first = prepareNext();
    use(first, disk.open(layout.journal(first.number)));
  }

  /// Makes the file of the next journal, to be used when the time comes.
  Next prepareNext() throws IOException {
    int next = number + 1;
    byte[] head = new SealedBytes().addLine(out -> json.head(out, next)).toByteArray();
    new SafeFile(disk).replace(layout.journal(next), head);
    return new Next(next, head.length);
  }

  /// Goes on in the next journal, once all in this one is safe.
  ///
  /// @return the bytes of all journals before it
  long switchTo(Next next) throws IOException {
    long before = bytes.get();
    Disk.OpenFile opened = disk.open(layout.journal(next.number));
    try {
      appendContinued(next.number);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    use(next, opened);
    return before;
  }

  private void use(Next next, Disk.OpenFile opened) {
    letGo();
    open = opened;
    number = next.number;
    length = next.length;
    bytes.addAndGet(length);
    fresh = true;
  }

  /// Returns when these lines would survive a power cut.
  void append(byte[] lines) throws IOException {
    Disk.OpenFile target = tidy();
    untidy = true;
    try {
      target.append(lines);
      target.sync();
    } catch (IOException e) {
      letGo();
      tidyIfPossible();
      throw e;
    }
    untidy = false;
    fresh = false;
    length += lines.length;
    bytes.addAndGet(lines.length);
  }

  /// What does not succeed here is done before the next write.
  private void tidyIfPossible() {
    try {
      Disk.OpenFile _ = tidy();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} is to be tidied later: {1}", file(), e);
    }
  }

  /// Takes back what a failure left half written.
  private Disk.OpenFile tidy() throws IOException {
    try {
      return tidied();
    } catch (IOException e) {
      letGo();
      throw e;
    }
  }

  private Disk.OpenFile tidied() throws IOException {
    Disk.OpenFile target = open == null ? disk.open(file()) : open;
    open = target;
    if (untidy) {
      target.truncate(length);
      target.sync();
      untidy = false;
    }
    return target;
  }

  /// What failed may be of no more use; the next write opens the file anew. All that counts in the
  /// file is safe, so closing it has nothing to fail at.
  private void letGo() {
    try {
      close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "{0} could not be closed: {1}", file(), e);
    }
  }

  @Override
  public void close() throws IOException {
    Disk.OpenFile closing = open;
    open = null;
    if (closing != null) {
      closing.close();
    }
  }

  /// A journal that waits to be used.
  record Next(int number, long length) {}
}
