package dev.flare.bitget;

import static dev.flare.bitget.ScriptedWire.error;
import static dev.flare.bitget.ScriptedWire.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.flare.market.AccountName;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Finding;
import dev.flare.market.Finding.Converted;
import dev.flare.market.Finding.NeedsOperator;
import dev.flare.market.LostConversion;
import dev.flare.market.Quote;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two traders, Flux and Grid, share one key.
class BitgetBooksTest {
  private static final URI EXCHANGE = URI.create("https://exchange");
  private static final Coin USDT = new Coin("USDT");
  private static final Coin ETH = new Coin("ETH");
  private static final Amount PAID = Amount.of("250", USDT);
  private static final Amount RECEIVED = Amount.of("0.10308641", ETH);
  private static final Instant SENT = Fixtures.NOW.minusSeconds(100);

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime();
  private final ScriptedWire wire = new ScriptedWire();

  private SentTrades sent() {
    return SentTrades.in(new DurableFile(directory.resolve("sent"), time, time));
  }

  private BitgetBooks books() {
    return new BitgetBooks(
        new BitgetAccount(Fixtures.reads(wire, time)),
        sent(),
        Fixtures.clock(time),
        EXCHANGE,
        new ApiKeys("key", "secret", "passphrase"));
  }

  private static Quote quote(String id) {
    return new Quote(id, PAID, RECEIVED, new BigDecimal("0.0004123456789012"), "{}");
  }

  private Finding find(String quote) {
    return books()
        .find(
            new LostConversion(
                quote(quote),
                SENT,
                List.of(new Balance(Amount.of("1000", USDT), Amount.zero(USDT)), Balance.none(ETH)),
                Set.of(),
                List.of()));
  }

  /// What the exchange tells, however often it is asked.
  private void records(String... rows) {
    String list = Stream.of(rows).collect(Collectors.joining(","));
    wire.always(call ->
        call.target().contains("convert-record")
            ? success("{\"dataList\":[%s],\"endId\":null}".formatted(list))
            : success("[{\"coin\":\"USDT\",\"available\":\"1000\",\"frozen\":\"0\"}]"));
  }

  private static String row(String id, Instant at) {
    return """
    {"id":"%s","ts":"%d","cnvtPrice":"0.00041235","fee":"0","fromCoinSize":"250",\
    "fromCoin":"USDT","toCoinSize":"0.10308641","toCoin":"ETH"}\
    """
        .formatted(id, at.toEpochMilli());
  }

  @Test
  void findsTheRecordOfATradeThatNobodyElseSent() {
    sent().sending(quote("1"), SENT);
    records(row("7", SENT));

    assertThat(find("1")).isInstanceOf(Converted.class);
  }

  @Test // Grid would book what Flux bought
  void takesNoRecordThatMayBeAnotherTraders() {
    sent().sending(quote("1"), SENT);
    sent().sending(quote("2"), SENT.plusSeconds(3));
    records(row("7", SENT));

    assertThat(find("1"))
        .isEqualTo(
            new NeedsOperator(
                "1 records fit, and 1 other traders of this key lost the same trade"));
    assertThat(find("2")).isInstanceOf(NeedsOperator.class);
  }

  @Test
  void takesNoRecordOfAnotherTraderWhoseAnswerCame() {
    sent().sending(quote("1"), SENT);
    sent().sending(quote("2"), SENT.plusSeconds(3));
    sent().done(quote("2"), SENT.plusSeconds(4));
    records(row("7", SENT.plusSeconds(4)));

    assertThat(find("1")).isEqualTo(new Finding.NotExecuted());
  }

  @Test // two Flux with one stake follow the same signal
  void takesNoRecordOfATradeThatAnotherTraderSentWhileItWasLookedFor() {
    sent().sending(quote("1"), SENT);
    wire.always(call -> {
      if (call.target().contains("convert-record")) {
        sent().sending(quote("2"), SENT);
        return success("{\"dataList\":[%s],\"endId\":null}".formatted(row("7", SENT)));
      }
      return success("[]");
    });

    assertThat(find("1")).isInstanceOf(NeedsOperator.class);
  }

  @Test // the disk was full when it was sent
  void takesNoRecordOfAnAnswerThatWasNotNotedBefore() {
    sent().sending(quote("1"), SENT);
    sent().done(quote("2"), SENT.plusSeconds(4));
    records(row("7", SENT.plusSeconds(4)));

    assertThat(find("1")).isEqualTo(new Finding.NotExecuted());
  }

  @Test
  void takesTheRecordOnceTheOtherTraderKnowsThatItsTradeWasNotDone() {
    sent().sending(quote("1"), SENT);
    sent().sending(quote("2"), SENT);
    sent().notDone(quote("2"));
    records(row("7", SENT));

    assertThat(find("1")).isInstanceOf(Converted.class);
  }

  @Test
  void sharesAsManyRecordsAsThereAreTrades() {
    sent().sending(quote("1"), SENT);
    sent().sending(quote("2"), SENT);
    records(row("7", SENT), row("8", SENT.plusSeconds(1)));

    assertThat(find("2")).asInstanceOf(type(Converted.class)).returns("8", Converted::record);
    assertThat(find("1")).asInstanceOf(type(Converted.class)).returns("7", Converted::record);
    assertThat(find("2")).asInstanceOf(type(Converted.class)).returns("8", Converted::record);
  }

  @Test
  void isNotMistakenForATradeOfAnotherMinute() {
    sent().sending(quote("1"), SENT);
    sent().sending(quote("2"), SENT.minus(Duration.ofMinutes(1)));
    records(row("7", SENT));

    assertThat(find("1")).isInstanceOf(Converted.class);
  }

  @Test
  void provesNothingWhileTheOtherTradersCannotBeRead() {
    BitgetBooks blind =
        new BitgetBooks(
            new BitgetAccount(Fixtures.reads(wire, time)),
            SentTrades.in(new DurableFile(directory.resolve("missing/sent"), time, time)),
            Fixtures.clock(time),
            EXCHANGE,
            new ApiKeys("key", "secret", "passphrase"));
    records(row("7", SENT));

    assertThat(blind.find(new LostConversion(quote("1"), SENT, List.of(), Set.of(), List.of())))
        .isEqualTo(new Finding.StillUnknown("The trades of other traders cannot be read"));
  }

  @Test
  void notesWhatIsSentBeforeItIsSentAndHowItEnded() {
    Reads reads = Fixtures.reads(wire, time);
    BitgetConvert convert =
        new BitgetConvert(reads, wire, Fixtures.clock(time), new CoinLimits(reads, time), sent());
    wire.thenNothing("reset");
    convert.convert(quote("1"));
    wire.then(400, error("12021"));
    convert.convert(quote("2"));
    wire.then(
        success(
            "{\"ts\":\"1760000003114\",\"cnvtPrice\":\"0.00041235\",\"toCoinSize\":\"0.10308641\",\"toCoin\":\"ETH\"}"));
    convert.convert(quote("3"));

    assertThat(sent().like(quote("other")))
        .extracting(each -> each.quote() + " " + each.doneAt().map(Instant::toEpochMilli))
        .containsExactly("1 Optional.empty", "3 Optional[1760000003114]");
  }

  @Test
  void leavesOutWhatIsNoLineOfItsOwn() {
    assertThat(
            Stream.of("", "x", "1 a USDT 2 ETH 3 -", "1 1 USDT 2 ETH x -", "1 1 $ 2 ETH 3 -")
                .flatMap(line -> SentTrade.parse(line).stream()))
        .isEmpty();
    SentTrade trade = SentTrade.of(quote("1"), SENT).doneAt(SENT.plusSeconds(1));
    assertThat(SentTrade.parse(trade.line())).contains(trade);
  }

  @Test // two traders are not replaced by a later version in the same moment
  void understandsWhatALaterVersionAdds() {
    SentTrade trade = SentTrade.of(quote("1"), SENT);
    assertThat(SentTrade.parse(trade.line() + " more to come")).contains(trade);
  }

  @Test
  void saysWhoseAccountItIsAndMarksItsKeys() {
    wire.then(success("{\"userId\":\"123\",\"authorities\":[\"stor\"],\"ips\":[]}"));
    assertThat(books().account()).isEqualTo(new AccountName("https://exchange", "123"));
    assertThat(books().keyMark()).isEqualTo(books().keyMark()).doesNotContain("key", "exchange");

    wire.then(400, error("40037"));
    assertThatThrownBy(() -> books().account()).isInstanceOf(ExchangeUnavailable.class);
  }
}
