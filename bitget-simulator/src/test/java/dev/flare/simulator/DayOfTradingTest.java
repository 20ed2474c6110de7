package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetAccount;
import dev.flare.bitget.BitgetConvert;
import dev.flare.bitget.Evidence;
import dev.flare.bitget.LostTrade;
import dev.flare.bitget.Reconciliation;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ConversionOutcome.Refused;
import dev.flare.market.ConversionOutcome.Unknown;
import dev.flare.market.Finding;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer.Quoted;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Disguise;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A day of conversions between twenty coins and USDT while trades go wrong in every way there is.
///
/// After each of them the client's belief is held against the exchange's own ledger. The system
/// property `flare.seeds` says how many such days there are.
class DayOfTradingTest {
  private static final Coin USDT = new Coin("USDT");
  private static final List<String> COINS =
      IntStream.range(0, 20).mapToObj(i -> "C" + (char) ('A' + i)).toList();
  private static final double SPEED = 100;
  private static final int TRADES = 120;
  private static final Duration STEP = Duration.ofDays(1).dividedBy(TRADES * (long) SPEED);

  private static Exchange exchange;

  static IntStream days() {
    return IntStream.rangeClosed(1, Integer.getInteger("flare.seeds", 8));
  }

  @BeforeAll
  static void open() {
    String pairs = COINS.stream().map(coin -> coin + "/USDT").collect(Collectors.joining(","));
    exchange =
        Exchange.start(
            Map.of("SPEED", "100", "PAIRS", pairs, "BALANCES", "USDT:100000", "LIMITS", "false"));
  }

  @AfterAll
  static void close() {
    exchange.close();
  }

  @ParameterizedTest
  @MethodSource("days")
  void neverConvertsTwiceAndNeverBelievesWhatIsNotTrue(int seed) {
    exchange.reset();
    faults(seed).forEach(exchange::order);

    Day day = new Day(seed, exchange.client());
    day.trade();

    Set<String> quotes = new HashSet<>();
    assertThat(exchange.account().ledger())
        .as("seed %d: conversions by quote", seed)
        .allMatch(done -> quotes.add(done.quote().traceId()))
        .hasSize(day.converted);
    assertThat(day.wentWrong).as("seed %d: trades that went wrong", seed).isGreaterThan(10);
  }

  /// About four of ten trades are struck, each fault by a lot of its own.
  private static List<FaultOrder> faults(int seed) {
    List<Fault> faults =
        List.of(
            new Fault.Reset(true),
            new Fault.Reset(false),
            new Fault.Cut(),
            new Fault.Html(502, true),
            new Fault.Html(503, false),
            new Fault.Empty(true),
            new Fault.Empty(false),
            new Fault.Hang(null, true),
            new Fault.Hang(null, false),
            new Fault.Refuse("40015", null, null),
            new Fault.Refuse("429", null, null),
            new Fault.Refuse("12021", null, null),
            new Fault.Refuse("99999", "no such code", 200),
            new Fault.Rewrite(Disguise.NULL_DATA),
            new Fault.Rewrite(Disguise.EXTRA_FIELDS),
            new Fault.DelayRecord(0.5));
    return IntStream.range(0, faults.size())
        .mapToObj(i -> new FaultOrder(Call.TRADE, null, null, 0.03, seed * 100L + i, faults.get(i)))
        .toList();
  }

  private static final class Day {
    private final Random random;
    private final Bitget client;
    private final BitgetConvert convert;
    private final BitgetAccount account;
    private final Map<Coin, Amount> believed = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private int converted;
    private int wentWrong;

    Day(int seed, Bitget client) {
      this.random = new Random(seed);
      this.client = client;
      this.convert = client.convert(Exchange.KEYS);
      this.account = client.account(Exchange.KEYS);
      exchange.account().balances().forEach(each -> believed.put(each.coin(), each));
    }

    void trade() {
      for (int i = 0; i < TRADES; i++) {
        exchange.pass(STEP);
        client.clock().resync();
        trade(new Coin(COINS.get(random.nextInt(COINS.size()))));
        requireTrueBelief();
      }
    }

    /// Buys what is not held, sells what is.
    private void trade(Coin coin) {
      Amount held = believed.getOrDefault(coin, Amount.zero(coin));
      Amount spend = held.isPositive() ? held : Amount.of("100", USDT);
      Coin target = held.isPositive() ? USDT : coin;
      Map<Coin, Balance> before = account.balances();
      Instant at = exchange.now();
      if (convert.quote(spend, target) instanceof Quoted(var quote)) {
        settle(quote, before, at);
      }
    }

    private void settle(Quote quote, Map<Coin, Balance> before, Instant at) {
      ConversionOutcome outcome = convert.convert(quote);
      switch (outcome) {
        case Converted(var paid, var received, _) -> book(paid, received);
        case Refused _ -> wentWrong++;
        case Unknown _ -> {
          wentWrong++;
          resolve(new LostTrade(quote, at, at, claimed), before);
        }
      }
    }

    /// Asks until the exchange's books tell. Of two ways to tell, neither may be wrong.
    private void resolve(LostTrade lost, Map<Coin, Balance> before) {
      for (int look = 0; look < 5; look++) {
        switch (Reconciliation.of(lost, evidence(lost, before))) {
          case Finding.Converted(var record, var paid, var received, _) -> {
            claimed.add(record);
            book(paid, received);
            return;
          }
          case Finding.NotExecuted _ -> {
            return;
          }
          case Finding.StillUnknown _ -> {
            exchange.pass(Duration.ofSeconds(1));
            client.clock().resync();
          }
          case Finding.NeedsOperator(var reason) -> throw new AssertionError(reason);
        }
      }
      throw new AssertionError("still unknown: " + lost);
    }

    private Evidence evidence(LostTrade lost, Map<Coin, Balance> before) {
      Instant now = exchange.now();
      return new Evidence(
          Optional.of(account.conversions(lost.searched(now))),
          Optional.of(before),
          Optional.of(account.balances()),
          now);
    }

    private void book(Amount paid, Amount received) {
      converted++;
      believed.merge(paid.coin(), Amount.zero(paid.coin()).minus(paid), Amount::plus);
      believed.merge(received.coin(), received, Amount::plus);
      exchange.account().ledger().stream()
          .skip(converted - 1L)
          .findFirst()
          .ifPresent(done -> {
            claimed.add(Long.toString(done.id()));
            assertThat(done.spent()).isEqualTo(paid);
            assertThat(done.received()).isEqualTo(received);
          });
    }

    private void requireTrueBelief() {
      assertThat(exchange.account().ledger()).hasSize(converted);
      believed.forEach(
          (coin, amount) -> assertThat(exchange.account().balance(coin)).isEqualTo(amount));
    }
  }
}
