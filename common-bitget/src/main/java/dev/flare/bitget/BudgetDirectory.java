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
import java.util.stream.Stream;

/// Where the processes of a user find their common budgets; nobody else can look inside.
///
/// Names are made of hashes: neither keys nor addresses stand in them.
record BudgetDirectory(Path path) {
  private static final String SUFFIX = ".budget";

  /// Budgets of exchanges that were not asked for so long are removed.
  private static final Duration KEPT = Duration.ofDays(1);

  /// The one that all processes find without being told: `flare-USER` among the temporary files.
  static BudgetDirectory standard() {
    return new BudgetDirectory(
        Path.of(System.getProperty("java.io.tmpdir"), "flare-" + System.getProperty("user.name")));
  }

  Path market(URI exchange) {
    return path.resolve("market-" + hash(exchange.toString()) + SUFFIX);
  }

  Path account(URI exchange, ApiKeys keys) {
    return path.resolve("account-" + mark(exchange, keys) + SUFFIX);
  }

  /// Where the trades sent with a key are noted; never removed, for a search may last.
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
    for (Path old : oldFiles(FileTime.from(now.minus(KEPT)))) {
      Files.deleteIfExists(old);
    }
  }

  private List<Path> oldFiles(FileTime before) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> isOlder(file, before)).toList();
    }
  }

  private static boolean isOlder(Path file, FileTime before) {
    try {
      return file.toString().endsWith(SUFFIX)
          && Files.getLastModifiedTime(file).compareTo(before) < 0;
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
