package dev.flare.gnome.pair;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/// How one pair is doing.
///
/// @param problem what is wrong, in words; only with a status that is a problem
record Health(Status status, Optional<String> problem) {
  static final Health INACTIVE = new Health(Status.INACTIVE, Optional.empty());
  static final Health STARTING = new Health(Status.STARTING, Optional.empty());
  static final Health GOOD = new Health(Status.OK, Optional.empty());

  static Health of(Status status, String problem) {
    return new Health(status, Optional.of(problem));
  }

  enum Status {
    /// Switched off by the user.
    INACTIVE,
    /// Candles are being fetched for the first time.
    STARTING,
    OK,
    /// The exchange has too few candles of it for a decision.
    YOUNG,
    /// A candle is due that the exchange does not serve.
    LATE,
    /// The exchange does not answer.
    UNREACHABLE,
    /// The exchange does not list it.
    UNKNOWN,
    /// Something that nobody expected; the log tells more.
    FAILED;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
