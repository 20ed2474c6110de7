package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.trading.Conversion;
import dev.flare.trading.Mode;
import dev.flare.trading.Refusal;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// What a trader tells a monitoring system: refusals by reason, positions, profit and loss, and
/// whether it hears Gnome.
@Component
final class TraderMeters {
  TraderMeters(MeterRegistry meters, Trader trader, GnomeLink gnome) {
    for (Refusal reason : Refusal.values()) {
      FunctionCounter.builder("flare.refusals", trader, it -> refused(it, reason))
          .description("What did not happen, by reason")
          .tag("reason", reason.name())
          .register(meters);
    }
    FunctionCounter.builder(
            "flare.positions.closed", trader, it -> it.status().statistics().closed())
        .description("Positions closed")
        .register(meters);
    Gauge.builder("flare.positions.open", trader, it -> it.status().held().size())
        .description("Positions open or being closed")
        .register(meters);
    Gauge.builder("flare.live", trader, it -> isLive(it) ? 1 : 0)
        .description("1 while new positions stake real money")
        .register(meters);
    Gauge.builder("flare.balance", trader, it -> plain(it.status().balance()))
        .description("What the plan calls the balance, in the base coin")
        .register(meters);
    Gauge.builder("flare.pnl.realised", trader, it -> plain(it.status().statistics().realised()))
        .description("Profit and loss of the closed positions, in the base coin")
        .register(meters);
    Gauge.builder("flare.pnl.unrealised", trader, TraderMeters::unrealised)
        .description("Profit and loss of the open positions at their latest valuation")
        .register(meters);
    Gauge.builder("flare.conversions.unresolved", trader, TraderMeters::unresolved)
        .description("Conversions of which nobody knows whether they were done")
        .register(meters);
    Gauge.builder("flare.locks", trader, TraderMeters::locked)
        .description("What the protections lock now, in either mode")
        .register(meters);
    Gauge.builder("flare.drift", trader, TraderMeters::drifting)
        .description("Coins of which the account has less than the live book says")
        .register(meters);
    Gauge.builder("flare.connected", gnome, it -> it.isConnected() ? 1 : 0)
        .description("1 while signals come through")
        .register(meters);
  }

  private static boolean isLive(Trader trader) {
    return trader.status().switches().mode() == Mode.LIVE;
  }

  private static double unrealised(Trader trader) {
    Status now = trader.status();
    return now.held().stream()
        .flatMap(held ->
            now.valuation(held).stream()
                .map(valuation -> plain(valuation.value()) - plain(held.entry().cost())))
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static double unresolved(Trader trader) {
    return trader
        .status()
        .past()
        .unfinished()
        .filter(each -> each.stage() instanceof Conversion.Stage.Unknown)
        .count();
  }

  /// Near enough for a curve.
  private static double plain(Amount amount) {
    return amount.value().doubleValue();
  }

  private static double locked(Trader trader) {
    return trader.locks().stream().filter(each -> !each.isLifted()).count();
  }

  private static double drifting(Trader trader) {
    return trader.drifts().stream().filter(each -> !each.ignored()).count();
  }

  private static double refused(Trader trader, Refusal reason) {
    return trader.refusals().of(reason);
  }
}
