package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Word;
import dev.flare.trading.Conversion;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.Drift;
import dev.flare.trading.Position;
import dev.flare.trading.ProtectionLock;
import dev.flare.trading.Refusals;
import dev.flare.trading.Statistics;
import dev.flare.trading.Status;
import dev.flare.trading.TradingRules;
import dev.flare.trading.Valuation;
import dev.flare.trading.protection.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a trader shows itself: money and percentages as strings in plain notation, times in epoch
/// milliseconds of the exchange's clock, `null` for what is not known.
final class TraderJson {
  private TraderJson() {}

  /// Everything but the lists, as `/topic/state` tells it.
  ///
  /// @param connected whether signals come through
  /// @param balance what the plan calls so
  /// @param cash what is not in positions
  /// @param ledgerDifference by how much the ledger is off; `0`, or there is a fault
  /// @param balanceSettable whether `PUT /api/balance` is allowed
  /// @param liveAvailable whether there are keys to trade live with
  /// @param drift coins of which the account has less than the live book says, without ignored ones
  /// @param protections what keeps positions from being opened in this mode now
  /// @param unresolved conversions of which nobody knows whether they were done
  record State(
      String component,
      String title,
      String mode,
      boolean trading,
      boolean connected,
      String baseCoin,
      String balance,
      String cash,
      String ledgerDifference,
      boolean balanceSettable,
      boolean liveAvailable,
      Exits exits,
      Stats statistics,
      Map<String, Long> refusals,
      List<Locked> protections,
      List<Drifting> drift,
      List<Exchange> unresolved) {}

  /// When positions are closed, beside each one's take profit.
  ///
  /// @param stopLoss the loss in percent that closes one, positive
  /// @param patienceMs how long one that loses nothing waits for its take profit
  /// @param trailingStart the gain in percent from which on the best one is followed, `null` where
  ///   none is
  /// @param trailingStop how far below its best a followed gain may fall
  record Exits(
      String stopLoss,
      long patienceMs,
      @Nullable String trailingStart,
      @Nullable String trailingStop) {
    static Exits of(TradingRules rules) {
      Optional<TradingRules.Trailing> trailing = rules.trailing();
      return new Exits(
          rules.stopLoss().plain(),
          rules.patience().toMillis(),
          plain(trailing.map(TradingRules.Trailing::start)),
          plain(trailing.map(TradingRules.Trailing::stop)));
    }
  }

  record Drifting(
      String coin, String book, String account, String missing, long sinceAt, boolean ignored) {}

  /// @param symbol of the pair that is locked, `null` for all
  /// @param liftedAt when it was lifted by hand, `null` while it holds
  record Locked(
      String id,
      String mode,
      String protection,
      @Nullable String symbol,
      String reason,
      long fromAt,
      long untilAt,
      @Nullable Long liftedAt) {}

  record Stats(
      int opened,
      int closed,
      int open,
      int wins,
      int losses,
      int draws,
      @Nullable String winRate,
      String realisedPnl,
      @Nullable String realisedPnlPercentage,
      @Nullable String best,
      @Nullable String worst,
      @Nullable Long averageHoldingMs) {}

  /// @param available what the account had of the coin when it was to be sold, if that was too
  ///   little
  /// @param unsold what of the amount was not sold: dust, or coins that were gone
  record Trade(
      String id,
      String symbol,
      String base,
      String quote,
      String mode,
      String status,
      long decisionSeq,
      String label,
      List<String> words,
      String cost,
      String amount,
      long openedAt,
      String takeProfit,
      @Nullable String value,
      @Nullable String pnlPercentage,
      @Nullable String highestPnlPercentage,
      @Nullable String lowestPnlPercentage,
      @Nullable String closeReason,
      @Nullable String proceeds,
      @Nullable Long closedAt,
      @Nullable String realisedPnl,
      @Nullable String realisedPnlPercentage,
      String openedBy,
      @Nullable String closedBy,
      @Nullable String available,
      @Nullable String unsold) {}

  record Value(String id, String value, String pnlPercentage, long at) {}

  /// @param paid what the answer said, `null` before it
  /// @param code why it was refused
  record Exchange(
      String id,
      String mode,
      String purpose,
      String position,
      String spend,
      String from,
      String to,
      long intendedAt,
      String status,
      @Nullable String paid,
      @Nullable String received,
      @Nullable Long convertedAt,
      @Nullable String code,
      @Nullable String detail) {
    Exchange withDetail(@Nullable String other) {
      return new Exchange(
          id,
          mode,
          purpose,
          position,
          spend,
          from,
          to,
          intendedAt,
          status,
          paid,
          received,
          convertedAt,
          code,
          other);
    }
  }

  /// @param about what the code means
  /// @param symbol of the pair that was refused last, `null` where it was about none
  /// @param detail of the last time, with the values that decided
  record Refused(
      String code,
      String about,
      long count,
      long lastAt,
      @Nullable String symbol,
      String what,
      String detail) {}

  static Stats of(Statistics of) {
    return new Stats(
        of.opened(),
        of.closed(),
        of.open(),
        of.wins(),
        of.losses(),
        of.draws(),
        plain(of.winRate()),
        of.realised().plain(),
        plain(of.realisedPercentage()),
        plain(of.best()),
        plain(of.worst()),
        of.averageHolding().map(Duration::toMillis).orElse(null));
  }

  static Trade of(Position position, Optional<Valuation> valuation, Optional<Amount> available) {
    Position.Entry entry = position.entry();
    Optional<Position.Closed> closed = as(Position.Closed.class, position);
    Optional<Valuation> value = closed.isPresent() ? Optional.empty() : valuation;
    return new Trade(
        position.id(),
        entry.motive().pair().symbol(),
        entry.motive().pair().base().name(),
        entry.motive().pair().quote().name(),
        lower(entry.mode()),
        status(position),
        entry.motive().decisionSeq(),
        entry.motive().label().name(),
        entry.motive().words().stream().map(Word::letters).toList(),
        entry.cost().plain(),
        entry.amount().plain(),
        entry.openedAt().toEpochMilli(),
        entry.motive().takeProfit().plain(),
        value.map(Valuation::value).map(Amount::plain).orElse(null),
        plain(value.map(Valuation::change)),
        plain(position.seen().map(Position.Extremes::highest)),
        plain(position.seen().map(Position.Extremes::lowest)),
        closeReason(position),
        closed.map(Position.Closed::proceeds).map(Amount::plain).orElse(null),
        closed.map(Position.Closed::closedAt).map(Instant::toEpochMilli).orElse(null),
        closed.map(Position.Closed::realised).map(Amount::plain).orElse(null),
        plain(closed.map(Position.Closed::realisedPercentage)),
        entry.openedBy(),
        closedBy(position),
        available.map(Amount::plain).orElse(null),
        closed.flatMap(Position.Closed::unsold).map(Amount::plain).orElse(null));
  }

  private static String status(Position position) {
    return switch (position) {
      case Position.Open _ -> "open";
      case Position.Closing _ -> "closing";
      case Position.Closed _ -> "closed";
    };
  }

  private static @Nullable String closeReason(Position position) {
    return switch (position) {
      case Position.Open _ -> null;
      case Position.Closing closing -> closing.reason().name();
      case Position.Closed closed -> closed.reason().name();
    };
  }

  private static @Nullable String closedBy(Position position) {
    return switch (position) {
      case Position.Open _ -> null;
      case Position.Closing closing -> closing.closedBy();
      case Position.Closed closed -> closed.closedBy().orElse(null);
    };
  }

  static Value of(Valuation of) {
    return new Value(
        of.position(), of.value().plain(), of.change().plain(), of.at().toEpochMilli());
  }

  static Exchange of(Conversion of) {
    Optional<Stage.Confirmed> confirmed = as(Stage.Confirmed.class, of.stage());
    Optional<Stage.Refused> refused = as(Stage.Refused.class, of.stage());
    Optional<String> unknown = as(Stage.Unknown.class, of.stage()).map(Stage.Unknown::reason);
    return new Exchange(
        of.id(),
        lower(of.mode()),
        of.opens() ? "open" : "close",
        "p" + of.position(),
        of.spend().plain(),
        of.spend().coin().name(),
        of.target().name(),
        of.intendedAt().toEpochMilli(),
        of.stage().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        confirmed.map(Stage.Confirmed::paid).map(Amount::plain).orElse(null),
        confirmed.map(Stage.Confirmed::received).map(Amount::plain).orElse(null),
        confirmed.map(Stage.Confirmed::at).map(Instant::toEpochMilli).orElse(null),
        refused.map(Stage.Refused::reason).map(Enum::name).orElse(null),
        refused.map(Stage.Refused::detail).or(() -> unknown).orElse(null));
  }

  static Refused of(Refusals.Counted of) {
    return new Refused(
        of.code().name(),
        of.code().about(),
        of.count(),
        of.lastAt().toEpochMilli(),
        of.pair().map(Pair::symbol).orElse(null),
        of.what(),
        of.detail());
  }

  static Locked of(ProtectionLock of) {
    Lock lock = of.lock();
    return new Locked(
        of.id(),
        lower(of.mode()),
        lock.kind().name(),
        lock.pair().map(Pair::symbol).orElse(null),
        lock.reason(),
        lock.from().toEpochMilli(),
        lock.until().toEpochMilli(),
        of.isLifted() ? of.liftedAt().map(Instant::toEpochMilli).orElse(null) : null);
  }

  static Drifting of(Drift of) {
    return new Drifting(
        of.coin().name(),
        of.book().plain(),
        of.account().plain(),
        of.missing().plain(),
        of.since().toEpochMilli(),
        of.ignored());
  }

  static Map<String, Long> counts(Status status) {
    Map<String, Long> counts = new LinkedHashMap<>();
    status.refusals().forEach(each -> counts.put(each.code().name(), each.count()));
    return counts;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <T> Optional<T> as(Class<T> type, Object value) {
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  private static @Nullable String plain(Optional<Percentage> percentage) {
    return percentage.map(Percentage::plain).orElse(null);
  }
}
