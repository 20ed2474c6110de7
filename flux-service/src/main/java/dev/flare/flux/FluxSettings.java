package dev.flare.flux;

import dev.flare.market.Amount;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.trader.TraderComponent;
import dev.flare.trader.TraderSettings;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.TradingPlan;
import java.time.Duration;

/// What Flux is told by environment and env file.
public record FluxSettings(TraderSettings trader, RapidLoop.Pace pace, Amount startBalance)
    implements TraderComponent {

  /// Reads each name once.
  public static FluxSettings read(SettingsReader in) {
    TraderSettings trader = TraderSettings.read(in, ServiceSettings.read(in, "Flux", 4050, "flux"));
    return new FluxSettings(
        trader,
        new RapidLoop.Pace(TraderSettings.rapidInterval(in, Duration.ofSeconds(1)), Duration.ZERO),
        TraderSettings.startBalance(
            in,
            "100",
            "What a new ledger starts with, in BASE_TOKEN.",
            trader.rules().baseToken()));
  }

  @Override
  public TradingPlan plan() {
    return new FluxPlan(startBalance);
  }
}
