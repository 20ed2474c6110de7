package dev.flare.snap;

import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.trader.ManyPositions;
import dev.flare.trader.TraderComponent;
import dev.flare.trader.TraderSettings;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.TradingPlan;

/// What Snap is told by environment and env file.
public record SnapSettings(TraderSettings trader, RapidLoop.Pace pace, SnapPlan snap)
    implements TraderComponent {

  /// Reads each name once.
  public static SnapSettings read(SettingsReader in) {
    TraderSettings trader = TraderSettings.read(in, ServiceSettings.read(in, "Snap", 4150, "snap"));
    ManyPositions many = ManyPositions.read(in, trader.rules().baseToken());
    int perPair =
        in.integer(
            "MAX_PER_PAIR",
            1,
            1,
            ManyPositions.MOST,
            "How many of the positions may be of the same pair.");
    return new SnapSettings(
        trader, many.pace(), new SnapPlan(many.shares(), perPair, many.startBalance()));
  }

  @Override
  public TradingPlan plan() {
    return snap;
  }
}
