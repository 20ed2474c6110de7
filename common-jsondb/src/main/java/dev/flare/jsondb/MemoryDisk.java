package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A disk that is gone with the process: for backtests, and for tests that need thousands of
/// stores.
public final class MemoryDisk implements Disk {
  private final Map<Path, byte[]> files = new ConcurrentHashMap<>();
  private final Set<Path> locks = ConcurrentHashMap.newKeySet();

  /// The same files on another disk, locks left out, as a machine finds them after a crash.
  public MemoryDisk copy() {
    MemoryDisk copy = new MemoryDisk();
    copy.files.putAll(files);
    return copy;
  }

  /// Puts these bytes into the file, whatever it held.
  public void write(Path file, byte[] bytes) {
    files.put(file, bytes.clone());
  }

  @Override
  public void createDirectory(Path directory) {
    // Files know their whole path; there is nothing to make.
  }

  @Override
  public boolean exists(Path file) {
    return files.containsKey(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return existing(file).clone();
  }

  @Override
  public List<String> names(Path directory) {
    return files.keySet().stream()
        .filter(each -> directory.equals(each.getParent()))
        .map(each -> each.getFileName().toString())
        .toList();
  }

  @Override
  public OpenFile open(Path file) {
    files.putIfAbsent(file, new byte[0]);
    return new MemoryFile(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    files.put(to, existing(from));
    files.remove(from);
  }

  @Override
  public void deleteIfExists(Path file) {
    files.remove(file);
  }

  @Override
  public void syncDirectory(Path directory) {
    // Nothing outlives the process anyway.
  }

  @Override
  public Closeable lock(Path file) {
    if (!locks.add(file)) {
      throw new StoreInUse(file.getParent(), Long.toString(ProcessHandle.current().pid()));
    }
    return () -> locks.remove(file);
  }

  private byte[] existing(Path file) throws IOException {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      throw new NoSuchFileException(file.toString());
    }
    return bytes;
  }

  private final class MemoryFile implements OpenFile {
    private final Path file;

    MemoryFile(Path file) {
      this.file = file;
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      byte[] before = existing(file);
      byte[] after = Arrays.copyOf(before, before.length + bytes.length);
      System.arraycopy(bytes, 0, after, before.length, bytes.length);
      files.put(file, after);
    }

    @Override
    public void truncate(long length) throws IOException {
      files.put(file, Arrays.copyOf(existing(file), Math.toIntExact(length)));
    }

    @Override
    public void sync() {
      // Nothing outlives the process anyway.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
