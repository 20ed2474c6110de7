package dev.flare.bitget;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What came back for one request.
sealed interface Answer {
  int OK = 200;
  int ONE_TOO_MANY = 429;

  /// In place of a status that contradicts what the body says.
  int CONTRADICTION = 0;

  String SUCCESS = "00000";

  /// BitGet did what was asked.
  ///
  /// @param at BitGet's own time of the request; empty when it named none
  record Answered(Json data, Optional<Instant> at) implements Answer {}

  /// BitGet said no, by one of its codes.
  record Denied(String code, String message) implements Answer {
    /// Code, text and, for the codes that call for a person, what to do.
    String explained() {
      return ErrorCode.of(code).map(known -> known.explain(message)).orElse(code + " " + message);
    }
  }

  /// The request was one too many: it was turned away before anything was done with it.
  ///
  /// @param rest how long BitGet wants to be left alone; zero when it does not say
  record TooMany(String reason, Duration rest) implements Answer {}

  /// No word of BitGet: no connection, no complete answer, or a body that is not its envelope.
  ///
  /// @param status of HTTP, 0 when not even that arrived
  record NoAnswer(int status, String reason) implements Answer {}

  /// Reads an answer that asks for no rest.
  static Answer parse(int status, String body) {
    return parse(status, body, Duration.ZERO);
  }

  /// Reads the envelope around every answer; what has none is told by its status alone.
  ///
  /// @param rest how long the answer asks to be left alone
  static Answer parse(int status, String body, Duration rest) {
    try {
      Json envelope = Json.parse(body);
      String code = envelope.get("code").text();
      if (!code.equals(SUCCESS)) {
        return refusal(code, message(envelope), rest);
      }
      return status == OK
          ? new Answered(envelope.get("data"), envelope.find("requestTime").map(Json::instant))
          : new NoAnswer(CONTRADICTION, "success inside HTTP " + status);
    } catch (MalformedAnswer e) {
      String reason = "HTTP %d, %s".formatted(status, e.reason());
      return status == ONE_TOO_MANY ? new TooMany(reason, rest) : new NoAnswer(status, reason);
    }
  }

  private static Answer refusal(String code, String message, Duration rest) {
    return code.equals(Integer.toString(ONE_TOO_MANY))
        ? new TooMany(code + " " + message, rest)
        : new Denied(code, message);
  }

  private static String message(Json envelope) {
    return envelope.find("msg").or(() -> envelope.find("message")).map(Json::text).orElse("");
  }
}
