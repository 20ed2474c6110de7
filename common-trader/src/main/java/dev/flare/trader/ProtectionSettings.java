package dev.flare.trader;

import dev.flare.market.Coin;
import dev.flare.market.Percentage;
import dev.flare.service.launch.SettingsReader;
import dev.flare.trading.protection.CoinChoice;
import dev.flare.trading.protection.Cooldown;
import dev.flare.trading.protection.DailyLoss;
import dev.flare.trading.protection.LowProfit;
import dev.flare.trading.protection.MaxDrawdown;
import dev.flare.trading.protection.Protection;
import dev.flare.trading.protection.Protections;
import dev.flare.trading.protection.StopLossGuard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// What a user is told to be kept from; everything is off unless set. All spans are measured by the
/// exchange's clock.
final class ProtectionSettings {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST = 1000;

  private ProtectionSettings() {}

  static Protections read(SettingsReader in) {
    List<Protection> locking =
        Stream.of(cooldown(in), stopLossGuard(in), maxDrawdown(in), dailyLoss(in), lowProfit(in))
            .flatMap(Optional::stream)
            .toList();
    return new Protections(locking, mostOpen(in), coins(in));
  }

  private static Optional<Protection> cooldown(SettingsReader in) {
    Duration rest =
        in.millis(
            "COOLDOWN_MS",
            Duration.ZERO,
            "How long a pair rests after a position of it was closed; 0 for not at all.");
    return rest.isZero() ? Optional.empty() : Optional.of(new Cooldown(rest));
  }

  private static Optional<Protection> stopLossGuard(SettingsReader in) {
    int count =
        in.integer(
            "STOP_LOSS_GUARD_COUNT",
            0,
            0,
            MOST,
            "So many stop losses within STOP_LOSS_GUARD_WINDOW_MS lock new positions; 0 for never.");
    Duration window =
        window(in, "STOP_LOSS_GUARD_WINDOW_MS", "The time in which STOP_LOSS_GUARD_COUNT counts.");
    Duration rest =
        rest(in, "STOP_LOSS_GUARD_LOCK_MS", "How long STOP_LOSS_GUARD_COUNT locks new positions.");
    boolean eachPair =
        in.flag(
            "STOP_LOSS_GUARD_PER_PAIR",
            false,
            "Whether STOP_LOSS_GUARD_COUNT counts and locks each pair by itself, rather than all.");
    return count == 0
        ? Optional.empty()
        : Optional.of(new StopLossGuard(count, window, rest, eachPair));
  }

  private static Optional<Protection> maxDrawdown(SettingsReader in) {
    Percentage most =
        percentage(
            in,
            "MAX_DRAWDOWN_PERC",
            "A fall of the money by more per cent than this below its peak within"
                + " MAX_DRAWDOWN_WINDOW_MS locks new positions; 0 for never.");
    Duration window =
        window(in, "MAX_DRAWDOWN_WINDOW_MS", "The time in which MAX_DRAWDOWN_PERC counts.");
    Duration rest =
        rest(in, "MAX_DRAWDOWN_LOCK_MS", "How long MAX_DRAWDOWN_PERC locks new positions.");
    return most.isPositive() ? Optional.of(new MaxDrawdown(most, window, rest)) : Optional.empty();
  }

  private static Optional<Protection> dailyLoss(SettingsReader in) {
    Percentage most =
        percentage(
            in,
            "DAILY_LOSS_PERC",
            "A loss within a day (UTC) of more per cent than this of the money that it began with"
                + " locks new positions for the rest of the day; 0 for never.");
    return most.isPositive() ? Optional.of(new DailyLoss(most)) : Optional.empty();
  }

  private static Optional<Protection> lowProfit(SettingsReader in) {
    int count =
        in.integer(
            "LOW_PROFIT_COUNT",
            0,
            0,
            MOST,
            "A pair is locked once at least so many positions of it, closed within"
                + " LOW_PROFIT_WINDOW_MS, brought less than LOW_PROFIT_PERC; 0 for never.");
    Percentage least =
        new Percentage(
            in.decimal(
                "LOW_PROFIT_PERC",
                "0",
                "-100",
                "What LOW_PROFIT_COUNT wants of a pair, in per cent of what was staked on it."));
    Duration window =
        window(in, "LOW_PROFIT_WINDOW_MS", "The time in which LOW_PROFIT_COUNT counts.");
    Duration rest = rest(in, "LOW_PROFIT_LOCK_MS", "How long LOW_PROFIT_COUNT locks a pair.");
    return count == 0 ? Optional.empty() : Optional.of(new LowProfit(count, least, window, rest));
  }

  private static OptionalInt mostOpen(SettingsReader in) {
    int most =
        in.integer(
            "MAX_OPEN_POSITIONS",
            0,
            0,
            MOST,
            "How many positions may be open at once, whatever else allows more; 0 for no limit.");
    return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  private static CoinChoice coins(SettingsReader in) {
    return new CoinChoice(
        coins(in, "ALLOW_COINS", "The only coins that are bought; empty for any."),
        coins(in, "DENY_COINS", "Coins that are never bought, also when ALLOW_COINS names them."));
  }

  private static Set<Coin> coins(SettingsReader in, String name, String about) {
    return Set.copyOf(in.list(name, about, "names of coins", Coin::new));
  }

  private static Duration window(SettingsReader in, String name, String about) {
    return in.millis(name, DAY, 1, about);
  }

  private static Duration rest(SettingsReader in, String name, String about) {
    return in.millis(name, HOUR, 1, about);
  }

  private static Percentage percentage(SettingsReader in, String name, String about) {
    return new Percentage(in.decimal(name, "0", "0", about));
  }
}
