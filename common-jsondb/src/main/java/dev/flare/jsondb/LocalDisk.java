package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The real file system: directories 0700, files 0600 where the system knows such modes.
final class LocalDisk implements Disk {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?>[] NONE = {};

  /// Locks of this process. POSIX drops a process's lock when it closes any handle of the file, so
  /// a second opener within the process must be turned away before it opens one.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  @Override
  public void createDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    restrict(directory, "rwx------");
  }

  @Override
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    createIfMissing(file);
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
    opened.seek(opened.length());
    return new LocalFile(opened);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    boolean interrupted = false;
    while (POSIX && !force(directory)) {
      interrupted = Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Tells whether it was done; an interrupt breaks it off.
  private static boolean force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    Path key = file.toAbsolutePath().normalize();
    if (!HELD.add(key)) {
      throw new StoreInUse(file.toAbsolutePath().getParent(), ownPid());
    }
    try {
      FileChannel channel = acquire(file);
      return () -> {
        channel.close();
        HELD.remove(key);
      };
    } catch (IOException | RuntimeException e) {
      HELD.remove(key);
      throw e;
    }
  }

  private static FileChannel acquire(Path file) throws IOException {
    createIfMissing(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new StoreInUse(file.toAbsolutePath().getParent(), Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ownPid() + "\n").getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void createIfMissing(Path file) throws IOException {
    try {
      Files.createFile(file, POSIX ? new FileAttribute<?>[] {OWNER_ONLY} : NONE);
    } catch (FileAlreadyExistsException e) {
      restrict(file, "rw-------");
    }
  }

  private static void restrict(Path path, String mode) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
  }

  private static String ownPid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  /// No channel, because an interrupt of the writing thread would close that for all.
  private record LocalFile(RandomAccessFile file) implements OpenFile {
    @Override
    public void append(byte[] bytes) throws IOException {
      file.write(bytes);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.setLength(length);
      file.seek(length);
    }

    @Override
    public void sync() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
