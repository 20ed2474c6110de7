package dev.flare.e2e.model;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.simulator.SteppedExchange;
import dev.flare.trading.Drift;
import dev.flare.trading.DriftAnswer;
import dev.flare.trading.DriftRemedy;
import dev.flare.trading.Mode;
import dev.flare.trading.Position;
import dev.flare.trading.Status;
import dev.flare.trading.WriteOffAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/// Uses the account by hand, beside the trader, and says what shall become of that.
///
/// @param tally counts what the trader did of it
record Owner(Life life, SteppedExchange exchange, Witness witness, Tally tally) {
  private static final Duration BETWEEN_LOOKS_AT_THE_WALLET = Duration.ofSeconds(61);
  private static final Duration UNTIL_ANOTHER_LOOK = Duration.ofSeconds(10);

  /// Leaves so many hundredths of what the live book says of a coin in the account.
  void leaves(String name, int hundredths) {
    Coin coin = new Coin(name);
    Amount left =
        new Amount(
            inLiveBook(coin)
                .value()
                .multiply(BigDecimal.valueOf(hundredths, 2))
                .setScale(8, RoundingMode.DOWN),
            coin);
    if (left.compareTo(exchange.balance(coin)) < 0) {
      exchange.ownerLeaves(left);
      witness.seesTheOwnerTake(coin);
    }
  }

  private Amount inLiveBook(Coin coin) {
    if (coin.equals(Model.USDT)) {
      return life.status().funds().ledger().cash();
    }
    return life.status().held().stream()
        .filter(each -> each.entry().mode() == Mode.LIVE)
        .map(each -> each.entry().amount())
        .filter(each -> each.coin().equals(coin))
        .reduce(Amount.zero(coin), Amount::plus);
  }

  void bringsBack(String amount, String coin) {
    exchange.ownerLeaves(Amount.of(amount, new Coin(coin)));
  }

  /// Long enough for two looks that agree.
  void watchesTheWallet() {
    life.pass(BETWEEN_LOOKS_AT_THE_WALLET);
    life.look();
    life.pass(UNTIL_ANOTHER_LOOK);
    life.look();
  }

  void settlesOneDrift(int which, DriftRemedy remedy) {
    List<Drift> drifts = life.trader().drifts();
    if (!life.isHolding() && !drifts.isEmpty()) {
      Drift drift = drifts.get(which % drifts.size());
      Status before = life.status();
      life.tell(
          () -> life.trader().settleDrift(drift.missing(), remedy).thenApply(this::settled),
          DriftAnswer.Done.class::isInstance,
          model -> model.settled(drift, remedy, before));
    }
  }

  private DriftAnswer settled(DriftAnswer answer) {
    tally.drifts += answer instanceof DriftAnswer.Done ? 1 : 0;
    return answer;
  }

  /// The owner has sold a position by hand, and insists on what it brought.
  ///
  /// @param hundredths of its cost
  void writesOff(int which, int hundredths) {
    List<Position> live =
        life.status().held().stream().filter(each -> each.entry().mode() == Mode.LIVE).toList();
    if (!life.isHolding() && !live.isEmpty()) {
      Position gone = live.get(which % live.size());
      BigDecimal cost = gone.entry().cost().value();
      Amount brought = new Amount(cost.multiply(BigDecimal.valueOf(hundredths, 2)), Model.USDT);
      life.tell(
          () -> life.trader().writeOff(gone.id(), brought, true).thenApply(this::writtenOff),
          WriteOffAnswer.Done.class::isInstance,
          model -> model.writtenOff(gone, brought));
    }
  }

  private WriteOffAnswer writtenOff(WriteOffAnswer answer) {
    tally.writtenOff += answer instanceof WriteOffAnswer.Done ? 1 : 0;
    return answer;
  }
}
