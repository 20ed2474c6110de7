package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.bitget.BitgetMarket;
import dev.flare.bitget.SteppedSocket;
import dev.flare.bitget.Ticker;
import dev.flare.bitget.socket.Message;
import dev.flare.bitget.socket.SocketCandles;
import dev.flare.bitget.socket.SocketPrices;
import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.UnknownPair;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.simulator.market.MadeUpPairs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The client's pushed candles against this exchange, over real connections.
///
/// One second of moved time is a minute of the exchange's. Whatever goes wrong, each test ends with
/// the candles that were delivered: those of REST, none missing, none twice.
@Timeout(120)
class SocketContractTest {
  private static final Granularity MINUTE = Granularity.ONE_MINUTE;
  private static final int SPEED = 60;
  private static final int ALL = 130;
  private static final List<Pair> PAIRS = MadeUpPairs.of(ALL);
  private static final List<Pair> SOME = PAIRS.subList(0, 6);
  private static final Pair ONE = PAIRS.getFirst();
  private static final Duration A_MINUTE_THERE = Duration.ofSeconds(1);

  private static Exchange exchange;

  private final Map<Pair, NavigableMap<Instant, Candle>> delivered = new HashMap<>();
  private Rest rest;
  private SocketCandles candles;

  @BeforeAll
  static void open() {
    exchange =
        Exchange.start(
            Map.of(
                "START",
                "2026-01-31T10:02:30Z",
                "SPEED",
                Integer.toString(SPEED),
                "PAIRS",
                Integer.toString(ALL),
                "LIMITS",
                "false"));
  }

  @AfterAll
  static void close() {
    exchange.close();
  }

  @BeforeEach
  void connect() {
    exchange.reset();
    assertThat(exchange.seen(Call.HANDSHAKE)).isZero();
    rest = new Rest(exchange.client().market());
    candles =
        SteppedSocket.candles(exchange.socket(), exchange.nanos(), SPEED, rest, exchange::now);
  }

  @AfterEach
  void deliveredWhatRestTells() {
    candles.close();
    rest.down.set(false);
    delivered.forEach((pair, got) ->
        assertThat(List.copyOf(got.values()))
            .as("%s", pair)
            .isEqualTo(
                rest.closedCandles(pair, MINUTE, 1000).stream()
                    .filter(candle -> !candle.openedAt().isBefore(got.firstKey()))
                    .limit(got.size())
                    .toList()));
  }

  @Test
  void pushesAloneTellWhatRestTells() {
    ask(SOME, 60);
    rest.down.set(true);

    for (int minute = 0; minute < 45; minute++) {
      exchange.pass(A_MINUTE_THERE);
      SOME.forEach(this::awaitPush);
    }

    assertThat(delivered)
        .hasSize(SOME.size())
        .allSatisfy((pair, got) -> assertThat(got).hasSize(105));
    assertThat(exchange.seen(Call.HANDSHAKE)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void isNeverWrongWhileConnectionsBreakAndPushesAreLost(long seed) {
    order(0.02, seed, new Fault.Reset(false));
    order(0.2, seed + 10, new Fault.Empty(false));
    Random random = new Random(seed);

    for (int step = 0; step < 200 || exchange.seen(Call.HANDSHAKE) < 3; step++) {
      goOnUnlessInterrupted();
      exchange.pass(Duration.ofMillis(250));
      exchange.look();
      for (Pair pair : SOME) {
        int count = List.of(1, 2, 60).get(random.nextInt(3));
        assertThat(candles.closedCandles(pair, MINUTE, count))
            .as("step %d, %d of %s", step, count, pair)
            .isEqualTo(rest.truth(pair, count));
      }
      ask(SOME, 60);
    }

    exchange.faults().clear();
    requirePushes();
  }

  static Stream<Fault> refusals() {
    return Stream.of(
        new Fault.Refuse("429", null, null),
        new Fault.Html(403, false),
        new Fault.Html(200, false),
        new Fault.Html(429, false),
        new Fault.Empty(false),
        new Fault.Reset(false),
        new Fault.Hang(1L, false));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void comesBackAfterARefusedHandshake(Fault refusal) {
    exchange.order(FaultOrder.nth(Call.HANDSHAKE, 1, refusal));

    followUntilHandshake(2);

    requirePushes();
  }

  @Test
  void asksRestWhileEveryHandshakeIsRefused() {
    exchange.order(FaultOrder.always(Call.HANDSHAKE, new Fault.Html(403, false)));

    followUntilHandshake(4);

    exchange.faults().clear();
    followUntilHandshake(1);
    requirePushes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"30006", "30007"})
  void staysAwayForFiveMinutesWhenItWasTooMuch(String code) {
    exchange.order(FaultOrder.nth(Call.SOCKET, 1, new Fault.Refuse(code, "over limit", null)));
    Instant since = exchange.now();

    followUntilHandshake(2);

    assertThat(Duration.between(since, exchange.now()).dividedBy(SPEED))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    requirePushes();
  }

  @Test
  void leavesToRestWhatCannotBeSubscribedTo() {
    Pair unknown = Pair.of("XYZ", "USDT");
    assertThatThrownBy(() -> candles.closedCandles(unknown, MINUTE, 1))
        .isInstanceOf(UnknownPair.class);

    requirePushes();

    assertThat(exchange.seen(Call.HANDSHAKE)).isEqualTo(1);
  }

  @Test
  void asksRestWhileTheConnectionIsSilent() {
    FaultOrder silence = FaultOrder.always(Call.SOCKET, new Fault.Empty(false));
    exchange.order(silence);

    followUntilHandshake(3);

    assertThat(rest.asked).isPositive();
    exchange.faults().all().stream()
        .filter(fault -> fault.order().equals(silence))
        .forEach(fault -> exchange.faults().remove(fault.id()));
    requirePushes();
  }

  @Test
  void spreadsManyPairsOverConnectionsOfFifty() {
    ask(PAIRS, 2);
    rest.down.set(true);
    exchange.pass(A_MINUTE_THERE);
    PAIRS.forEach(this::awaitPush);
    assertThat(exchange.seen(Call.HANDSHAKE)).isEqualTo(3);
    rest.down.set(false);

    exchange.order(FaultOrder.nth(Call.SOCKET, 1, new Fault.Reset(false)));
    exchange.pass(A_MINUTE_THERE);
    exchange.look();
    while (exchange.seen(Call.HANDSHAKE) < 4) {
      goOnUnlessInterrupted();
      exchange.pass(Duration.ofMillis(200));
      ask(SOME, 60);
    }
    ask(PAIRS, 60);
    rest.down.set(true);
    exchange.pass(A_MINUTE_THERE);
    PAIRS.forEach(this::awaitPush);

    assertThat(exchange.seen(Call.HANDSHAKE)).isEqualTo(4);
    assertThat(delivered).hasSize(ALL);
  }

  /// Each new pair is subscribed to by the same beat that pings, so no beat is left out.
  @Test
  void staysLongerThanTheExchangeWouldWaitForAPing() {
    for (Pair pair : PAIRS.subList(0, 25)) {
      exchange.pass(Duration.ofSeconds(5));
      ask(List.of(pair), 2);
      rest.down.set(true);
      exchange.pass(A_MINUTE_THERE);
      awaitPush(pair);
      rest.down.set(false);
    }

    assertThat(exchange.seen(Call.HANDSHAKE)).isEqualTo(1);
  }

  @Test
  void pushesThePriceThatRestTells() {
    BitgetMarket market = exchange.client().market();
    try (SocketPrices prices =
        SteppedSocket.prices(exchange.socket(), exchange.nanos(), SPEED, exchange::now)) {
      for (int step = 0; step < 20; step++) {
        SOME.forEach(prices::fresh);
        exchange.pass(A_MINUTE_THERE);
        for (Pair pair : SOME) {
          Message.Priced pushed = awaitPrice(prices, pair);
          assertThat(new Ticker(pair, pushed.last(), pushed.bid(), pushed.ask(), pushed.at()))
              .isEqualTo(market.ticker(pair));
        }
      }
    }
  }

  private static Message.Priced awaitPrice(SocketPrices prices, Pair pair) {
    Optional<Message.Priced> price = prices.fresh(pair);
    while (price.isEmpty()) {
      exchange.look();
      goOnUnlessInterrupted();
      price = prices.fresh(pair);
    }
    return price.get();
  }

  /// The client as its users get it, on its own clock and in its own time.
  @Test
  void runsAsItIsSold() {
    Instant start = exchange.now();
    long began = System.nanoTime();
    long before = exchange.nanos().getAsLong();
    try (SocketCandles sold = exchange.client().socketCandles(exchange.socket(), rest)) {
      while (exchange.now().isBefore(start.plus(Duration.ofMinutes(6)))) {
        long due = System.nanoTime() - began - (exchange.nanos().getAsLong() - before);
        exchange.pass(Duration.ofNanos(Math.max(0, due)));
        for (Pair pair : SOME) {
          keep(pair, sold.closedCandles(pair, MINUTE, 60));
        }
      }
      assertThat(sold.answeredByPushes()).isPositive();
    }
  }

  private void order(double chance, long seed, Fault fault) {
    exchange.order(new FaultOrder(Call.SOCKET, null, null, chance, seed, fault));
  }

  private void ask(List<Pair> pairs, int count) {
    pairs.forEach(pair -> keep(pair, candles.closedCandles(pair, MINUTE, count)));
  }

  /// A candle is delivered once: asked for again, it is the same.
  private void keep(Pair pair, List<Candle> some) {
    NavigableMap<Instant, Candle> kept = delivered.computeIfAbsent(pair, _ -> new TreeMap<>());
    for (Candle candle : some) {
      Candle known = kept.putIfAbsent(candle.openedAt(), candle);
      assertThat(known == null ? candle : known).isEqualTo(candle);
    }
  }

  private void followUntilHandshake(int number) {
    while (exchange.seen(Call.HANDSHAKE) < number) {
      goOnUnlessInterrupted();
      exchange.pass(Duration.ofMillis(500));
      exchange.look();
      assertThat(candles.closedCandles(ONE, MINUTE, 2)).isEqualTo(rest.truth(ONE, 2));
      ask(List.of(ONE), 1);
    }
  }

  /// Follows until a connection stands again, and goes on without REST.
  private void requirePushes() {
    ask(List.of(ONE), 500);
    boolean pushed = false;
    while (!pushed) {
      goOnUnlessInterrupted();
      exchange.pass(A_MINUTE_THERE);
      exchange.look();
      pushed = isPushedSoon();
    }
    rest.down.set(false);
    ask(List.of(ONE), 500);
  }

  private boolean isPushedSoon() {
    rest.down.set(true);
    for (int attempt = 0; attempt < 300; attempt++) {
      try {
        ask(List.of(ONE), 1);
        return true;
      } catch (ExchangeUnavailable e) {
        goOnUnlessInterrupted();
      }
    }
    rest.down.set(false);
    ask(List.of(ONE), 500);
    return false;
  }

  private void awaitPush(Pair pair) {
    while (true) {
      try {
        keep(pair, candles.closedCandles(pair, MINUTE, 1));
        return;
      } catch (ExchangeUnavailable e) {
        exchange.look();
        goOnUnlessInterrupted();
      }
    }
  }

  private static void goOnUnlessInterrupted() {
    if (Thread.interrupted()) {
      throw new AssertionError("interrupted while nothing came");
    }
    LockSupport.parkNanos(200_000);
  }

  /// The truth, and what answers the client unless it is down.
  private static final class Rest implements CandleSource {
    private final CandleSource market;
    private final AtomicBoolean down = new AtomicBoolean();
    private int asked;

    Rest(CandleSource market) {
      this.market = market;
    }

    @Override
    public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
      asked++;
      if (down.get()) {
        throw new ExchangeUnavailable("REST is down");
      }
      return market.closedCandles(pair, granularity, count);
    }

    List<Candle> truth(Pair pair, int count) {
      return market.closedCandles(pair, MINUTE, count);
    }

    @Override
    public boolean lists(Pair pair) {
      return market.lists(pair);
    }
  }
}
