package dev.flare.simulator.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes wrong with a call.
///
/// `executed` tells the two ways of losing an answer apart: with it the exchange does what it was
/// asked to and only the answer is lost, without it the exchange never hears of the request.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "does")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.Refuse.class, name = "refuse"),
  @JsonSubTypes.Type(value = Fault.Html.class, name = "html"),
  @JsonSubTypes.Type(value = Fault.Empty.class, name = "empty"),
  @JsonSubTypes.Type(value = Fault.Reset.class, name = "reset"),
  @JsonSubTypes.Type(value = Fault.Cut.class, name = "cut"),
  @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
  @JsonSubTypes.Type(value = Fault.Slow.class, name = "slow"),
  @JsonSubTypes.Type(value = Fault.Rewrite.class, name = "rewrite"),
  @JsonSubTypes.Type(value = Fault.IgnoreStart.class, name = "ignore-start"),
  @JsonSubTypes.Type(value = Fault.DelayRecord.class, name = "delay-record"),
  @JsonSubTypes.Type(value = Fault.Skew.class, name = "skew")
})
public sealed interface Fault {
  /// Answers with a code and does nothing: any code, known to anyone or not.
  ///
  /// @param status 429 for that code, else 400, unless ordered
  record Refuse(String code, @Nullable String msg, @Nullable Integer status) implements Fault {
    private static final Map<String, String> TEXTS =
        Map.of(
            "429", "Too many requests",
            "12021", "The quote has expired",
            "40014", "Incorrect permissions, need spot order write permissions",
            "40015", "System is abnormal, please try again later",
            "40018", "Invalid IP",
            "40085", "You are in Unified Account mode, the Classic Account API is not supported",
            "40725", "service return an error",
            "45001", "Unknown error");

    public Refuse {
      check(code != null && !code.isBlank(), "refuse needs a code");
      check(status == null || status >= 200 && status <= 599, "status is one of HTTP's");
    }

    public String text() {
      return msg == null ? TEXTS.getOrDefault(code, "Error " + code) : msg;
    }

    int statusOrUsual() {
      return status == null ? code.equals("429") ? 429 : 400 : status;
    }
  }

  /// Answers with a page for people, as a gateway in between does; 502 unless ordered.
  record Html(@Nullable Integer status, boolean executed) implements Fault {
    public Html {
      check(status == null || status >= 200 && status <= 599, "status is one of HTTP's");
    }

    int statusOrUsual() {
      return status == null ? 502 : status;
    }
  }

  /// Answers 200 with nothing in it.
  record Empty(boolean executed) implements Fault {}

  /// Resets the connection (RST) without an answer.
  record Reset(boolean executed) implements Fault {}

  /// Resets the connection in the middle of the true answer.
  record Cut() implements Fault {}

  /// Stays silent for so many real milliseconds, then resets the connection.
  record Hang(@Nullable Long millis, boolean executed) implements Fault {
    private static final long USUAL = 30_000;

    public Hang {
      check(millis == null || millis >= 0 && millis <= 600_000, "millis are 0 to 600000");
    }

    Duration time() {
      return Duration.ofMillis(millis == null ? USUAL : millis);
    }
  }

  /// Takes so many real milliseconds longer, half of them on the way to the exchange.
  record Slow(long millis) implements Fault {
    public Slow {
      check(millis > 0 && millis <= 600_000, "millis are 1 to 600000");
    }

    Duration half() {
      return Duration.ofMillis(millis).dividedBy(2);
    }
  }

  /// Answers truly, in unusual letters.
  record Rewrite(Disguise how) implements Fault {
    public Rewrite {
      check(how != null, "rewrite needs a how");
    }
  }

  /// Candles come as if no `startTime` were given.
  record IgnoreStart() implements Fault {}

  /// The conversion made by the call gets into the records so many real seconds later.
  record DelayRecord(double seconds) implements Fault {
    public DelayRecord {
      check(seconds > 0 && seconds <= 600, "seconds are more than 0 and at most 600");
    }

    Duration time() {
      return Duration.ofMillis(Math.round(seconds * 1000));
    }
  }

  /// The exchange's clock is off by so many real seconds, for as long as this stands.
  record Skew(double seconds) implements Fault {
    public Skew {
      check(Math.abs(seconds) <= 86_400, "seconds are at most a day");
    }

    Duration time() {
      return Duration.ofMillis(Math.round(seconds * 1000));
    }
  }

  /// Whether it can happen to a request that would become a WebSocket: all that keeps it from that.
  default boolean suitsHandshake() {
    return switch (this) {
      case Refuse _ -> true;
      case Html(_, var executed) -> !executed;
      case Empty(var executed) -> !executed;
      case Reset(var executed) -> !executed;
      case Hang(_, var executed) -> !executed;
      case Cut _, Slow _, Rewrite _, IgnoreStart _, DelayRecord _, Skew _ -> false;
    };
  }

  private static void check(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
