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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
  private static final ApiCall CALL = ApiCall.get(Endpoint.TICKERS, Map.of("symbol", "BTCUSDT"));

  private final SteppedTime time = new SteppedTime();
  private final ScriptedWire wire = new ScriptedWire();
  private final List<Duration> allowed = new ArrayList<>();
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
  void endsWithinItsTimeThoughTheExchangeHangs() {
    Wire hanging =
        (call, atMost) -> {
          allowed.add(atMost);
          time.pass(Duration.ofSeconds(3).compareTo(atMost) < 0 ? Duration.ofSeconds(3) : atMost);
          return new Answer.NoAnswer(0, "timeout");
        };
    long began = time.getAsLong();

    assertThatThrownBy(() -> Fixtures.reads(hanging, time).ask(CALL, answer -> "7"))
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessageEndingWith("brought no answer in 2 attempts, last: timeout");
    assertThat(Duration.ofNanos(time.getAsLong() - began)).isLessThanOrEqualTo(Fixtures.TIMEOUT);
    assertThat(allowed.getFirst()).isEqualTo(Fixtures.TIMEOUT);
    assertThat(allowed.getLast()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void takesTheTimeForTheClockOutOfItsOwn() {
    ExchangeClock slow =
        new ExchangeClock(
            InstantSource.fixed(Fixtures.NOW),
            time,
            () -> {
              time.pass(Duration.ofSeconds(1));
              throw new ExchangeUnavailable("timeout");
            },
            1);
    Wire counting =
        (call, atMost) -> {
          allowed.add(atMost);
          return Answer.parse(200, success("\"7\""));
        };

    Fixtures.reads(counting, time, slow).ask(CALL, answer -> answer.data().text());

    assertThat(allowed).containsExactly(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(longs = {40, -40})
  void survivesAJumpOfTheExchangesTime(long seconds) {
    AtomicReference<Instant> server = new AtomicReference<>(Fixtures.NOW);
    ExchangeClock clock =
        new ExchangeClock(InstantSource.fixed(Fixtures.NOW), time, server::get, 1);
    Wire strict =
        (call, atMost) ->
            Duration.between(clock.instant(), server.get()).abs().toSeconds() > 30
                ? Answer.parse(400, error("40008"))
                : Answer.parse(200, success("\"7\""));
    Reads signed = Fixtures.reads(strict, time, clock);
    signed.ask(CALL, answer -> answer.data().text());
    server.set(Fixtures.NOW.plusSeconds(seconds));

    assertThat(signed.ask(CALL, answer -> answer.data().text())).isEqualTo(new Reply.Told<>("7"));
    assertThat(Duration.between(server.get(), clock.instant()).abs())
        .isLessThan(Duration.ofSeconds(1));
  }

  private Reply<String> ask() {
    return reads.ask(CALL, answer -> answer.data().text());
  }
}
