package dev.flare.pulse.door;

import dev.flare.pulse.journal.Happening;
import dev.flare.pulse.journal.Journal;
import dev.flare.service.web.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/bans`, `DELETE /api/bans/{address}`: who may not try any more, and again.
@RestController
final class BansController {
  private static final int MOST = 500;

  private final Attempts attempts;
  private final Journal journal;

  BansController(Attempts attempts, Journal journal) {
    this.attempts = attempts;
    this.journal = journal;
  }

  @GetMapping("/api/bans")
  List<Banned> latest() {
    return attempts.bans(MOST).stream().map(Banned::of).toList();
  }

  @DeleteMapping("/api/bans/{address}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lift(@PathVariable String address) {
    Network banned =
        network(address).filter(attempts::forgive).orElseThrow(BansController::unknown);
    journal.note(new Happening.BanLifted(banned.toString()));
  }

  private static Optional<Network> network(String address) {
    try {
      return Optional.of(Network.around(Network.address(address)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Problem unknown() {
    return Problem.notFound("ban-unknown", "There is no such ban; it may be over");
  }

  /// @param address by which the ban is lifted
  /// @param network all addresses it is about
  /// @param sinceAt epoch milliseconds, as `untilAt`
  /// @param untilAt when it ends by itself; null when it does with Pulse only
  record Banned(String address, String network, long sinceAt, @Nullable Long untilAt) {
    static Banned of(Attempts.Ban ban) {
      return new Banned(
          ban.network().address().getHostAddress(),
          ban.network().toString(),
          ban.since().toEpochMilli(),
          ban.until().map(each -> each.toEpochMilli()).orElse(null));
    }
  }
}
