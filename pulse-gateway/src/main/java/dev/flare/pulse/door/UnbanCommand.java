package dev.flare.pulse.door;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/// `./flare unban IP [DIRECTORY]`: asks the Pulse that keeps its things in the directory to lift a
/// ban, and waits until it did.
public final class UnbanCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private UnbanCommand() {}

  public static void main(String... args) throws IOException, InterruptedException {
    System.exit(run(args));
  }

  /// @return the exit code: 0 when Pulse did it, 1 when no Pulse took notice, 2 for a misuse
  static int run(String... args) throws IOException, InterruptedException {
    if (args.length < 1 || args.length > 2) {
      return told(2, "give an IP address, and the directory of Pulse unless it is storage_pulse");
    }
    Path storage = Path.of(args.length == 2 ? args[1] : "storage_pulse");
    if (!Files.isDirectory(storage)) {
      return told(2, "there is no %s; name the directory in which Pulse keeps its things", storage);
    }
    try {
      return ask(storage, Network.address(args[0]));
    } catch (IllegalArgumentException e) {
      return told(2, "'%s' is no IP address", args[0]);
    }
  }

  private static int ask(Path storage, InetAddress address)
      throws IOException, InterruptedException {
    Path wish = wish(storage.resolve(Pardons.DIRECTORY), address);
    for (Duration left = PATIENCE; left.isPositive(); left = left.minus(PAUSE)) {
      if (Files.notExists(wish)) {
        return told(0, "%s may try again", Network.around(address));
      }
      Thread.sleep(PAUSE);
    }
    Files.deleteIfExists(wish);
    return told(1, "no Pulse took notice; is the one with %s running?", storage);
  }

  /// The file gets its name only when it is whole.
  private static Path wish(Path directory, InetAddress address) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path draft = Files.createTempFile(directory, "unban", ".draft");
    Files.writeString(draft, address.getHostAddress(), StandardCharsets.US_ASCII);
    Path wish = Path.of(draft.toString().replaceFirst("\\.draft$", ".wish"));
    return Files.move(draft, wish, StandardCopyOption.ATOMIC_MOVE);
  }

  private static int told(int code, String message, Object... parts) {
    (code == 0 ? System.out : System.err).println("unban: " + message.formatted(parts));
    return code;
  }
}
