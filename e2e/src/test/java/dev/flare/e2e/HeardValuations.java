package dev.flare.e2e;

import dev.flare.testing.StompCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// When a trader looked at each of its positions, by its own clock, as it tells all who listen.
final class HeardValuations implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final StompCaller caller;
  private final int speed;
  private final List<JsonNode> messages = new ArrayList<>();

  /// @param caller not connected yet
  /// @param speed how many times faster than ours the trader's clock runs
  HeardValuations(StompCaller caller, int speed) throws InterruptedException {
    this.caller = caller;
    this.speed = speed;
    caller.frame("CONNECT", "accept-version:1.2\nhost:x\nheart-beat:0,0", "");
    String _ = caller.next();
    caller.subscribe("/topic/valuations");
  }

  /// Waits for a look that was not told yet.
  void awaitNext() throws InterruptedException {
    hearAll();
    hear(caller.next());
  }

  private void hearAll() {
    caller.heardSoFar().forEach(this::hear);
  }

  private void hear(String frame) {
    if (!frame.startsWith("MESSAGE")) {
      throw new AssertionError("Told no more: " + frame);
    }
    messages.add(JSON.readTree(frame.substring(frame.indexOf("\n\n") + 2)));
  }

  /// The numbers that the trader gave to what it told.
  List<Long> numbers() {
    hearAll();
    return messages.stream().map(message -> message.path("seq").asLong()).toList();
  }

  /// The longest time, in ours, that any position waited for its next look.
  Duration longestWait() {
    hearAll();
    TreeMap<String, NavigableSet<Long>> times = new TreeMap<>();
    messages.stream()
        .flatMap(HeardValuations::looks)
        .forEach(look ->
            times
                .computeIfAbsent(look.path("id").asString(), _ -> new TreeSet<>())
                .add(look.path("at").asLong()));
    return times.values().stream()
        .flatMap(HeardValuations::waits)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .dividedBy(speed);
  }

  private static Stream<JsonNode> looks(JsonNode message) {
    return message.path("changes").valueStream();
  }

  private static Stream<Duration> waits(NavigableSet<Long> times) {
    return times.headSet(times.last()).stream().map(at -> Duration.ofMillis(times.higher(at) - at));
  }

  @Override
  public void close() {
    caller.close();
  }
}
