package dev.flare.bitget;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.flare.market.ExchangeUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// A shared text for the moment, changed in place: a power cut may leave anything of it.
///
/// The operating system holds the lock on it and frees it when its holder dies. It is opened for
/// each change, so that a file that was removed is simply begun anew.
final class LockedFile implements SharedText {
  static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(1);

  /// The operating system's locks are between processes; these are between the threads of this one.
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final Path path;
  private final LongSupplier nanos;
  private final Pause pause;
  private final ReentrantLock threads;

  LockedFile(Path path, LongSupplier nanos, Pause pause) {
    this.path = path.toAbsolutePath().normalize();
    this.nanos = nanos;
    this.pause = pause;
    this.threads = LOCKS.computeIfAbsent(this.path, key -> new ReentrantLock(true));
  }

  @Override
  public <T> T change(Function<String, Step<T>> step, Duration patience) throws IOException {
    long began = nanos.getAsLong();
    enter(patience);
    try (FileChannel file = FileChannel.open(path, Set.of(CREATE, READ, WRITE), OWNER_ONLY);
        FileLock _ = lock(file, patience.minusNanos(nanos.getAsLong() - began))) {
      Step<T> done = step.apply(read(file));
      write(file, done.text());
      return done.result();
    } catch (ClosedByInterruptException e) {
      throw new ExchangeUnavailable("Interrupted while waiting to ask the exchange", e);
    } finally {
      threads.unlock();
    }
  }

  private void enter(Duration patience) {
    try {
      if (!threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExchangeUnavailable("Interrupted while waiting to ask the exchange", e);
    }
  }

  private FileLock lock(FileChannel file, Duration patience) throws IOException {
    long began = nanos.getAsLong();
    while (true) {
      Optional<FileLock> lock = tried(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (nanos.getAsLong() - began >= patience.toNanos()) {
        throw busy();
      }
      pause.sleep(BETWEEN_TRIES);
    }
  }

  /// Under another name of the file, this process itself may hold it.
  private static Optional<FileLock> tried(FileChannel file) throws IOException {
    try {
      return Optional.ofNullable(file.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private ExchangeUnavailable busy() {
    return new ExchangeUnavailable("Another process does not let go of " + path);
  }

  private static String read(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.min(file.size(), 1 << 20)));
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {}
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static void write(FileChannel file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes, bytes.position());
    }
    file.truncate(bytes.limit());
  }
}
