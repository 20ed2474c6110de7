package dev.flare.jsondb;

import dev.flare.jsondb.PartState.DocumentState;
import dev.flare.jsondb.PartState.EntriesState;
import dev.flare.jsondb.PartState.LogState;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// `verify`, `repair` and `export` of a store that nothing has open, whatever component it is of.
///
/// Ends with 0 when the store is fine, with 1 when it is (or was) damaged, and with 2 when nothing
/// was done.
public final class StoreCommand {
  static final int FINE = 0;
  static final int DAMAGED = 1;
  static final int NOT_DONE = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock;
  private final Disk disk = Disk.ofThisMachine();

  StoreCommand(PrintStream out, PrintStream err, InstantSource clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  public static void main(String[] arguments) {
    System.exit(
        new StoreCommand(System.out, System.err, InstantSource.system()).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      return run(StoreArguments.parse(arguments));
    } catch (IllegalArgumentException | StoreException e) {
      err.println("flare db: " + e.getMessage());
      return NOT_DONE;
    } catch (IOException | JacksonException e) {
      err.printf("flare db: %s: %s%n", e.getClass().getSimpleName(), e.getMessage());
      return NOT_DONE;
    }
  }

  private int run(StoreArguments arguments) throws IOException {
    Path directory = arguments.directory();
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(directory + " is no directory");
    }
    Layout layout = new Layout(directory);
    return switch (arguments) {
      case StoreArguments.Verify _ -> {
        try (QuietLock _ = QuietLock.on(layout.lock())) {
          yield verify(layout, salvage(layout));
        }
      }
      case StoreArguments.Export export -> {
        try (QuietLock _ = QuietLock.on(layout.lock())) {
          yield export(salvage(layout), export);
        }
      }
      case StoreArguments.Repair repair -> {
        try (Closeable _ = disk.lock(layout.lock())) {
          yield repair(layout, salvage(layout), repair.agreed());
        }
      }
    };
  }

  private Salvaged salvage(Layout layout) throws IOException {
    return new Salvage(layout, disk)
        .salvage()
        .orElseThrow(() -> new IllegalArgumentException(layout.directory() + " holds no store"));
  }

  private int verify(Layout layout, Salvaged found) {
    out.printf("%s is %s%n", layout.directory(), found.isDamaged() ? "damaged" : "fine");
    found.findings().forEach(each -> out.println("  " + each));
    found.tail().ifPresent(this::tell);
    out.printf("Intact up to transaction %d:%n", found.state().version());
    found.state().parts().entrySet().forEach(this::tell);
    if (found.isDamaged()) {
      tellLoss(found);
    }
    return found.isDamaged() ? DAMAGED : FINE;
  }

  private void tell(TornTail tail) {
    out.printf(
        "  %s, line %d: %d bytes of a write that a crash cut off; nobody was told that it had"
            + " succeeded, and opening the store drops them%n",
        tail.file(), tail.line(), tail.bytes());
  }

  private void tell(Map.Entry<String, PartState> part) {
    String size =
        switch (part.getValue()) {
          case DocumentState document -> document.value().isPresent() ? "a value" : "no value";
          case EntriesState collection -> collection.entries().size() + " entries";
          case LogState log -> log.entries().size() + " entries";
        };
    out.printf("  %s, a %s: %s%n", part.getKey(), part.getValue().kind(), size);
  }

  private void tellLoss(Salvaged found) {
    if (found.losesNothing()) {
      out.println("A repair would lose nothing.");
      return;
    }
    out.println("A repair would lose:");
    found.lostParts().forEach(each -> out.printf("  %s: nothing intact is left of it%n", each));
    found.missingJournal().ifPresent(file -> out.printf("  all that was in %s%n", file));
    if (found.lostTransactions() > 0) {
      out.printf(
          "  %d transactions, from %d on%s%n",
          found.lostTransactions(), found.state().version() + 1, touched(found));
    }
  }

  private static String touched(Salvaged found) {
    return found.touchedParts().isEmpty()
        ? ""
        : "; what can be read of them changed " + String.join(", ", found.touchedParts());
  }

  private int repair(Layout layout, Salvaged before, boolean agreed) throws IOException {
    int verdict = verify(layout, before);
    if (verdict == FINE) {
      out.println("There is nothing to repair.");
      return FINE;
    }
    if (!agreed) {
      out.println("Nothing was changed. To do it, after copying everything aside, add --yes");
      return DAMAGED;
    }
    Repair repair = new Repair(layout, disk);
    Path aside = repair.copyAside(clock.instant());
    out.println("Everything as it was lies in " + aside);
    repair.write(before);
    Salvaged after = salvage(layout);
    out.println(after.isDamaged() ? "The repair failed:" : "Repaired:");
    return verify(layout, after);
  }

  private int export(Salvaged found, StoreArguments.Export export) throws IOException {
    found.findings().forEach(each -> err.println("flare db: " + each));
    if (found.isDamaged()) {
      err.println(
          "flare db: damaged; exported is what was intact up to transaction "
              + found.state().version());
    }
    try (OutputStream to = export.file().isPresent() ? create(export.file().get()) : out) {
      export.format().write(found.state(), to);
    }
    return found.isDamaged() ? DAMAGED : FINE;
  }

  /// A file that only its owner may read, as those of the store.
  private OutputStream create(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new IllegalArgumentException(file + " is there already");
    }
    disk.open(file).close();
    return new BufferedOutputStream(Files.newOutputStream(file));
  }
}
