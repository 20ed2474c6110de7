package dev.flare.pulse.watch;

import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Look;
import dev.flare.pulse.alert.Trouble;
import dev.flare.pulse.app.WatchedApp;
import dev.flare.pulse.watch.Sight.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Notices what a trader is worried about, and what became of its positions.
final class TraderWatch implements Watch {
  static final Set<AlertEvent> EVENTS =
      Set.of(
          AlertEvent.WALLET_DRIFT,
          AlertEvent.CONVERSION_UNKNOWN,
          AlertEvent.LEDGER_OFF,
          AlertEvent.SIGNALS_LOST,
          AlertEvent.KEYS_REFUSED);

  private final Questions questions;
  private final TraderMemories memories;
  private final AccountWatch accounts;

  TraderWatch(Questions questions, TraderMemories memories, AccountWatch accounts) {
    this.questions = questions;
    this.memories = memories;
    this.accounts = accounts;
  }

  @Override
  public Optional<Sight> look(WatchedApp app) {
    return questions.ask(app, "/api/state").map(state -> sight(app, state));
  }

  private Sight sight(WatchedApp app, JsonNode state) {
    List<Trouble> troubles = new ArrayList<>(troubles(app.id(), state));
    if (hasLiveMoney(state)) {
      accounts.trouble(app).ifPresent(troubles::add);
    } else {
      accounts.forget(app);
    }
    return new Sight(new Look(app.id(), EVENTS, troubles), happened(app, state));
  }

  private static List<Trouble> troubles(String app, JsonNode state) {
    return Stream.of(
            state.path("drift").valueStream().map(each -> drift(app, each)),
            state.path("unresolved").valueStream().map(each -> unresolved(app, each)),
            ledger(app, state).stream(),
            connection(app, state).stream())
        .flatMap(all -> all)
        .toList();
  }

  private static Trouble drift(String app, JsonNode each) {
    String coin = text(each, "coin");
    return new Trouble(
        AlertEvent.WALLET_DRIFT,
        app,
        coin,
        "%s %s are missing: the book says %s, the account has %s. The trader's page asks what to do"
            .formatted(text(each, "missing"), coin, text(each, "book"), text(each, "account")));
  }

  private static Trouble unresolved(String app, JsonNode each) {
    return new Trouble(
        AlertEvent.CONVERSION_UNKNOWN,
        app,
        text(each, "id"),
        "Nobody knows whether %s %s became %s (%s); nothing is bought until that is known. Look at"
                .formatted(
                    text(each, "spend"), text(each, "from"), text(each, "to"), text(each, "id"))
            + " the trader's page");
  }

  private static Optional<Trouble> ledger(String app, JsonNode state) {
    String difference = text(state, "ledgerDifference");
    return difference.isEmpty() || difference.equals("0")
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                AlertEvent.LEDGER_OFF,
                app,
                "",
                "The ledger is off by %s: this is a fault of Flare; please report it"
                    .formatted(difference)));
  }

  private static Optional<Trouble> connection(String app, JsonNode state) {
    return state.path("connected").asBoolean(true)
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                AlertEvent.SIGNALS_LOST,
                app,
                "",
                "It does not hear Gnome, so nothing is bought; positions are closed all the same"));
  }

  private List<Incident> happened(WatchedApp app, JsonNode state) {
    Optional<TraderSeen> before = memories.of(app.id());
    int closed = state.at("/statistics/closed").asInt(0);
    boolean isUnchanged = before.filter(it -> isAt(it, state, closed)).isPresent();
    if (isUnchanged) {
      return List.of();
    }
    return questions
        .ask(app, "/api/positions?status=closed&limit=50")
        .map(newest -> happened(app, state, before, newest.valueStream().toList()))
        .orElse(List.of());
  }

  /// @param newest positions that were closed last, the newest first
  private List<Incident> happened(
      WatchedApp app, JsonNode state, Optional<TraderSeen> before, List<JsonNode> newest) {
    TraderSeen now =
        new TraderSeen(
            app.id(),
            text(state, "mode"),
            state.at("/statistics/closed").asInt(0),
            newest.stream().map(each -> text(each, "id")).findFirst().orElse(""));
    memories.keep(now);
    List<Incident> happened = new ArrayList<>(modeChange(before, state));
    before
        .filter(it -> it.mode().equals(now.mode()) && now.closed() > it.closed())
        .ifPresent(it -> happened.addAll(stopLosses(newest, it)));
    return happened;
  }

  private static boolean isAt(TraderSeen before, JsonNode state, int closed) {
    return before.closed() == closed && before.mode().equals(text(state, "mode"));
  }

  private static List<Incident> modeChange(Optional<TraderSeen> before, JsonNode state) {
    boolean isNew = isLive(state) && before.filter(TraderSeen::isLive).isEmpty();
    return isNew
        ? List.of(
            new Incident(
                AlertEvent.LIVE_MODE_ON, "It trades live from now on, with real money at stake"))
        : List.of();
  }

  private static List<Incident> stopLosses(List<JsonNode> newest, TraderSeen before) {
    return newest.stream()
        .takeWhile(each -> !text(each, "id").equals(before.newest()))
        .filter(each -> text(each, "closeReason").equals("STOP_LOSS"))
        .map(TraderWatch::stopLoss)
        .toList();
  }

  private static Incident stopLoss(JsonNode each) {
    return new Incident(
        AlertEvent.STOP_LOSS,
        "%s was closed at %s %% (%s %s), %s, %s"
            .formatted(
                text(each, "symbol"),
                text(each, "realisedPnlPercentage"),
                text(each, "realisedPnl"),
                text(each, "quote"),
                text(each, "mode"),
                text(each, "id")));
  }

  /// Whether there is something for which the trader looks into its account.
  private static boolean hasLiveMoney(JsonNode state) {
    boolean hasCash = isLive(state) && !text(state, "cash").equals("0");
    return hasCash || state.path("openPositions").valueStream().anyMatch(TraderWatch::isLive);
  }

  /// Of a trader or of a position.
  private static boolean isLive(JsonNode state) {
    return text(state, "mode").equals("live");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
