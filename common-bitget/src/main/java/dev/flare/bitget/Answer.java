package dev.flare.bitget;

import java.time.Instant;
import java.util.Optional;

/// What came back for one request.
sealed interface Answer {
  int OK = 200;
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

  /// No word of BitGet: no connection, no complete answer, or a body that is not its envelope.
  ///
  /// @param status of HTTP, 0 when not even that arrived
  record NoAnswer(int status, String reason) implements Answer {}

  /// Whether the exchange wants fewer requests, by its own code or by that of HTTP.
  default boolean isTooManyRequests() {
    return switch (this) {
      case Answered _ -> false;
      case Denied(var code, _) -> code.equals("429");
      case NoAnswer(var status, _) -> status == 429;
    };
  }

  /// Reads the envelope around every answer; what is none is [NoAnswer].
  static Answer parse(int status, String body) {
    try {
      Json envelope = Json.parse(body);
      String code = envelope.get("code").text();
      if (!code.equals(SUCCESS)) {
        return new Denied(code, message(envelope));
      }
      return status == OK
          ? new Answered(envelope.get("data"), envelope.find("requestTime").map(Json::instant))
          : new NoAnswer(status, "success inside HTTP " + status);
    } catch (MalformedAnswer e) {
      return new NoAnswer(status, "HTTP %d, %s".formatted(status, e.reason()));
    }
  }

  private static String message(Json envelope) {
    return envelope.find("msg").or(() -> envelope.find("message")).map(Json::text).orElse("");
  }
}
