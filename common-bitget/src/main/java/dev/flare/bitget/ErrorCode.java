package dev.flare.bitget;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One of the exchange's error codes and what it means for the caller. The table is the resource
/// `error-codes.csv`; a code that is not in it proves nothing.
///
/// @param definite whether the code, as answer to a trade, proves that nothing was executed
public record ErrorCode(String code, Remedy remedy, boolean definite, String meaning) {
  private static final Map<String, ErrorCode> TABLE =
      table().stream().collect(Collectors.toUnmodifiableMap(ErrorCode::code, Function.identity()));

  public static Optional<ErrorCode> of(String code) {
    return Optional.ofNullable(TABLE.get(code));
  }

  static List<ErrorCode> table() {
    InputStream resource = ErrorCode.class.getResourceAsStream("error-codes.csv");
    Objects.requireNonNull(resource, "error-codes.csv is not on the class path");
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(ErrorCode::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The exchange's own text, and for a code that needs a person also what it means.
  String explain(String message) {
    return remedy == Remedy.STOP
        ? "%s %s (%s)".formatted(code, message, meaning)
        : code + " " + message;
  }

  private static ErrorCode row(String line) {
    String[] cells = line.split(",", 4);
    return new ErrorCode(
        cells[0], Remedy.valueOf(cells[1]), Boolean.parseBoolean(cells[2]), cells[3]);
  }
}
