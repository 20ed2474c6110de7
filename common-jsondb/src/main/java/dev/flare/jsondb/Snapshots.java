package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The readable files beside the journal: `<part>.json` holds a part as of some transaction.
final class Snapshots {
  private final Layout layout;
  private final Disk disk;
  private final Json json;
  private final Map<String, Written> written = new HashMap<>();

  Snapshots(Layout layout, Disk disk, Json json) {
    this.layout = layout;
    this.disk = disk;
    this.json = json;
  }

  /// Reads a part that must be there and be at least as new as `version`.
  PartState read(String part, long version) throws IOException {
    Path file = layout.part(part);
    if (!disk.exists(file)) {
      throw new DamagedStore(file, 1, "the file is missing");
    }
    byte[] bytes = disk.read(file);
    PartState state = parse(file, bytes);
    if (state.version() < version) {
      throw new DamagedStore(
          file,
          1,
          "holds version %d where the journal needs %d".formatted(state.version(), version));
    }
    written.put(part, new Written(state.version(), bytes.length));
    return state;
  }

  private PartState parse(Path file, byte[] bytes) {
    try {
      JsonNode tree = json.parse(bytes);
      if (!Seal.isIntact(bytes)) {
        throw new DamagedStore(file, 1, "the checksum does not match what follows it");
      }
      return json.part(tree);
    } catch (JacksonException e) {
      throw new DamagedStore(file, lineOf(e), "is no JSON from there on");
    } catch (Misfit e) {
      throw e.in(file, 1);
    }
  }

  private static int lineOf(JacksonException e) {
    return Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
  }

  /// Writes every part that changed since it was written last; a power cut may still bring the old
  /// ones back until the directory is synced.
  void write(State state) throws IOException {
    for (Map.Entry<String, PartState> each : state.parts().entrySet()) {
      if (isNewer(each.getKey(), each.getValue())) {
        write(each.getKey(), each.getValue());
      }
    }
  }

  private boolean isNewer(String part, PartState state) {
    Written last = written.get(part);
    return state.version() > (last == null ? 0 : last.version);
  }

  private void write(String part, PartState state) throws IOException {
    byte[] bytes = new SealedBytes().add(out -> json.part(out, state)).toByteArray();
    new SafeFile(disk).swap(layout.part(part), bytes);
    written.put(part, new Written(state.version(), bytes.length));
  }

  long bytes() {
    return written.values().stream().mapToLong(Written::bytes).sum();
  }

  private record Written(long version, long bytes) {}
}
