package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a store needs of a file system; the seam under which a faulty one can be put.
///
/// Nothing is durable before it is synced: the bytes of a file by [OpenFile#sync()], its name by
/// [#syncDirectory(Path)].
public interface Disk {
  /// Makes the directory if need be; only its owner may enter it.
  void createDirectory(Path directory) throws IOException;

  boolean exists(Path file) throws IOException;

  byte[] read(Path file) throws IOException;

  /// Names of the files in the directory, in no order.
  List<String> names(Path directory) throws IOException;

  /// Opens the file for appending, made if need be; only its owner may read it.
  OpenFile open(Path file) throws IOException;

  /// Gives a file another name in one step, replacing what had it.
  void move(Path from, Path to) throws IOException;

  void deleteIfExists(Path file) throws IOException;

  void syncDirectory(Path directory) throws IOException;

  /// Holds the file for this process until closed.
  ///
  /// @throws StoreInUse when another holds it
  Closeable lock(Path file) throws IOException;

  /// The file system of the machine.
  static Disk ofThisMachine() {
    return new LocalDisk();
  }

  /// A file that grows at its end.
  interface OpenFile extends Closeable {
    void append(byte[] bytes) throws IOException;

    void truncate(long length) throws IOException;

    /// Returns when everything appended so far would survive a power cut.
    void sync() throws IOException;
  }
}
