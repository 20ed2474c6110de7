package dev.flare.grid;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.trader.TraderComponent;
import dev.flare.trader.TraderSettings;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.TradingPlan;
import java.time.Duration;

/// What Grid is told by environment and env file.
public record GridSettings(TraderSettings trader, RapidLoop.Pace pace, GridPlan grid)
    implements TraderComponent {
  private static final int MOST_GRIDS = 1000;

  /// Reads each name once.
  public static GridSettings read(SettingsReader in) {
    TraderSettings trader = TraderSettings.read(in, ServiceSettings.read(in, "Grid", 4100, "grid"));
    return new GridSettings(trader, pace(in), grid(in, trader.rules().baseToken()));
  }

  private static RapidLoop.Pace pace(SettingsReader in) {
    return new RapidLoop.Pace(
        TraderSettings.rapidInterval(in, Duration.ofSeconds(2)),
        in.millis(
            "RAPID_CLOSE_INTERVAL_MS",
            Duration.ofMillis(150),
            "Pause between two positions of a round."));
  }

  private static GridPlan grid(SettingsReader in, Coin baseToken) {
    Coin tradeToken =
        in.parsed(
            "TRADE_TOKEN",
            new Coin("BTC"),
            "The coin that is bought and sold.",
            "the name of a coin other than BASE_TOKEN",
            Coin::new);
    if (tradeToken.equals(baseToken)) {
      in.refuse("TRADE_TOKEN", "it is BASE_TOKEN as well");
    }
    int grids = in.integer("MAX_GRIDS", 10, 1, MOST_GRIDS, "How many positions may be open.");
    Amount start =
        TraderSettings.startBalance(
            in,
            "0",
            "What a new ledger starts with, in BASE_TOKEN; with 0 the balance is set over the"
                + " dashboard or REST.",
            baseToken);
    return new GridPlan(tradeToken, grids, start);
  }

  @Override
  public TradingPlan plan() {
    return grid;
  }
}
