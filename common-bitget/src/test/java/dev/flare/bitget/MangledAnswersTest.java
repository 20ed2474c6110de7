package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer.Quoted;
import dev.flare.market.UnknownPair;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a body turns into on its way, a call ends in a right value or in one of its own errors.
class MangledAnswersTest {
  private static final long SEED = 20_261_123L;
  private static final int ROUNDS = 10_000;
  private static final Coin USDT = new Coin("USDT");
  private static final Coin ETH = new Coin("ETH");
  private static final Pair PAIR = Pair.of("ETH", "USDT");
  private static final Amount SPEND = Amount.of("250", USDT);
  private static final TimeSpan SPAN =
      new TimeSpan(Fixtures.NOW.minus(Duration.ofDays(1)), Fixtures.NOW.plusSeconds(60));
  private static final Quote QUOTE =
      new Quote("1", SPEND, Amount.of("0.10308641", ETH), new BigDecimal("0.000412345679"), "{}");

  /// Every call of the client with a right answer to it, and what must be true of whatever comes.
  enum Call {
    QUOTE_PRICE(
        """
        {"fee":"0","fromCoinSize":"250","fromCoin":"USDT","cnvtPrice":"0.0004123456789012",\
        "toCoinSize":"0.10308641","toCoin":"ETH","traceId":"1360000000000000001"}\
        """,
        client -> {
          if (client.convert().quote(SPEND, ETH) instanceof Quoted(var quote)) {
            assertThat(quote.spend()).isEqualTo(SPEND);
            assertThat(quote.receive().coin()).isEqualTo(ETH);
            assertThat(quote.form()).contains("\"traceId\":\"" + quote.id() + "\"");
          }
        }),
    TRADE(
        """
        {"ts":"1760000003114","cnvtPrice":"0.00041235","toCoinSize":"0.10308641","toCoin":"ETH"}\
        """,
        client -> {
          if (client.convert().convert(MangledAnswersTest.QUOTE)
              instanceof Converted(var paid, var received, _)) {
            assertThat(paid).isEqualTo(SPEND);
            assertThat(received.coin()).isEqualTo(ETH);
          }
        }),
    LIMITS(
        """
        [{"coin":"BTC","available":"0.1","maxAmount":"0.7","minAmount":"0.00001"},\
        {"coin":"USDT","available":"431.50","maxAmount":"80000","minAmount":"1"}]\
        """,
        client ->
            client
                .convert()
                .limits(USDT)
                .ifPresent(limits -> assertThat(limits.minimum().coin()).isEqualTo(USDT))),
    CONVERSIONS(
        """
        {"dataList":[{"id":"1360000013000000005","ts":"1760000003114","cnvtPrice":"0.00041235",\
        "fee":"0","fromCoinSize":"250","fromCoin":"USDT","toCoinSize":"0.10308641",\
        "toCoin":"ETH"}],"endId":"1360000013000000005"}\
        """,
        client ->
            assertThat(client.account().conversions(SPAN))
                .allSatisfy(row -> assertThat(SPAN.contains(row.at())).isTrue())
                .allSatisfy(row -> assertThat(row.id()).matches("[0-9]+"))),
    BILLS(
        """
        [{"cTime":"1760000000","coin":"USDT","groupType":"convert","businessType":"OUT",\
        "size":"-250","balance":"181.5","fees":"0","billId":"77"}]\
        """,
        client ->
            assertThat(client.account().conversionBills(SPAN))
                .allSatisfy(bill -> assertThat(SPAN.contains(bill.at())).isTrue())),
    BALANCES(
        """
        [{"coin":"USDT","available":"431.50","frozen":"8","locked":"0","uTime":"1759999990000"}]\
        """,
        client ->
            client
                .account()
                .balances()
                .forEach((coin, owned) -> assertThat(owned.total().coin()).isEqualTo(coin))),
    ACCOUNT(
        """
        {"userId":"1234567890","ips":["203.0.113.7"],"authorities":["stor","stow","wtor"],\
        "parentId":1234567890,"regisTime":"1650000000000"}\
        """,
        client -> LiveReadiness.of(client.account().state())),
    CANDLES(
        """
        [["1759999800000","4100.10","4101.20","4099.00","4100.55","12.3456","50623.1","50623.1"],\
        ["1760000100000","4100.55","4102.00","4100.50","4101.70","8.1","33222.4","33222.4"]]\
        """,
        client ->
            assertThat(client.market().closedCandles(PAIR, Granularity.FIVE_MINUTES, 2))
                .allSatisfy(candle ->
                    assertThat(Granularity.FIVE_MINUTES.openOf(candle.openedAt()))
                        .isEqualTo(candle.openedAt()))),
    TICKER(
        """
        [{"symbol":"ETHUSDT","lastPr":"4100","bidPr":"4099","askPr":"4101","ts":"1760000000000"}]\
        """,
        client -> assertThat(client.market().ticker(PAIR).pair()).isEqualTo(PAIR)),
    SYMBOLS(
        """
        [{"symbol":"ETHUSDT","baseCoin":"ETH","quoteCoin":"USDT","status":"online"}]\
        """,
        client -> client.market().lists(PAIR));

    private final String right;
    private final Consumer<Client> ask;

    Call(String data, Consumer<Client> ask) {
      this.right = ScriptedWire.success(data, 1_760_000_700_000L);
      this.ask = ask;
    }
  }

  /// A client to whom the wire always says the same.
  private record Client(BitgetConvert convert, BitgetAccount account, BitgetMarket market) {
    static Client hearing(AtomicReference<Answer> answer) {
      SteppedTime time = new SteppedTime();
      ExchangeClock clock =
          new ExchangeClock(InstantSource.fixed(Fixtures.NOW), time, () -> Fixtures.NOW, 1);
      Wire wire = (call, atMost) -> answer.get();
      Reads reads =
          new Reads(
              wire, clock, time, duration -> time.pass(duration), new Random(7), Fixtures.TIMEOUT);
      return new Client(
          new BitgetConvert(
              reads,
              wire,
              clock,
              new CoinLimits(reads, () -> time.getAsLong()),
              SentTrades.alone()),
          new BitgetAccount(reads),
          new BitgetMarket(reads));
    }
  }

  @ParameterizedTest
  @EnumSource
  void endInARightValueOrInATypedError(Call call) {
    Random random = new Random(SEED + call.ordinal());
    AtomicReference<Answer> answer = new AtomicReference<>();
    for (int round = 0; round < ROUNDS; round++) {
      String body = Mangler.mangle(call.right, random);
      int status =
          random.nextInt(4) == 0 ? List.of(400, 404, 429, 502).get(random.nextInt(4)) : 200;
      String what = "seed %d, round %d, HTTP %d: %s".formatted(SEED, round, status, shown(body));
      try {
        answer.set(Answer.parse(status, body));
        call.ask.accept(Client.hearing(answer));
      } catch (ExchangeUnavailable | UnknownPair expected) {
        assertThat(expected).as(what).hasMessageNotContaining("Exception");
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(what, e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void areRightWhenNothingHappenedToThem(Call call) {
    AtomicReference<Answer> answer = new AtomicReference<>(Answer.parse(200, call.right));

    call.ask.accept(Client.hearing(answer));
  }

  private static String shown(String body) {
    return body.substring(0, Math.min(2000, body.length()));
  }
}
