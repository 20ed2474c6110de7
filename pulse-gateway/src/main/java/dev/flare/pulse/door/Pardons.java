package dev.flare.pulse.door;

import dev.flare.pulse.journal.Happening;
import dev.flare.pulse.journal.Journal;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lifts bans that somebody on this machine wants lifted: each file in a directory that only
/// Pulse's own user may write names one address. A file that was dealt with is gone.
///
/// Nothing of it can be reached over the network.
final class Pardons {
  static final String DIRECTORY = "unban";
  private static final Logger log = LoggerFactory.getLogger(Pardons.class);
  private static final int LONGEST_BYTES = 64;

  private final Path directory;
  private final Attempts attempts;
  private final Journal journal;

  Pardons(Path directory, Attempts attempts, Journal journal) {
    this.directory = directory;
    this.attempts = attempts;
    this.journal = journal;
  }

  void grant() {
    try (DirectoryStream<Path> wishes = Files.newDirectoryStream(directory, "*.wish")) {
      for (Path wish : wishes) {
        grant(wish);
      }
    } catch (NoSuchFileException _) {
      // Nobody has ever wished anything.
    } catch (IOException e) {
      log.warn("cannot look for bans to lift: {}", e.toString());
    }
  }

  /// Reads whatever bytes are there as some text, so that none keeps the other wishes waiting.
  private void grant(Path wish) throws IOException {
    if (Files.isRegularFile(wish, LinkOption.NOFOLLOW_LINKS) && Files.size(wish) <= LONGEST_BYTES) {
      forgive(Files.readString(wish, StandardCharsets.ISO_8859_1).strip());
    }
    Files.deleteIfExists(wish);
  }

  private void forgive(String literal) {
    try {
      InetAddress address = Network.address(literal);
      Network network = Network.around(address);
      boolean banned = attempts.forgive(network);
      journal.note(new Happening.BanLifted(network.toString()));
      log.info("ban lifted address={} was_banned={}", address.getHostAddress(), banned);
    } catch (IllegalArgumentException e) {
      log.warn("cannot lift a ban: the file names no address");
    }
  }
}
