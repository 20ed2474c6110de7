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
import java.util.Arrays;
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

  /// Without the room that a [LocalFile] keeps ready at its end: no text ends with zeros.
  @Override
  public byte[] read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
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
    return new LocalFile(new RandomAccessFile(file.toFile(), "rw"), read(file).length);
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

  /// A file that is written again and again gets room before it needs it: bytes put into room that
  /// is there are safe half as soon again as bytes that make the file longer. The room is zeros,
  /// which is also what a power cut leaves where bytes never arrived.
  ///
  /// No channel, because an interrupt of the writing thread would close that for all.
  private static final class LocalFile implements OpenFile {
    private static final byte[] ROOM = new byte[1 << 16];

    private final RandomAccessFile file;
    private long end;
    private long room;
    private boolean grows;

    /// @param end where what was appended ends
    LocalFile(RandomAccessFile file, long end) throws IOException {
      this.file = file;
      this.end = end;
      this.room = file.length();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      file.seek(end);
      file.write(bytes);
      end += bytes.length;
      if (end > room) {
        room = end;
        makeRoom();
      }
    }

    /// A disk too full for it is full for nobody yet.
    private void makeRoom() throws IOException {
      if (grows) {
        try {
          file.write(ROOM);
          room = end + ROOM.length;
        } catch (IOException e) {
          file.setLength(end);
        }
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      file.setLength(length);
      end = length;
      room = length;
    }

    @Override
    public void sync() throws IOException {
      file.getFD().sync();
      grows = true;
    }

    @Override
    public void close() throws IOException {
      try (file) {
        if (room > end) {
          file.setLength(end);
        }
      }
    }
  }
}
