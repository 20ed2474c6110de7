package dev.flare.pulse.shell;

import dev.flare.pulse.app.Phase;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One app as `./flare status` tells of it; what it did not tell is null.
///
/// @param state as Pulse sees it; while Pulse is down what can be seen from here
/// @param since in epoch milliseconds
/// @param mode `demo` or `live`
/// @param trading whether positions are opened
/// @param open how many positions are
/// @param unrealised profit and loss of the open ones
/// @param realised profit and loss of the closed ones
/// @param note what is worth knowing
record AppStatus(
    String id,
    @Nullable String component,
    String state,
    long since,
    @Nullable String mode,
    @Nullable Boolean trading,
    @Nullable Integer open,
    @Nullable String unrealised,
    @Nullable String realised,
    @Nullable String coin,
    String note) {

  static AppStatus silent(
      String id, @Nullable String component, String state, long since, String note) {
    return new AppStatus(id, component, state, since, null, null, null, null, null, null, note);
  }

  /// With what a trader says of itself.
  AppStatus with(JsonNode trader) {
    return new AppStatus(
        id,
        component,
        state,
        since,
        trader.path("mode").asString(null),
        trader.path("trading").asBoolean(false),
        trader.path("openPositions").size(),
        unrealised(trader).toPlainString(),
        trader.at("/statistics/realisedPnl").asString(null),
        trader.path("baseCoin").asString(null),
        worries(trader).orElse(note));
  }

  AppStatus noting(String other) {
    return new AppStatus(
        id, component, state, since, mode, trading, open, unrealised, realised, coin, other);
  }

  /// Whether nobody has to look after it: it runs, or shall not.
  boolean isWell() {
    return state.equals(Phase.RUNNING.name()) || state.equals(Phase.STOPPED.name());
  }

  private static BigDecimal unrealised(JsonNode trader) {
    return trader
        .path("openPositions")
        .valueStream()
        .filter(each -> each.path("value").isString())
        .map(each ->
            new BigDecimal(each.path("value").asString())
                .subtract(new BigDecimal(each.path("cost").asString())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<String> worries(JsonNode trader) {
    if (!trader.path("unresolved").isEmpty()) {
      return Optional.of("a conversion of unknown outcome");
    }
    if (!trader.path("drift").isEmpty()) {
      return Optional.of("coins are missing in the account");
    }
    return trader.path("connected").asBoolean(true)
        ? Optional.empty()
        : Optional.of("does not hear Gnome");
  }
}
