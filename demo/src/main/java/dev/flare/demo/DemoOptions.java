package dev.flare.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the command line of `./flare demo` asks for.
///
/// @param apps the directory with the jars of the components
/// @param length how long the market runs once everything is up; empty: until Ctrl-C
/// @param json whether the figures are printed as one line of JSON at the end
/// @param candles recorded candle files to replay; none: the synthetic market
/// @param seed which synthetic market
/// @param portOffset added to every port, 0 to 60000
record DemoOptions(
    Path apps,
    Optional<Duration> length,
    boolean json,
    List<Path> candles,
    long seed,
    int portOffset) {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m|h)");

  DemoOptions {
    candles = List.copyOf(candles);
  }

  static DemoOptions parse(String... arguments) {
    Parser parser = new Parser(new ArrayDeque<>(List.of(arguments)));
    return parser.parse();
  }

  private static final class Parser {
    private final Deque<String> arguments;
    private Path apps = Path.of("").toAbsolutePath();
    private Optional<Duration> length = Optional.empty();
    private boolean json;
    private final List<Path> candles = new ArrayList<>();
    private long seed = 1;
    private int portOffset;

    Parser(Deque<String> arguments) {
      this.arguments = arguments;
    }

    DemoOptions parse() {
      while (!arguments.isEmpty()) {
        option(arguments.removeFirst());
      }
      return new DemoOptions(apps, length, json, candles, seed, portOffset);
    }

    private void option(String option) {
      switch (option) {
        case "--apps" -> apps = Path.of(value(option)).toAbsolutePath();
        case "--for" -> length = Optional.of(duration(value(option)));
        case "--json" -> json = true;
        case "--candles" -> files();
        case "--seed" -> seed = number(option, Long.MAX_VALUE);
        case "--port-offset" -> portOffset = (int) number(option, 60_000);
        default ->
            throw DemoFailure.badRequest(
                "demo has no option '%s'; ./flare help lists them".formatted(option));
      }
    }

    private String value(String option) {
      if (arguments.isEmpty()) {
        throw DemoFailure.badRequest(option + " needs a value; ./flare help shows how");
      }
      return arguments.removeFirst();
    }

    private void files() {
      while (!arguments.isEmpty() && !arguments.getFirst().startsWith("--")) {
        candles.add(Path.of(arguments.removeFirst()).toAbsolutePath().normalize());
      }
      if (candles.isEmpty()) {
        throw DemoFailure.badRequest("--candles needs at least one candle file");
      }
    }

    private long number(String option, long most) {
      String text = value(option);
      try {
        long number = Long.parseLong(text);
        if (number >= 0 && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below, like a number out of range.
      }
      throw DemoFailure.badRequest(
          "%s takes a whole number from 0 to %d, not '%s'".formatted(option, most, text));
    }
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw DemoFailure.badRequest(
          "--for takes a time such as 60s, 5m or 1h, not '%s'".formatted(text));
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
