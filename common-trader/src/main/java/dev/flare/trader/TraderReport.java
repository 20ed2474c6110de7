package dev.flare.trader;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.flare.service.launch.Component;
import dev.flare.trading.Conversion;
import dev.flare.trading.Mode;
import dev.flare.trading.Position;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import java.util.List;

/// What the trader looks like from outside at this moment.
@org.springframework.stereotype.Component
final class TraderReport {
  private final Component component;
  private final Trader trader;
  private final GnomeLink gnome;
  private final TraderJson.Exits exits;

  TraderReport(Component component, Trader trader, GnomeLink gnome, TraderComponent settings) {
    this.component = component;
    this.trader = trader;
    this.gnome = gnome;
    this.exits = TraderJson.Exits.of(settings.trader().rules());
  }

  /// The answer to `GET /api/state`.
  record Full(
      @JsonUnwrapped TraderJson.State state, List<TraderJson.Trade> openPositions, Seqs seqs) {}

  /// Up to which message of each topic everything is in an answer.
  record Seqs(long state, long positions, long valuations) {}

  TraderJson.State state(Status status) {
    return new TraderJson.State(
        component.name(),
        component.title(),
        TraderJson.lower(status.switches().mode()),
        status.switches().trading(),
        gnome.isConnected(),
        status.balance().coin().name(),
        status.balance().plain(),
        status.funds().ledger().cash().plain(),
        status.funds().ledger().difference(status.funds().costOfHeld()).plain(),
        trader.takesDeposits(),
        trader.canTradeLive(),
        exits,
        TraderJson.of(status.statistics()),
        TraderJson.counts(status),
        locks(status.switches().mode()),
        trader.drifts().stream().filter(each -> !each.ignored()).map(TraderJson::of).toList(),
        unresolved(status));
  }

  private static List<TraderJson.Exchange> unresolved(Status status) {
    return status
        .past()
        .unfinished()
        .filter(each -> each.stage() instanceof Conversion.Stage.Unknown)
        .map(TraderJson::of)
        .toList();
  }

  private List<TraderJson.Locked> locks(Mode mode) {
    return trader.locks().stream()
        .filter(each -> each.mode() == mode && !each.isLifted())
        .map(TraderJson::of)
        .toList();
  }

  static TraderJson.Trade trade(Position position, Status status) {
    return TraderJson.of(position, status.valuation(position), status.available(position));
  }
}
