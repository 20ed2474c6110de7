package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetAccount;
import dev.flare.bitget.ConvertRecord;
import dev.flare.bitget.Evidence;
import dev.flare.bitget.LostTrade;
import dev.flare.bitget.Reconciliation;
import dev.flare.bitget.TimeSpan;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Candle;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ConversionOutcome.Refused;
import dev.flare.market.ConversionOutcome.Unknown;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Finding;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer.NoQuote;
import dev.flare.market.QuoteAnswer.Quoted;
import dev.flare.simulator.Trouble.Reading;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Disguise;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The real client over real sockets in every trouble: what it believes is what the ledger says, or
/// it says that it does not know; and a trade leaves it once.
class ClientUnderFaultsTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Coin ETH = new Coin("ETH");
  private static final Pair PAIR = new Pair(ETH, USDT);
  private static final Amount SPEND = Amount.of("250", USDT);
  private static final String TRADE = "POST /api/v2/convert/trade";
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofMillis(300);

  private static Exchange exchange;

  @TempDir Path directory;

  private Bitget client;

  @BeforeAll
  static void start() {
    exchange =
        Exchange.start(Map.of("START", "2026-01-31T10:02:30Z", "PAIRS", "ETH/USDT", "SPEED", "10"));
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @BeforeEach
  void begin() {
    exchange.reset();
    exchange.pass(Duration.ofMinutes(1));
    client = exchange.client(PATIENT, directory.resolve("patient"));
    client.clock().resync();
    exchange.arrivals().forget();
  }

  @ParameterizedTest
  @EnumSource
  void believesOfATradeWhatIsTrue(Trouble trouble) {
    Sent sent = new Sent(quote(), balances(), exchange.now());
    exchange.order(trouble.always(Call.TRADE));

    ConversionOutcome outcome = client.convert(Exchange.KEYS).convert(sent.quote());

    assertThat(outcome).isInstanceOf(trouble.trade);
    requireTrue(outcome, sent);
    assertThat(exchange.arrivals().of(TRADE)).isEqualTo(1);
  }

  static final List<Fault> SILENCES =
      List.of(new Fault.Slow(60_000), new Fault.Hang(null, true), new Fault.Hang(null, false));

  @ParameterizedTest
  @FieldSource("SILENCES")
  void knowsThatItDoesNotKnowWhileTheExchangeIsSilent(Fault fault) throws InterruptedException {
    Bitget hasty = exchange.client(Duration.ofSeconds(1), directory.resolve("hasty"));
    hasty.clock().resync();
    Sent sent = new Sent(quote(), balances(), exchange.now());
    exchange.order(FaultOrder.nth(Call.TRADE, 1, fault));
    exchange.pauses().hold();

    ConversionOutcome outcome = hasty.convert(Exchange.KEYS).convert(sent.quote());

    assertThat(outcome).isInstanceOf(Unknown.class);
    assertThat(look(sent)).isNotInstanceOf(Finding.NotExecuted.class);
    exchange.pauses().release();
    exchange.arrivals().awaitTheirEnd();
    requireTrue(outcome, sent);
    assertThat(exchange.arrivals().of(TRADE)).isLessThanOrEqualTo(1);
  }

  /// What may go wrong with the search for a lost trade, and with which of its questions.
  static Stream<Arguments> searches() {
    return Stream.of(true, false)
        .flatMap(executed ->
            Stream.of(
                Arguments.of(executed, Call.RECORDS, new Fault.Html(503, false)),
                Arguments.of(executed, Call.RECORDS, new Fault.Cut()),
                Arguments.of(executed, Call.RECORDS, new Fault.Empty(false)),
                Arguments.of(executed, Call.RECORDS, new Fault.Rewrite(Disguise.NULL_LISTS)),
                Arguments.of(executed, Call.RECORDS, new Fault.Refuse("40014", null, null)),
                Arguments.of(executed, Call.TRADE, new Fault.DelayRecord(600)),
                Arguments.of(executed, Call.ASSETS, new Fault.Reset(false)),
                Arguments.of(executed, Call.ASSETS, new Fault.Rewrite(Disguise.NULL_LISTS)),
                Arguments.of(executed, Call.ASSETS, new Fault.Refuse("429", null, null))));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void claimsNothingAboutALostTradeThatItCannotSee(boolean executed, Call call, Fault fault) {
    Bitget hasty = exchange.client(HASTY, directory.resolve("hasty"));
    Sent sent = new Sent(quote(), balances(), exchange.now());
    exchange.order(FaultOrder.always(call, fault));
    exchange.order(FaultOrder.always(Call.TRADE, new Fault.Reset(executed)));
    assertThat(client.convert(Exchange.KEYS).convert(sent.quote())).isInstanceOf(Unknown.class);
    exchange.pass(Duration.ofSeconds(10));

    switch (look(sent, hasty.account(Exchange.KEYS))) {
      case Finding.Converted found -> requireInLedger(found.paid(), found.received());
      case Finding.NotExecuted _ -> assertThat(exchange.account().ledger()).isEmpty();
      case Finding.StillUnknown _, Finding.NeedsOperator _ -> {}
    }
    assertThat(exchange.arrivals().of(TRADE)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void claimsNothingAboutALostTradeWhenBalancesWereNeverTold(boolean executed) {
    exchange.order(FaultOrder.always(Call.ASSETS, new Fault.Rewrite(Disguise.NULL_LISTS)));
    exchange.order(FaultOrder.always(Call.TRADE, new Fault.DelayRecord(600)));
    exchange.order(FaultOrder.always(Call.TRADE, new Fault.Reset(executed)));
    Sent sent = new Sent(quote(), balances(), exchange.now());
    assertThat(client.convert(Exchange.KEYS).convert(sent.quote())).isInstanceOf(Unknown.class);

    assertThat(lookLater(sent)).isInstanceOf(Finding.NeedsOperator.class);
  }

  @ParameterizedTest
  @EnumSource
  void getsATrueQuoteOrNone(Trouble trouble) {
    exchange.order(trouble.once(Call.QUOTE));

    switch (client.convert(Exchange.KEYS).quote(SPEND, ETH)) {
      case Quoted(var quote) -> {
        assertThat(trouble.reading).isNotEqualTo(Reading.NO);
        assertThat(client.convert(Exchange.KEYS).convert(quote)).isInstanceOf(Converted.class);
        requireInLedger(quote.spend(), quote.receive());
      }
      case NoQuote _ -> {
        assertThat(trouble.reading).isEqualTo(Reading.NO);
        assertThat(exchange.account().ledger()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsTrueRecordsOrNone(Trouble trouble) {
    assertThat(client.convert(Exchange.KEYS).convert(quote())).isInstanceOf(Converted.class);
    BitgetAccount account = client.account(Exchange.KEYS);
    TimeSpan lately = new TimeSpan(exchange.now().minusSeconds(60), exchange.now());
    exchange.order(trouble.once(Call.RECORDS));

    Optional<List<ConvertRecord>> records = told(() -> account.conversions(lately));

    assertThat(records.isEmpty()).isEqualTo(trouble.reading == Reading.NO);
    records.ifPresent(found -> {
      assertThat(found).hasSize(1);
      requireInLedger(found.getFirst().paid(), found.getFirst().received());
    });
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLOCK_AHEAD", "CLOCK_BEHIND"})
  void readsTrueCandlesOrNone(Trouble trouble) {
    List<Candle> truth = candles();
    exchange.order(trouble.once(Call.CANDLES));

    Optional<List<Candle>> found = told(this::candles);

    assertThat(found.isEmpty()).isEqualTo(trouble.reading == Reading.NO);
    found.ifPresent(candles -> assertThat(candles).isEqualTo(truth));
  }

  @Test
  void readsCandlesOnceThoughTheyCameTwice() {
    List<Candle> truth = candles();
    exchange.order(FaultOrder.always(Call.CANDLES, new Fault.Rewrite(Disguise.DUPLICATES)));

    assertThat(candles()).isEqualTo(truth);
  }

  static Stream<Trouble> lastingTroubles() {
    return Stream.of(Trouble.values()).filter(each -> each.reading == Reading.AGAIN);
  }

  @ParameterizedTest
  @MethodSource("lastingTroubles")
  void saysThatItKnowsNothingWhenTheTroubleLasts(Trouble trouble) {
    Bitget hasty = exchange.client(HASTY, directory.resolve("hasty"));
    exchange.order(trouble.always(Call.PRIVATE));
    exchange.order(trouble.always(Call.TICKERS));
    TimeSpan lately = new TimeSpan(exchange.now().minusSeconds(60), exchange.now());

    assertThat(told(() -> hasty.convert(Exchange.KEYS).quote(SPEND, ETH))).isEmpty();
    assertThat(told(() -> hasty.convert(Exchange.KEYS).limits(ETH))).isEmpty();
    assertThat(told(() -> hasty.account(Exchange.KEYS).conversions(lately))).isEmpty();
    assertThat(told(() -> hasty.market().ticker(PAIR))).isEmpty();
    assertThat(exchange.account().ledger()).isEmpty();
  }

  /// What is known about a trade before it is sent.
  ///
  /// @param before the balances
  private record Sent(Quote quote, Map<Coin, Balance> before, Instant at) {}

  private void requireTrue(ConversionOutcome outcome, Sent sent) {
    switch (outcome) {
      case Converted(var paid, var received, _) -> requireInLedger(paid, received);
      case Refused _ -> assertThat(exchange.account().ledger()).isEmpty();
      case Unknown _ -> requireTrue(lookLater(sent));
    }
  }

  private static void requireTrue(Finding finding) {
    if (exchange.account().ledger().isEmpty()) {
      assertThat(finding).isEqualTo(new Finding.NotExecuted());
    } else {
      assertThat(finding).isInstanceOf(Finding.Converted.class);
      Finding.Converted found = (Finding.Converted) finding;
      requireInLedger(found.paid(), found.received());
    }
  }

  private static void requireInLedger(Amount paid, Amount received) {
    assertThat(exchange.account().ledger())
        .singleElement()
        .satisfies(done -> assertThat(done.spent()).isEqualTo(paid))
        .satisfies(done -> assertThat(done.received()).isEqualTo(received));
    assertThat(exchange.account().balance(received.coin())).isEqualTo(received);
  }

  /// When everything has settled, in the exchange's time of which ten seconds pass in one.
  private Finding lookLater(Sent sent) {
    exchange.pass(Duration.ofSeconds(10));
    client.clock().resync();
    return look(sent);
  }

  private Finding look(Sent sent) {
    return look(sent, client.account(Exchange.KEYS));
  }

  private static Finding look(Sent sent, BitgetAccount account) {
    LostTrade lost = new LostTrade(sent.quote(), sent.at(), sent.at(), Set.of());
    Instant now = exchange.now();
    return Reconciliation.of(
        lost,
        new Evidence(
            told(() -> account.conversions(lost.searched(now))),
            Optional.of(sent.before()),
            told(account::balances),
            now));
  }

  private static <T> Optional<T> told(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (ExchangeUnavailable e) {
      return Optional.empty();
    }
  }

  private Quote quote() {
    return ((Quoted) client.convert(Exchange.KEYS).quote(SPEND, ETH)).quote();
  }

  private Map<Coin, Balance> balances() {
    return client.account(Exchange.KEYS).balances();
  }

  private List<Candle> candles() {
    return client.market().closedCandles(PAIR, Granularity.ONE_MINUTE, 20);
  }
}
