package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.bitget.Answer.Answered;
import dev.flare.bitget.Answer.Denied;
import dev.flare.bitget.Answer.NoAnswer;
import dev.flare.bitget.Answer.TooMany;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private static final String QUOTE =
      """
      {"code":"00000","msg":"success","requestTime":1760000000000,"data":{"fee":"0",\
      "fromCoinSize":"250","fromCoin":"USDT","cnvtPrice":"0.0004123456789012",\
      "toCoinSize":"0.10308641","toCoin":"ETH","traceId":"1360000000000000001"}}\
      """;

  @Test
  void givesTheDataAndTheTimeOfASuccess() {
    var answer = (Answered) Answer.parse(200, QUOTE);

    assertThat(answer.data().get("traceId").text()).isEqualTo("1360000000000000001");
    assertThat(answer.at()).contains(Instant.ofEpochMilli(1_760_000_000_000L));
  }

  @Test
  void keepsANumberAsItWasWritten() {
    var answer = (Answered) Answer.parse(200, "{\"code\":\"00000\",\"data\":{\"size\":100.50}}");

    assertThat(answer.data().get("size").text()).isEqualTo("100.50");
    assertThat(answer.data().get("size").decimal()).isEqualTo(new BigDecimal("100.50"));
    assertThat(answer.at()).isEmpty();
  }

  @Test
  void takesACodeForARefusalWhateverTheStatus() {
    String body = "{\"code\":\"12021\",\"msg\":\"quote expired\",\"data\":null}";

    assertThat(Answer.parse(400, body)).isEqualTo(new Denied("12021", "quote expired"));
    assertThat(Answer.parse(200, body)).isEqualTo(new Denied("12021", "quote expired"));
  }

  @Test
  void readsACodeWrittenAsNumberAndATextCalledMessage() {
    assertThat(Answer.parse(400, "{\"code\":12021,\"message\":\"quote expired\"}"))
        .isEqualTo(new Denied("12021", "quote expired"));
  }

  @ParameterizedTest
  @CsvSource({
    "429, '{\"code\":\"429\",\"msg\":\"slow down\"}', 429 slow down",
    "400, '{\"code\":429,\"message\":\"slow down\"}', 429 slow down",
    "429, <html>, 'HTTP 429, no JSON but ''<html>'''",
    "429, '', 'HTTP 429, an empty body'"
  })
  void hearsThatARequestWasOneTooMany(int status, String body, String reason) {
    assertThat(Answer.parse(status, body, Duration.ofSeconds(7)))
        .isEqualTo(new TooMany(reason, Duration.ofSeconds(7)));
  }

  @Test
  void hearsNoTooManyWhereAnotherCodeOrASuccessSaysOtherwise() {
    assertThat(Answer.parse(429, "{\"code\":\"43012\",\"msg\":\"poor\"}"))
        .isEqualTo(new Denied("43012", "poor"));
    assertThat(Answer.parse(429, QUOTE)).isEqualTo(new NoAnswer(0, "success inside HTTP 429"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "<html><body>502 Bad Gateway</body></html>",
        "upstream connect error",
        "[]",
        "null",
        "\"00000\"",
        "{}",
        "{\"code\":null,\"data\":[]}",
        "{\"code\":{},\"data\":[]}",
        "{\"code\":\"00000\"}",
        "{\"code\":\"00000\",\"data\":[]",
        "{\"code\":\"00000\",\"data\":[]} {}",
        "{\"code\":\"00000\",\"data\":[],\"requestTime\":\"soon\"}"
      })
  void callsEverythingElseNoAnswer(String body) {
    assertThat(Answer.parse(200, body)).isInstanceOf(NoAnswer.class);
  }

  @Test
  void believesNoSuccessInsideAnErrorStatus() {
    assertThat(Answer.parse(502, QUOTE)).isEqualTo(new NoAnswer(0, "success inside HTTP 502"));
  }

  @Test
  void readsSecondsAsSecondsAndMillisecondsAsMilliseconds() {
    Json json = Json.parse("{\"a\":\"1760000000\",\"b\":1760000000000}");

    assertThat(json.get("a").instant()).isEqualTo(json.get("b").instant());
  }

  @Test
  void seesEmptyTextNullAndAbsenceAlike() {
    Json json = Json.parse("{\"a\":\"\",\"b\":null,\"d\":\"0\"}");

    assertThat(json.find("a")).isEmpty();
    assertThat(json.find("b")).isEmpty();
    assertThat(json.find("c")).isEmpty();
    assertThat(json.find("d").map(Json::text)).isEqualTo(Optional.of("0"));
  }

  @Test
  void turnsAMangledBodyIntoATypedAnswerAndNothingElse() {
    long seed = 20_261_122L;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String mangled = mangle(QUOTE, random);
      assertThat(Answer.parse(200, mangled))
          .as("seed %d, round %d: %s", seed, i, mangled)
          .isInstanceOfAny(Answered.class, Denied.class, TooMany.class, NoAnswer.class);
    }
  }

  private static String mangle(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
