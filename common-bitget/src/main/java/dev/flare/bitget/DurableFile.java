package dev.flare.bitget;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// A shared text that outlives a power cut: the next one is on the disk before it takes the place
/// of the last as a whole.
final class DurableFile implements SharedText {
  private final Path path;
  private final Path next;
  private final LockedFile turn;

  DurableFile(Path path, LongSupplier nanos, Pause pause) {
    this.path = path.toAbsolutePath();
    this.next = this.path.resolveSibling(path.getFileName() + ".new");
    this.turn =
        new LockedFile(this.path.resolveSibling(path.getFileName() + ".lock"), nanos, pause);
  }

  @Override
  public <T> T change(Function<String, Step<T>> step, Duration patience) throws IOException {
    try {
      return turn.change(_ -> new Step<>("", changed(step)), patience);
    } catch (UncheckedIOException e) {
      throw new IOException("%s cannot be kept".formatted(path), e);
    }
  }

  private <T> T changed(Function<String, Step<T>> step) {
    try {
      String before = read();
      Step<T> done = step.apply(before);
      if (!done.text().equals(before)) {
        replace(done.text());
      }
      return done.result();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() throws IOException {
    return Files.exists(path) ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "";
  }

  private void replace(String text) throws IOException {
    try (FileChannel file =
        FileChannel.open(next, Set.of(CREATE, WRITE, TRUNCATE_EXISTING), LockedFile.OWNER_ONLY)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(next, path, ATOMIC_MOVE, REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(path.getParent(), READ)) {
      directory.force(true);
    }
  }
}
