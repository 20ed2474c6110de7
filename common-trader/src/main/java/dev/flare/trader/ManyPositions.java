package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.service.launch.SettingsReader;
import dev.flare.trading.EqualShares;
import dev.flare.trading.RapidLoop;
import java.time.Duration;

/// What the traders that hold many positions at once are told alike.
///
/// @param startBalance what a new ledger starts with; zero until the user sets it
public record ManyPositions(RapidLoop.Pace pace, EqualShares shares, Amount startBalance) {
  public static final int MOST = 1000;

  /// Reads `RAPID_INTERVAL_MS`, `RAPID_CLOSE_INTERVAL_MS`, `MAX_GRIDS` and `START_BALANCE`.
  public static ManyPositions read(SettingsReader in, Coin baseToken) {
    return new ManyPositions(pace(in), shares(in), startBalance(in, baseToken));
  }

  private static RapidLoop.Pace pace(SettingsReader in) {
    return new RapidLoop.Pace(
        TraderSettings.rapidInterval(in, Duration.ofSeconds(2)),
        in.millis(
            "RAPID_CLOSE_INTERVAL_MS",
            Duration.ofMillis(150),
            "Pause between two positions of a round."));
  }

  private static EqualShares shares(SettingsReader in) {
    return new EqualShares(in.integer("MAX_GRIDS", 10, 1, MOST, "How many positions may be open."));
  }

  private static Amount startBalance(SettingsReader in, Coin baseToken) {
    return TraderSettings.startBalance(
        in,
        "0",
        "What a new ledger starts with, in BASE_TOKEN; with 0 the balance is set over the"
            + " dashboard or REST.",
        baseToken);
  }
}
