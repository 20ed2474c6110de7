package dev.flare.grid;

import dev.flare.market.Coin;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.trader.ManyPositions;
import dev.flare.trader.TraderComponent;
import dev.flare.trader.TraderSettings;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.TradingPlan;

/// What Grid is told by environment and env file.
public record GridSettings(TraderSettings trader, RapidLoop.Pace pace, GridPlan grid)
    implements TraderComponent {

  /// Reads each name once.
  public static GridSettings read(SettingsReader in) {
    TraderSettings trader = TraderSettings.read(in, ServiceSettings.read(in, "Grid", 4100, "grid"));
    Coin baseToken = trader.rules().baseToken();
    ManyPositions many = ManyPositions.read(in, baseToken);
    GridPlan grid = new GridPlan(tradeToken(in, baseToken), many.shares(), many.startBalance());
    return new GridSettings(trader, many.pace(), grid);
  }

  private static Coin tradeToken(SettingsReader in, Coin baseToken) {
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
    return tradeToken;
  }

  @Override
  public TradingPlan plan() {
    return grid;
  }
}
