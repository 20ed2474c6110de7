package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A disk that has everything in its cache only until it is synced. A power cut brings any part of
/// what was not, in any order: blocks without those before them, names without their bytes.
final class LyingDisk implements Disk {
  private static final int BLOCK = 64;

  private final Map<Path, Content> cached = new HashMap<>();
  private final Map<Path, Content> durable = new HashMap<>();
  private final List<Naming> unsynced = new ArrayList<>();
  private Runnable beforeMove = () -> {};

  /// Lets something happen each time before a file gets another name.
  void beforeEachMove(Runnable happening) {
    beforeMove = happening;
  }

  /// What another process finds when this one is killed, and the machine is not.
  MemoryDisk afterKill() {
    MemoryDisk found = new MemoryDisk();
    cached.forEach((file, content) -> found.write(file, content.bytes));
    return found;
  }

  /// What the machine finds when it is switched on again.
  MemoryDisk afterPowerCut(Random chance) {
    Map<Path, Content> names = new HashMap<>(durable);
    for (Naming each : unsynced) {
      if (chance.nextBoolean()) {
        each.change.accept(names);
      }
    }
    MemoryDisk found = new MemoryDisk();
    names.forEach((file, content) -> found.write(file, content.afterPowerCut(chance)));
    return found;
  }

  private void name(Path directory, Consumer<Map<Path, Content>> change) {
    change.accept(cached);
    unsynced.add(new Naming(directory, change));
  }

  @Override
  public void createDirectory(Path directory) {
    // Files know their whole path; there is nothing to make.
  }

  @Override
  public boolean exists(Path file) {
    return cached.containsKey(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return existing(file).bytes.clone();
  }

  private Content existing(Path file) throws IOException {
    Content content = cached.get(file);
    if (content == null) {
      throw new NoSuchFileException(file.toString());
    }
    return content;
  }

  @Override
  public List<String> names(Path directory) {
    return cached.keySet().stream()
        .filter(each -> directory.equals(each.getParent()))
        .map(each -> each.getFileName().toString())
        .toList();
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    if (!cached.containsKey(file)) {
      Content made = new Content();
      name(file.resolveSibling(""), names -> names.put(file, made));
    }
    return existing(file);
  }

  /// Both names change together or not at all; where they lie in two directories, syncing either
  /// one brings them to the disk.
  @Override
  public void move(Path from, Path to) throws IOException {
    beforeMove.run();
    Content moved = existing(from);
    name(
        to.resolveSibling(""),
        names -> {
          names.remove(from, moved);
          names.put(to, moved);
        });
  }

  @Override
  public void deleteIfExists(Path file) {
    Content deleted = cached.get(file);
    if (deleted != null) {
      name(file.resolveSibling(""), names -> names.remove(file, deleted));
    }
  }

  @Override
  public void syncDirectory(Path directory) {
    for (Naming each : List.copyOf(unsynced)) {
      if (each.directory.equals(directory)) {
        each.change.accept(durable);
        unsynced.remove(each);
      }
    }
  }

  @Override
  public Closeable lock(Path file) {
    return () -> {};
  }

  private record Naming(Path directory, Consumer<Map<Path, Content>> change) {}

  /// The bytes of one file, whatever it is called.
  private static final class Content implements OpenFile {
    private final List<Write> unsynced = new ArrayList<>();
    private byte[] bytes = {};
    private byte[] safe = {};

    @Override
    public void append(byte[] more) {
      for (int at = 0; at < more.length; at += BLOCK) {
        write(
            new Write(
                bytes.length, Arrays.copyOfRange(more, at, Math.min(more.length, at + BLOCK))));
      }
    }

    @Override
    public void truncate(long length) {
      write(new Write((int) length, null));
    }

    private void write(Write write) {
      bytes = write.on(bytes);
      unsynced.add(write);
    }

    @Override
    public void sync() {
      safe = bytes;
      unsynced.clear();
    }

    @Override
    public void close() {
      // Closing makes nothing durable.
    }

    byte[] afterPowerCut(Random chance) {
      byte[] found = safe;
      for (Write each : unsynced) {
        found = chance.nextInt(3) > 0 ? each.on(found) : found;
      }
      return found;
    }
  }

  /// @param block absent when the file is cut at the place
  private record Write(int at, byte @Nullable [] block) {
    byte[] on(byte[] before) {
      if (block == null) {
        return Arrays.copyOf(before, Math.min(before.length, at));
      }
      byte[] after = Arrays.copyOf(before, Math.max(before.length, at + block.length));
      System.arraycopy(block, 0, after, at, block.length);
      return after;
    }
  }
}
