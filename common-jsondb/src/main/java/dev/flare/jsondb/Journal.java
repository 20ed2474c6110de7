package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file to which every transaction is appended before anybody is told of it. It is continued in
/// a new one when it has grown.
///
/// One thread at a time may use it, except for [#prepareNext] and [#bytes].
final class Journal implements Closeable {
  private final Layout layout;
  private final Disk disk;
  private final Json json;
  private Disk.@Nullable OpenFile open;
  private volatile int number;
  private volatile long bytes;
  private long length;
  private boolean untidy;

  Journal(Layout layout, Disk disk, Json json) {
    this.layout = layout;
    this.disk = disk;
    this.json = json;
  }

  Path file() {
    return layout.journal(number);
  }

  /// Of all journals that have not been folded.
  long bytes() {
    return bytes;
  }

  void folded(long bytesBefore) {
    bytes -= bytesBefore;
  }

  /// Goes on behind what was found, once all of it is safe.
  void resume(Loaded found) throws IOException {
    for (int i = 0; i < found.journals().size(); i++) {
      number = found.contents().journal() + i;
      resume(found.journals().get(i));
    }
    disk.syncDirectory(layout.directory());
    bytes = found.journalBytes();
  }

  private void resume(JournalFile found) throws IOException {
    close();
    length = found.length();
    untidy = true;
    Disk.OpenFile _ = tidy();
    if (!found.ended()) {
      append(new byte[] {'\n'});
    }
  }

  /// Begins the first journal of a new store.
  void begin() throws IOException {
    switchTo(prepareNext());
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
    if (number > 0) {
      Disk.OpenFile _ = tidy();
    }
    Disk.OpenFile opened = disk.open(layout.journal(next.number));
    close();
    open = opened;
    number = next.number;
    length = next.length;
    long before = bytes;
    bytes += length;
    return before;
  }

  /// Returns when these lines would survive a power cut.
  void append(byte[] lines) throws IOException {
    Disk.OpenFile target = tidy();
    untidy = true;
    try {
      target.append(lines);
      target.sync();
    } catch (IOException e) {
      throw letGo(e);
    }
    untidy = false;
    length += lines.length;
    bytes += lines.length;
  }

  /// Takes back what a failure left half written. Done at once where that is possible, and in any
  /// case before the next write.
  Disk.OpenFile tidy() throws IOException {
    try {
      return tidied();
    } catch (IOException e) {
      throw letGo(e);
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

  /// What failed may be of no more use; the next write opens the file anew.
  private IOException letGo(IOException reason) {
    try {
      close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
    return reason;
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
