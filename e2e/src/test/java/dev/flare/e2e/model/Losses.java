package dev.flare.e2e.model;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.trading.Conversion;
import dev.flare.trading.Conversion.Stage.Confirmed;
import dev.flare.trading.Mode;
import dev.flare.trading.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is gone of live positions without a sale, because a person said so.
///
/// @param taken coins of which the owner took some away
record Losses(List<Loss> all, Set<Coin> taken) {
  static final Losses NONE = new Losses(List.of(), Set.of());

  /// @param brought empty where the position goes on with less for the same money
  record Loss(long position, Amount coins, Optional<Amount> brought) {}

  /// An amount and what it cost.
  record Holding(Amount amount, Amount cost) {
    private static final BigDecimal FIFTY = BigDecimal.valueOf(50);

    static Holding of(Confirmed bought) {
      return new Holding(bought.received(), bought.paid());
    }

    Holding after(Loss loss) {
      Amount left = amount.minus(loss.coins());
      return loss.brought().isEmpty()
          ? new Holding(left, cost)
          : new Holding(left, cost.minus(shareOf(loss.coins())));
    }

    /// What of it was there to be sold: without what is gone of it, unless that is dust.
    Holding soldBy(Confirmed sale) {
      return goneAt(sale)
          .map(gone -> new Holding(amount.minus(gone.amount()), cost.minus(gone.cost())))
          .orElse(this);
    }

    /// What was gone of it when the rest was sold, and what that had cost.
    Optional<WrittenOff> goneAt(Confirmed sale) {
      Amount gone = amount.minus(sale.paid());
      Amount share = shareOf(gone);
      boolean isDust = gone.value().multiply(FIFTY).compareTo(amount.value()) <= 0;
      return isDust || !share.isPositive()
          ? Optional.empty()
          : Optional.of(new WrittenOff(gone, share, Amount.zero(cost.coin())));
    }

    /// Cut after eight decimals.
    Amount shareOf(Amount coins) {
      return new Amount(
          cost.value().multiply(coins.value()).divide(amount.value(), 8, RoundingMode.DOWN),
          cost.coin());
    }
  }

  /// What became a closed position without being sold.
  record WrittenOff(Amount amount, Amount cost, Amount brought) {
    static WrittenOff of(Position.Closed closed) {
      return new WrittenOff(closed.entry().amount(), closed.entry().cost(), closed.proceeds());
    }
  }

  /// The owner took some of the coin away; another ledger does not bring it back.
  Losses taking(Coin coin) {
    return new Losses(
        all, Stream.concat(taken.stream(), Stream.of(coin)).collect(Collectors.toSet()));
  }

  Losses forgotten() {
    return new Losses(List.of(), taken);
  }

  Losses and(Loss loss) {
    return new Losses(Stream.concat(all.stream(), Stream.of(loss)).toList(), taken);
  }

  /// So much is missing of the positions of its coin, of the newest first.
  ///
  /// @param held newest first
  Losses missing(Amount missing, List<Position> held, Optional<Amount> brought) {
    Losses losses = this;
    Amount left = missing;
    for (Position each : held) {
      Amount has = each.entry().amount();
      if (each.entry().mode() == Mode.LIVE && has.coin().equals(left.coin()) && left.isPositive()) {
        Amount part = left.compareTo(has) < 0 ? left : has;
        losses = losses.and(new Loss(each.entry().number(), part, brought));
        left = left.minus(part);
      }
    }
    return losses;
  }

  /// What is left of what was bought; of an amount of zero when it is gone.
  Holding left(Conversion bought, Confirmed as) {
    Holding left = Holding.of(as);
    for (Loss each : of(bought)) {
      left = left.after(each);
    }
    return left;
  }

  List<WrittenOff> writtenOff(Conversion bought, Confirmed as) {
    List<WrittenOff> gone = new ArrayList<>();
    Holding left = Holding.of(as);
    for (Loss each : of(bought)) {
      if (each.brought().isPresent()) {
        gone.add(
            new WrittenOff(each.coins(), left.shareOf(each.coins()), each.brought().orElseThrow()));
      }
      left = left.after(each);
    }
    return gone;
  }

  private List<Loss> of(Conversion bought) {
    return all.stream().filter(each -> each.position() == bought.position()).toList();
  }

  /// What they brought all together.
  Amount brought(Coin money) {
    return all.stream()
        .flatMap(each -> each.brought().stream())
        .reduce(Amount.zero(money), Amount::plus);
  }
}
