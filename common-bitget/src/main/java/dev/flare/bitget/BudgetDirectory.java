package dev.flare.bitget;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where the processes of a user find what they share; nobody else can look inside.
///
/// Names are made of hashes: neither keys nor addresses stand in them.
record BudgetDirectory(Path path) {
  /// How long what nobody uses is kept. The exchange tells of conversions of the last 90 days.
  private static final Map<String, Duration> KEPT =
      Map.of(".budget", Duration.ofDays(1), ".sent", Duration.ofDays(100));

  /// The one that all processes find without being told: `flare-USER` among the temporary files.
  static BudgetDirectory standard() {
    return new BudgetDirectory(
        Path.of(System.getProperty("java.io.tmpdir"), "flare-" + System.getProperty("user.name")));
  }

  /// The same among the temporary files that outlive a restart of the machine, where there are any.
  static BudgetDirectory durable() {
    Path place = Path.of("/var/tmp");
    return Files.isDirectory(place)
        ? new BudgetDirectory(place.resolve("flare-" + System.getProperty("user.name")))
        : standard();
  }

  Path market(URI exchange) {
    return path.resolve("market-" + hash(exchange.toString()) + ".budget");
  }

  Path account(URI exchange, ApiKeys keys) {
    return path.resolve("account-" + mark(exchange, keys) + ".budget");
  }

  /// Where the trades sent with a key are noted.
  Path sent(URI exchange, ApiKeys keys) {
    return path.resolve("account-" + mark(exchange, keys) + ".sent");
  }

  /// The same for the same exchange and key; neither can be told from it.
  static String mark(URI exchange, ApiKeys keys) {
    return hash(exchange + " " + keys.key());
  }

  /// Makes it, and clears it of what nobody uses.
  ///
  /// @param now by the clock of the file system
  /// @throws IOException when it cannot be made or is not ours
  void prepare(Instant now) throws IOException {
    if (!Files.exists(path)) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.getOwner(path).getName().equals(System.getProperty("user.name"))) {
      throw new IOException("%s belongs to somebody else".formatted(path));
    }
    for (Path old : unused(now)) {
      Files.deleteIfExists(old);
    }
  }

  private List<Path> unused(Instant now) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> isUnused(file, now)).toList();
    }
  }

  private static boolean isUnused(Path file, Instant now) {
    return KEPT.entrySet().stream()
        .filter(kind -> file.toString().endsWith(kind.getKey()))
        .anyMatch(kind -> isOlder(file, FileTime.from(now.minus(kind.getValue()))));
  }

  private static boolean isOlder(Path file, FileTime before) {
    try {
      return Files.getLastModifiedTime(file).compareTo(before) < 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot hash with SHA-256", e);
    }
  }
}
