package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Amount;
import dev.flare.market.CandleFile;
import dev.flare.market.Coin;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.simulator.market.CandleFiles;
import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.NanoTime;
import dev.flare.simulator.market.RecordedTape;
import dev.flare.simulator.market.SimulatedMarket;
import dev.flare.simulator.market.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteDeskTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Coin USDT = new Coin("USDT");
  private static final Coin BTC = new Coin("BTC");

  private final NanoTime time = new NanoTime();

  /// BTC costs 100 USDT at noon, without spread.
  private final QuoteDesk desk = new QuoteDesk(market(), time);

  @Test
  void quotesWhatTheSpentAmountBringsCutAfterEightDecimals() {
    IssuedQuote quote = desk.spending(USDT, "250.0", BTC, NOON);

    assertThat(quote.fromSize()).isEqualTo("250.0");
    assertThat(quote.price()).isEqualTo("0.0100000000000000");
    assertThat(quote.toSize()).isEqualTo("2.50000000");
    assertThat(quote.traceId()).matches("[0-9]{19}");
  }

  @Test
  void quotesWhatAWantedAmountCosts() {
    IssuedQuote quote = desk.receiving(USDT, BTC, "2.5", NOON);

    assertThat(quote.fromSize()).isEqualTo("250.00000000");
    assertThat(quote.toSize()).isEqualTo("2.5");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 01001",
    "0.00, 01001",
    "1.123456789, 01002",
    "-1, 400171",
    "1e2, 400171",
    "0.99, 12006",
    "80000.01, 12007"
  })
  void deniesASizeThatCannotBe(String size, String code) {
    assertThatThrownBy(() -> desk.spending(USDT, size, BTC, NOON)).hasMessageStartingWith(code);
  }

  @Test
  void deniesACoinThatNobodyTradesAndAMarketThatIsOver() {
    assertThatThrownBy(() -> desk.spending(USDT, "10", new Coin("XYZ"), NOON))
        .hasMessageStartingWith("43131");
    assertThatThrownBy(() -> desk.spending(USDT, "10", USDT, NOON)).hasMessageStartingWith("43131");
    assertThatThrownBy(() -> desk.spending(USDT, "10", BTC, NOON.plus(Duration.ofDays(1))))
        .hasMessageStartingWith("43120");
  }

  @Test
  void lastsForEightRealSeconds() {
    IssuedQuote quote = desk.spending(USDT, "250", BTC, NOON);
    time.pass(Duration.ofSeconds(8).minusNanos(1));
    assertThat(desk.take(repeating(quote, "250"))).isEqualTo(quote);

    time.pass(Duration.ofNanos(1));

    assertThatThrownBy(() -> desk.take(repeating(quote, "250"))).hasMessageStartingWith("12021");
  }

  @Test
  void isNotTakenByATradeThatSaysTheSameInOtherLetters() {
    IssuedQuote quote = desk.spending(USDT, "250", BTC, NOON);

    assertThatThrownBy(() -> desk.take(repeating(quote, "250.0"))).hasMessageStartingWith("12022");
  }

  @Test
  void knowsTheSmallestAndTheLargestAmountOfACoin() {
    assertThat(desk.limit(BTC, NOON))
        .isEqualTo(new CoinLimit(Amount.of("0.01", BTC), Amount.of("800", BTC)));
    assertThat(desk.limit(USDT, NOON))
        .isEqualTo(new CoinLimit(Amount.of("1", USDT), Amount.of("80000", USDT)));
  }

  @Test
  void quotesPairsOfDifferentQuoteCoinsSideBySide() {
    Coin usd = new Coin("USD");
    Coin eth = new Coin("ETH");
    QuoteDesk both =
        new QuoteDesk(
            new SimulatedMarket(
                List.of(listing(Pair.of("BTC", "USDT")), listing(new Pair(eth, usd))),
                Spread.fixed(Percentage.ZERO)),
            time);

    assertThat(both.spending(usd, "10", eth, NOON).toSize()).isEqualTo("0.10000000");
    assertThat(both.spending(USDT, "10", BTC, NOON).toSize()).isEqualTo("0.10000000");
    assertThat(both.limit(usd, NOON).minimum()).isEqualTo(Amount.of("1", usd));
  }

  private static Trade repeating(IssuedQuote quote, String fromSize) {
    return new Trade("USDT", fromSize, quote.price(), "BTC", quote.toSize(), quote.traceId());
  }

  private static SimulatedMarket market() {
    return new SimulatedMarket(
        List.of(listing(Pair.of("BTC", "USDT"))), Spread.fixed(Percentage.ZERO));
  }

  private static Listing listing(Pair pair) {
    CandleFile file = CandleFiles.of(pair, Granularity.FIVE_MINUTES, NOON, 12);
    return new Listing(pair, new RecordedTape(file, Duration.ZERO));
  }
}
