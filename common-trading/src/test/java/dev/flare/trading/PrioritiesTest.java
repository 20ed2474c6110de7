package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Percentage;
import dev.flare.market.Priority;
import dev.flare.trading.TradingRules.ExitOnSignal;
import dev.flare.trading.TradingRules.Trailing;
import dev.flare.trading.protection.Protections;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How urgent the requests of a trader are to the exchange, where all requests share one limit.
class PrioritiesTest {
  private final Floor floor = new Floor();

  @Test
  void opensAPositionWithThePriorityOfEntries() {
    floor.buy("BTC");

    assertThat(calls())
        .containsExactly(
            "ENTRY limits", "ENTRY quote", "ENTRY limits", "ENTRY quote", "ENTRY convert");
  }

  @Test
  void watchesAPositionAheadOfEntries() {
    floor.buy("BTC");

    assertThat(callsOf(floor::look)).containsExactly("EXIT quote");
  }

  @Test
  void closesWhatReachedItsBarrierAheadOfEverything() {
    floor.buy("BTC");
    floor.venue.price("BTC", "51000");

    assertThat(callsOf(floor::look)).containsExactly("EXIT quote", "TRIGGERED_EXIT convert");
  }

  @Test
  void closesByHandAheadOfEverything() {
    floor.buy("BTC");

    assertThat(callsOf(() -> floor.trader.close("p1").join()))
        .containsExactly("TRIGGERED_EXIT quote", "TRIGGERED_EXIT convert");
  }

  /// The take profit is 1.5 and the stop loss 2, so a small move is 0.375.
  @ParameterizedTest
  @CsvSource({
    "50562.49, EXIT",
    "50562.5, TRIGGERED_EXIT",
    "49187.5, EXIT",
    "49187.49, TRIGGERED_EXIT",
    "50000, EXIT"
  })
  void looksFirstAtWhatASmallMoveMayClose(String price, Priority next) {
    floor.buy("BTC");
    floor.venue.price("BTC", price);
    floor.look();

    assertThat(callsOf(floor::look)).containsExactly(next + " quote");
  }

  @Test
  void looksFirstAtWhatOnlyWaitsToLoseNothing() {
    floor.buy("BTC");
    floor.venue.price("BTC", "49900");
    floor.look();
    assertThat(callsOf(floor::look)).containsExactly("EXIT quote");

    floor.clock.pass(Duration.ofMinutes(61));

    assertThat(callsOf(floor::look)).containsExactly("TRIGGERED_EXIT quote");
  }

  @Test
  void looksFirstAtWhatHasNearlyFallenFromItsBest() {
    floor.with(
        with(Optional.of(new Trailing(Percentage.of("1"), Percentage.of("0.8"))), floor.rules));
    floor.buy("BTC");
    floor.venue.price("BTC", "50500");
    floor.look();
    floor.venue.price("BTC", "50287.5");
    floor.look();

    assertThat(callsOf(floor::look)).containsExactly("TRIGGERED_EXIT quote");
  }

  @Test
  void looksFirstAtWhatASellSignalCameFor() {
    floor.with(with(ExitOnSignal.ON, floor.rules));
    floor.buy("BTC");
    floor.look();
    floor.sell("BTC");

    assertThat(callsOf(floor::look))
        .containsExactly("TRIGGERED_EXIT quote", "TRIGGERED_EXIT convert");
  }

  private List<String> calls() {
    return floor.watched.calls();
  }

  private List<String> callsOf(Runnable step) {
    calls().clear();
    step.run();
    return List.copyOf(calls());
  }

  private static TradingRules with(Optional<Trailing> trailing, TradingRules rules) {
    return with(trailing, rules.exitOnSignal(), rules);
  }

  private static TradingRules with(ExitOnSignal onSignal, TradingRules rules) {
    return with(rules.trailing(), onSignal, rules);
  }

  private static TradingRules with(
      Optional<Trailing> trailing, ExitOnSignal onSignal, TradingRules rules) {
    return new TradingRules(
        rules.baseToken(),
        rules.signalMaxAge(),
        rules.maxEntrySpread(),
        rules.takeProfit(),
        rules.stopLoss(),
        rules.patience(),
        trailing,
        onSignal,
        Protections.NONE,
        rules.tradingAtFirst());
  }
}
