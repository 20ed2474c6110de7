package dev.flare.benchmark.jsondb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One JSON file that is written anew for each change, done safely: beside, forced, renamed.
final class WholeFile implements Contestant {
  private final int entries;
  private final Path file;
  private final Map<String, Sample> samples = new LinkedHashMap<>();
  private final JsonMapper json = new JsonMapper();

  WholeFile(int entries, Path file) {
    this.entries = entries;
    this.file = file;
    for (long i = 0; i < entries; i++) {
      samples.put(Sample.id(i), Sample.of(Sample.id(i), -1 - i));
    }
  }

  @Override
  public String name() {
    return "rewriting the whole file";
  }

  @Override
  public synchronized void write(long number) throws IOException {
    String id = Sample.id(number % entries);
    samples.put(id, Sample.of(id, number));
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel = create(draft)) {
      ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(samples));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceNames();
  }

  private static FileChannel create(Path draft) throws IOException {
    return FileChannel.open(
        draft,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private void forceNames() throws IOException {
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
