package dev.flare.pulse.watch;

import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Trouble;
import dev.flare.pulse.app.WatchedApp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Notices that a live trader cannot read its account any more, which it does once a minute: by the
/// time of its latest look, which then stands still.
final class AccountWatch {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Questions questions;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  AccountWatch(Questions questions, InstantSource clock) {
    this.questions = questions;
    this.clock = clock;
  }

  /// @param lookedAt by the exchange's clock, as the trader tells it
  /// @param since by ours
  /// @param reason as the trader told it once it was asked
  private record Known(long lookedAt, Instant since, Optional<String> reason) {}

  Optional<Trouble> trouble(WatchedApp app) {
    return questions
        .ask(app, "/api/drift")
        .map(drift -> drift.path("lookedAt").asLong(-1))
        .flatMap(lookedAt -> trouble(app, lookedAt));
  }

  private Optional<Trouble> trouble(WatchedApp app, long lookedAt) {
    Instant now = clock.instant();
    Known last =
        known.compute(
            app.id(),
            (_, before) ->
                before == null || before.lookedAt() != lookedAt
                    ? new Known(lookedAt, now, Optional.empty())
                    : before);
    if (now.isBefore(last.since().plus(PATIENCE))) {
      return Optional.empty();
    }
    String reason = last.reason().orElseGet(() -> reason(app));
    known.put(app.id(), new Known(lookedAt, last.since(), Optional.of(reason)));
    return Optional.of(
        new Trouble(
            AlertEvent.KEYS_REFUSED,
            app.id(),
            "",
            "The account could not be read for three minutes. " + reason));
  }

  /// Asked for once: the trader then asks the exchange.
  private String reason(WatchedApp app) {
    return questions
        .ask(app, "/api/startup")
        .map(report ->
            report
                .path("obstacles")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining("; ")))
        .filter(reasons -> !reasons.isEmpty())
        .orElse("./flare doctor looks at keys and exchange");
  }

  void forget(WatchedApp app) {
    known.remove(app.id());
  }
}
