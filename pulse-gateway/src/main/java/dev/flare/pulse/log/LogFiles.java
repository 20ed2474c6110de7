package dev.flare.pulse.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The output of one app over all its runs, in a folder of its own.
///
/// The app appends to one file by itself, so it neither waits for Pulse nor loses a line while
/// Pulse is away. Finished stretches are packed beside it and their room in the file given back to
/// the disk ([Holes]); nothing is ever renamed or cut under the app. Each name says where in the
/// output the file begins, so what a crash of Pulse left half done is settled by looking.
public final class LogFiles {
  private static final Logger log = LoggerFactory.getLogger(LogFiles.class);
  private static final Pattern LIVE = Pattern.compile("(\\d{19})\\.log");
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  /// How much that nobody has packed is read at once by one who only looks.
  private static final int LARGEST_LIVE = 64 << 20;

  private final Path directory;
  private final LogLimits limits;
  private final Holes holes;
  private final InstantSource clock;
  private final boolean readsOnly;
  private final NavigableMap<Long, Packed> packed = new TreeMap<>();
  private long base;
  private boolean holesFail;

  private LogFiles(
      Path directory, LogLimits limits, Holes holes, InstantSource clock, boolean readsOnly) {
    this.directory = directory;
    this.limits = limits;
    this.holes = holes;
    this.clock = clock;
    this.readsOnly = readsOnly;
  }

  /// Opens the folder, making it if need be; only its owner may enter it.
  public static LogFiles in(Path directory, LogLimits limits, Holes holes, InstantSource clock)
      throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    LogFiles files = new LogFiles(directory, limits, holes, clock, false);
    files.look();
    return files;
  }

  /// The same for somebody who only looks, beside a Pulse that goes on packing: nothing is changed,
  /// and what Pulse changes is seen.
  public static LogFiles reading(Path directory) throws IOException {
    LogLimits all = new LogLimits(Long.MAX_VALUE, Duration.ofDays(36_500), LARGEST_LIVE);
    LogFiles files = new LogFiles(directory, all, (_, _) -> {}, InstantSource.system(), true);
    files.see();
    return files;
  }

  /// Looks at what is there now.
  private void see() throws IOException {
    packed.clear();
    NavigableMap<Long, Path> live = seen();
    base = live.isEmpty() ? packedTo() : live.lastKey();
  }

  private NavigableMap<Long, Path> seen() throws IOException {
    NavigableMap<Long, Path> live = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : entries.toList()) {
        Packed.at(file).ifPresent(each -> packed.put(each.from(), each));
        base(file).ifPresent(from -> live.put(from, file));
      }
    }
    return live;
  }

  private void look() throws IOException {
    NavigableMap<Long, Path> live = seen();
    base = live.isEmpty() ? packedTo() : live.lastKey();
    if (live.isEmpty()) {
      create(live());
    }
    for (Path left : live.headMap(base).values()) {
      Files.delete(left);
    }
    giveBack();
  }

  private static Optional<Long> base(Path file) {
    Matcher name = LIVE.matcher(file.getFileName().toString());
    return name.matches() ? Optional.of(Long.valueOf(name.group(1))) : Optional.empty();
  }

  private static void create(Path file) throws IOException {
    try (FileChannel _ =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNERS))) {
      // Its being there is all that is wanted.
    }
  }

  /// Readies the file to which the next run of the app appends; no run may be under way.
  public synchronized Path beginRun() throws IOException {
    endRun();
    pack();
    if (packedTo() > base) {
      beginFile();
    }
    return live();
  }

  private void beginFile() throws IOException {
    Path old = live();
    packRest();
    base = packedTo();
    create(live());
    Files.delete(old);
  }

  private void packRest() throws IOException {
    Window rest = readLive(unpacked(), Integer.MAX_VALUE);
    if (rest.bytes().length > 0) {
      add(Packed.write(directory, rest));
    }
  }

  /// Ends the line that the app began and never will.
  public synchronized void endRun() throws IOException {
    try (FileChannel file =
        FileChannel.open(live(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      if (end() > unpacked() && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n') {
        file.write(ByteBuffer.wrap(new byte[] {'\n'}), file.size());
      }
    }
  }

  /// Packs what is long enough and lets go of what is too old or too much; the newest packed
  /// stretch stays, for it says how far the file behind it was given back.
  public synchronized void tidy() throws IOException {
    pack();
    Instant eldest = clock.instant().minus(limits.age());
    long size = packed.values().stream().mapToLong(Packed::size).sum();
    while (packed.size() > 1
        && (size > limits.bytes() || packed.firstEntry().getValue().packedAt().isBefore(eldest))) {
      Packed gone = packed.pollFirstEntry().getValue();
      Files.deleteIfExists(gone.file());
      size -= gone.size();
    }
  }

  private void pack() throws IOException {
    boolean some = false;
    while (end() - unpacked() >= limits.piece()) {
      Window piece = readLive(unpacked(), limits.piece()).complete();
      if (piece.bytes().length == 0) {
        break;
      }
      add(Packed.write(directory, piece));
      some = true;
    }
    if (some) {
      giveBack();
    }
  }

  private void add(Packed piece) {
    packed.put(piece.from(), piece);
  }

  /// Always from the beginning, so that what failed once is made up for with the next stretch.
  private void giveBack() {
    long bytes = unpacked() - base;
    if (bytes > 0) {
      try {
        holes.punch(live(), bytes);
        holesFail = false;
      } catch (InterruptedIOException e) {
        log.debug("{} gives its room back with the next stretch", live());
      } catch (IOException e) {
        if (!holesFail) {
          log.warn("{} keeps its room until that works again: {}", live(), e.getMessage());
        }
        holesFail = true;
      }
    }
  }

  /// Seq of the first line that is still there.
  public synchronized long first() {
    return packed.isEmpty() ? base : packed.firstKey();
  }

  /// Behind the last byte that was printed.
  public synchronized long end() throws IOException {
    return base + Files.size(live());
  }

  /// What is there from about `at` on: a packed stretch as a whole, otherwise up to one piece of
  /// what is not packed yet, beginning exactly there.
  synchronized Window read(long at) throws IOException {
    if (readsOnly) {
      see();
    }
    Optional<Packed> found =
        Optional.ofNullable(packed.floorEntry(at))
            .map(Map.Entry::getValue)
            .filter(piece -> piece.contains(at))
            .or(() -> Optional.ofNullable(packed.ceilingEntry(at)).map(Map.Entry::getValue));
    return found.isPresent()
        ? found.get().read()
        : readLive(Math.max(at, unpacked()), limits.piece());
  }

  /// Where the stretch begins in which `at` lies; short enough to be read as a whole.
  synchronized long stretch(long at) throws IOException {
    if (!readsOnly) {
      pack();
    }
    return Optional.ofNullable(packed.floorEntry(at))
        .map(Map.Entry::getValue)
        .filter(piece -> piece.contains(at))
        .map(Packed::from)
        .orElse(Math.min(at, unpacked()));
  }

  /// Removes everything; no run may be under way, nor follow.
  public synchronized void delete() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : entries.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private Window readLive(long from, int most) throws IOException {
    try (FileChannel file = FileChannel.open(live())) {
      long there = Math.max(0, base + file.size() - from);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(there, most));
      while (bytes.hasRemaining() && file.read(bytes, from - base + bytes.position()) >= 0) {
        // Reads on until it has all.
      }
      return new Window(from, bytes.array(), false);
    }
  }

  private long unpacked() {
    return Math.max(base, packedTo());
  }

  private long packedTo() {
    return packed.isEmpty() ? base : packed.lastEntry().getValue().to();
  }

  private Path live() {
    return directory.resolve("%019d.log".formatted(base));
  }
}
