package dev.flare.pulse.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A gzip file with a finished stretch of an app's output; its name says which.
record Packed(Path file, long from, long to, long size, Instant packedAt) {
  private static final Pattern NAME = Pattern.compile("(\\d{19})-(\\d{19})\\.log\\.gz");

  /// What this file is; empty when it is something else.
  static Optional<Packed> at(Path file) throws IOException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(of(file, Long.parseLong(name.group(1)), Long.parseLong(name.group(2))))
        : Optional.empty();
  }

  private static Packed of(Path file, long from, long to) throws IOException {
    return new Packed(
        file, from, to, Files.size(file), Files.getLastModifiedTime(file).toInstant());
  }

  /// Writes the window into a file that is there as a whole, also after a power cut, or not at all.
  static Packed write(Path directory, Window window) throws IOException {
    Path file = directory.resolve("%019d-%019d.log.gz".formatted(window.from(), window.to()));
    Path draft = directory.resolve("packing.tmp");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer packed = ByteBuffer.wrap(pack(window.bytes()));
      while (packed.hasRemaining()) {
        channel.write(packed);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return of(file, window.from(), window.to());
  }

  Window read() throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      return new Window(from, in.readAllBytes(), true);
    }
  }

  boolean contains(long seq) {
    return from <= seq && seq < to;
  }

  private static byte[] pack(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 8 + 64);
    try (OutputStream out = new GZIPOutputStream(packed, 1 << 16)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
