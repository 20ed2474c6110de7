package dev.flare.bitget;

import static dev.flare.bitget.ScriptedWire.error;
import static dev.flare.bitget.ScriptedWire.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.bitget.Reads.Reply;
import dev.flare.market.ExchangeUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadsTest {
  private static final ApiCall CALL = ApiCall.get(Endpoint.TICKERS, Map.of("symbol", "BTCUSDT"));

  private final SteppedTime time = new SteppedTime();
  private final ScriptedWire wire = new ScriptedWire();
  private final Reads reads = Fixtures.reads(wire, time);

  @Test
  void asksAgainAfterALostAnswerAHtmlPageAndABusyExchange() {
    wire.thenNothing("reset").then(502, "<html>").then(400, error("40725")).then(success("\"7\""));

    assertThat(ask()).isEqualTo(new Reply.Told<>("7"));
    assertThat(wire.calls).hasSize(4);
  }

  @Test
  void waitsLongerEachTime() {
    wire.thenNothing("a").thenNothing("b").thenNothing("c").then(success("\"7\""));

    ask();

    assertThat(time.pauses).hasSize(3);
    assertThat(time.pauses.get(0)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(time.pauses.get(1)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
    assertThat(time.pauses.get(2)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1600));
  }

  @Test
  void waitsAtLeastASecondWhenTheExchangeSaysTooManyRequests() {
    wire.then(429, error("429")).then(429, "<html>slow down</html>").then(success("\"7\""));

    ask();

    assertThat(time.pauses.get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(time.pauses.get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void givesUpAfterFourAttemptsNamingTheCallAndTheLastTrouble() {
    wire.thenNothing("a").thenNothing("b").thenNothing("c").thenNothing("connection reset");

    assertThatThrownBy(this::ask)
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessage(
            "GET /api/v2/spot/market/tickers?symbol=BTCUSDT brought no answer in 4 attempts,"
                + " last: connection reset");
    assertThat(time.pauses).hasSize(3);
  }

  @Test
  void takesARefusalOrAnUnlistedCodeForAnAnswer() {
    wire.then(400, error("40034")).then(400, error("99999"));

    assertThat(ask()).isEqualTo(new Reply.Denied<>("40034", "no"));
    assertThat(ask()).isEqualTo(new Reply.Denied<>("99999", "no"));
    assertThat(time.pauses).isEmpty();
  }

  @Test
  void asksAgainWhenTheAnswerIsNotWhatWasPromised() {
    wire.then(success("{}")).then(success("\"7\""));

    assertThat(ask()).isEqualTo(new Reply.Told<>("7"));
  }

  @Test
  void setsItsClockWhenTheExchangeFindsTheTimestampTooOld() {
    Instant server = Fixtures.NOW.plusSeconds(40);
    ExchangeClock clock =
        new ExchangeClock(InstantSource.fixed(Fixtures.NOW), time, () -> server, 1);
    Reads signed = new Reads(wire, clock, time, new Random(7));
    signed.ask(answering(success("\"1\"")), answer -> answer.data().text());
    time.pass(Duration.ofSeconds(-40));
    wire.then(400, error("40008"));

    signed.ask(answering(success("\"2\"")), answer -> answer.data().text());

    assertThat(clock.instant()).isBetween(server, server.plusSeconds(1));
  }

  private ApiCall answering(String body) {
    wire.then(body);
    return CALL;
  }

  private Reply<String> ask() {
    return reads.ask(CALL, answer -> answer.data().text());
  }
}
