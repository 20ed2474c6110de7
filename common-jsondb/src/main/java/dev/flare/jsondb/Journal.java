package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The file to which every transaction is appended, one a line, before anybody is told of it.
///
/// Its first line says after which transaction it begins, and how new each readable file must be.
final class Journal implements Closeable {
  private static final byte[] NEWLINE = {'\n'};

  private final Path file;
  private final Disk disk;
  private final Json json;
  private Disk.@Nullable OpenFile open;
  private long length;
  private long begins;
  private boolean untidy;
  private boolean renamed;

  Journal(Path directory, Disk disk, Json json) {
    this.file = directory.resolve("journal.jsonl");
    this.disk = disk;
    this.json = json;
  }

  Path file() {
    return file;
  }

  long length() {
    return length;
  }

  /// The transaction behind which this journal begins.
  long begins() {
    return begins;
  }

  boolean exists() throws IOException {
    return disk.exists(file);
  }

  /// Begins anew after `state`, whose parts lie in readable files.
  void restart(State state) throws IOException {
    Map<String, Long> versions = new TreeMap<>();
    state.parts().forEach((name, part) -> versions.put(name, part.version()));
    versions.values().removeIf(version -> version == 0);
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("format", 1);
    head.put("after", state.version());
    head.put("parts", versions);
    byte[] line = sealedLine(head);
    new SafeFile(disk).swap(file, line);
    Disk.OpenFile replaced = open;
    open = null;
    length = line.length;
    begins = state.version();
    untidy = false;
    renamed = true;
    if (replaced != null) {
      replaced.close();
    }
    tidy();
  }

  /// Returns when the transaction would survive a power cut.
  void append(long version, List<Edit> edits) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tx", version);
    fields.put("edits", edits.stream().map(json::fields).toList());
    append(sealedLine(fields));
  }

  private void append(byte[] line) throws IOException {
    Disk.OpenFile target = tidy();
    untidy = true;
    try {
      target.append(line);
      target.sync();
    } catch (IOException e) {
      throw letGo(e);
    }
    untidy = false;
    length += line.length;
  }

  /// Finishes what a failure left undone: a write half there, a new name not yet synced. Done at
  /// once where that is possible, and in any case before the next write.
  Disk.OpenFile tidy() throws IOException {
    try {
      return tidied();
    } catch (IOException e) {
      throw letGo(e);
    }
  }

  /// What failed may be of no more use, as a channel whose writer was interrupted; the next write
  /// opens the file anew.
  private IOException letGo(IOException reason) {
    try {
      close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
    return reason;
  }

  private Disk.OpenFile tidied() throws IOException {
    Disk.OpenFile target = open == null ? disk.open(file) : open;
    open = target;
    if (renamed) {
      disk.syncDirectory(file.resolveSibling(""));
      renamed = false;
    }
    if (untidy) {
      target.truncate(length);
      target.sync();
      untidy = false;
    }
    return target;
  }

  private byte[] sealedLine(Map<String, ?> fields) {
    byte[] sealed = Seal.seal(json.line(fields));
    byte[] line = Arrays.copyOf(sealed, sealed.length + 1);
    line[sealed.length] = '\n';
    return line;
  }

  @Override
  public void close() throws IOException {
    Disk.OpenFile closing = open;
    open = null;
    if (closing != null) {
      closing.close();
    }
  }

  /// Reads everything, cuts a torn tail off, and is ready for appending afterwards.
  Content load() throws IOException {
    List<byte[]> lines = lines(disk.read(file));
    boolean ended = lines.getLast().length == 0;
    Content content = parse(ended ? lines.subList(0, lines.size() - 1) : lines, ended);
    begins = content.head.after;
    length =
        lines.stream().limit(content.transactions.size() + 1L).mapToLong(l -> l.length + 1L).sum();
    if (content.tail.isPresent()) {
      untidy = true;
      tidy();
    } else if (!ended) {
      length -= 1;
      append(NEWLINE);
    }
    return content;
  }

  /// The bytes between line feeds; the last of them is empty in a file that ends with one.
  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, from, at));
        from = at + 1;
      }
    }
    lines.add(Arrays.copyOfRange(bytes, from, bytes.length));
    return lines;
  }

  private Content parse(List<byte[]> lines, boolean ended) {
    if (lines.isEmpty()) {
      throw new DamagedStore(file, 1, "the file is empty");
    }
    Head head = head(sealedTree(lines.getFirst(), 1));
    List<Entry> transactions = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      if (last && isTorn(lines.get(i), ended)) {
        return new Content(
            head, transactions, Optional.of(new TornTail(file, i + 1, lines.get(i).length)));
      }
      transactions.add(transaction(sealedTree(lines.get(i), i + 1), i + 1, head.after + i));
    }
    return new Content(head, transactions, Optional.empty());
  }

  /// A cut write lacks its end, or holds zeros where blocks never arrived; other changes of a line
  /// are no work of a crash.
  private static boolean isTorn(byte[] line, boolean ended) {
    boolean zeros = new String(line, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0;
    return !Seal.isIntact(line) && (!ended || zeros);
  }

  private JsonNode sealedTree(byte[] line, int number) {
    if (!Seal.isIntact(line)) {
      throw new DamagedStore(file, number, "the checksum does not match what follows it");
    }
    try {
      return json.parse(line);
    } catch (JacksonException e) {
      throw new DamagedStore(file, number, "is no JSON");
    }
  }

  private Head head(JsonNode tree) {
    try {
      Json.requireFormat(tree);
      Map<String, Long> parts = new TreeMap<>();
      JsonNode versions = Json.required(tree, "parts");
      versions.propertyNames().forEach(name -> parts.put(name, Json.number(versions, name)));
      return new Head(Json.number(tree, "after"), parts);
    } catch (Misfit e) {
      throw new DamagedStore(file, 1, e.reason());
    }
  }

  private Entry transaction(JsonNode tree, int line, long expected) {
    try {
      long version = Json.number(tree, "tx");
      if (version != expected) {
        throw new Misfit("is transaction %d in place of %d".formatted(version, expected));
      }
      List<Edit> edits = new ArrayList<>();
      Json.required(tree, "edits").forEach(each -> edits.add(json.edit(each)));
      return new Entry(version, edits, line);
    } catch (Misfit e) {
      throw new DamagedStore(file, line, e.reason());
    }
  }

  /// @param after the transaction behind which the journal begins
  /// @param parts the readable files there are, and how new each must at least be
  record Head(long after, Map<String, Long> parts) {}

  record Entry(long version, List<Edit> edits, int line) {}

  record Content(Head head, List<Entry> transactions, Optional<TornTail> tail) {}
}
