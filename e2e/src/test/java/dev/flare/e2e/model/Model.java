package dev.flare.e2e.model;

import dev.flare.e2e.model.Losses.Loss;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.simulator.SteppedExchange.Done;
import dev.flare.trading.Drift;
import dev.flare.trading.DriftRemedy;
import dev.flare.trading.Mode;
import dev.flare.trading.Position;
import dev.flare.trading.ProtectionLock;
import dev.flare.trading.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a trader must say, by nothing but what the user told it and what the exchange truly did.
///
/// @param archived how many of the exchange's conversions an earlier ledger is about
/// @param most how many positions of a mode may be open
record Model(
    Mode mode, boolean trading, Purse purse, int archived, Losses losses, Guards guards, int most) {
  static final Coin USDT = new Coin("USDT");

  static Model startingWith(Amount start, Guards guards, int most) {
    Purse purse = new Purse(start, Map.of());
    return new Model(Mode.DEMO, true, purse, 0, Losses.NONE, guards, guards.atMost(most));
  }

  /// @param paidIn start and deposits of each mode; of one that is not there, only the start
  record Purse(Amount start, Map<Mode, Amount> paidIn) {
    Amount of(Mode mode) {
      return paidIn.getOrDefault(mode, start);
    }

    /// @param more negative when it was taken out
    Purse with(Mode mode, Amount more) {
      Map<Mode, Amount> changed = new EnumMap<>(Mode.class);
      changed.putAll(paidIn);
      changed.put(mode, of(mode).plus(more));
      return new Purse(start, changed);
    }
  }

  Model with(Mode other) {
    return new Model(other, trading, purse, archived, losses, guards, most);
  }

  Model withTrading(boolean on) {
    return new Model(mode, on, purse, archived, losses, guards, most);
  }

  private Model with(Purse other) {
    return new Model(mode, trading, other, archived, losses, guards, most);
  }

  private Model with(Losses other) {
    return new Model(mode, trading, purse, archived, other, guards, most);
  }

  private Model with(Guards other) {
    return new Model(mode, trading, purse, archived, losses, other, most);
  }

  /// The user says how much cash there is.
  Model withCash(Amount amount, Status before) {
    return with(purse.with(mode, amount.minus(before.funds().ledger().cash())));
  }

  Model reset(List<Done> truth) {
    return new Model(
        mode,
        trading,
        new Purse(purse.start(), Map.of()),
        truth.size(),
        losses.forgotten(),
        guards.forgotten(),
        most);
  }

  /// The owner takes some of a coin away.
  Model taking(Coin coin) {
    return with(losses.taking(coin));
  }

  /// A person says what becomes of a coin of which the account has less than the book says.
  Model settled(Drift drift, DriftRemedy remedy, Status before) {
    boolean cash = drift.coin().equals(USDT);
    return switch (remedy) {
      case ADOPT -> cash ? without(drift.missing()) : missing(drift, before, Optional.empty());
      case SHRINK -> missing(drift, before, Optional.of(Amount.zero(USDT)));
      case IGNORE -> this;
    };
  }

  private Model without(Amount cash) {
    return with(purse.with(Mode.LIVE, Amount.zero(USDT).minus(cash)));
  }

  private Model missing(Drift drift, Status before, Optional<Amount> brought) {
    return with(losses.missing(drift.missing(), before.held(), brought));
  }

  Model writtenOff(Position gone, Amount brought) {
    Position.Entry entry = gone.entry();
    return with(losses.and(new Loss(entry.number(), entry.amount(), Optional.of(brought))));
  }

  Model lifting(ProtectionLock lock, Instant now) {
    return with(guards.lifting(lock, now));
  }
}
