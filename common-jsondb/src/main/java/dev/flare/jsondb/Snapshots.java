package dev.flare.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The readable files beside the journal: `<part>.json` holds a part as of some transaction.
final class Snapshots {
  private final Path directory;
  private final Disk disk;
  private final Json json;
  private final Map<String, Written> written = new HashMap<>();

  Snapshots(Path directory, Disk disk, Json json) {
    this.directory = directory;
    this.disk = disk;
    this.json = json;
  }

  Path file(String part) {
    return directory.resolve(part + ".json");
  }

  /// Reads a part that must be there and be at least as new as `version`.
  PartState read(String part, long version) throws IOException {
    Path file = file(part);
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
      throw new DamagedStore(file, 1, e.reason());
    }
  }

  private static int lineOf(JacksonException e) {
    return Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
  }

  /// Writes every part that changed since it was written last.
  void write(State state) throws IOException {
    for (Map.Entry<String, PartState> each : state.parts().entrySet()) {
      long version = each.getValue().version();
      Written last = written.get(each.getKey());
      if (version > 0 && (last == null || last.version < version)) {
        byte[] bytes = Seal.seal(json.pretty(json.tree(each.getValue())));
        new SafeFile(disk).replace(file(each.getKey()), bytes);
        written.put(each.getKey(), new Written(version, bytes.length));
      }
    }
  }

  long bytes() {
    return written.values().stream().mapToLong(Written::bytes).sum();
  }

  private record Written(long version, long bytes) {}
}
