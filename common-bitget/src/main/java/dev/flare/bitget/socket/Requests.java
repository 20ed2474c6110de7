package dev.flare.bitget.socket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The subscriptions that one connection still has to send, a batch at a time.
///
/// The exchange takes messages of up to 4096 bytes, ten a second, 240 subscriptions in an hour.
final class Requests {
  static final int LARGEST_MESSAGE = 4096;
  static final int MOST_IN_AN_HOUR = 240;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Set<Topic> wanted;
  private final Set<Topic> unwanted = new LinkedHashSet<>();
  private final Deque<Duration> sent = new ArrayDeque<>();

  Requests(Collection<Topic> wanted) {
    this.wanted = new LinkedHashSet<>(wanted);
  }

  void subscribe(Topic topic) {
    if (!unwanted.remove(topic)) {
      wanted.add(topic);
    }
  }

  void unsubscribe(Topic topic) {
    if (!wanted.remove(topic)) {
      unwanted.add(topic);
    }
  }

  /// The next message, as soon as one may be sent.
  Optional<String> next(Duration now) {
    if (!mayAsk(now)) {
      return Optional.empty();
    }
    Optional<String> text =
        wanted.isEmpty() ? batch("unsubscribe", unwanted) : batch("subscribe", wanted);
    text.ifPresent(_ -> sent.addLast(now));
    return text;
  }

  private boolean mayAsk(Duration now) {
    while (!sent.isEmpty() && now.minus(HOUR).compareTo(sent.peekFirst()) >= 0) {
      sent.removeFirst();
    }
    boolean rested = sent.isEmpty() || now.minus(BETWEEN).compareTo(sent.peekLast()) >= 0;
    return rested && sent.size() < MOST_IN_AN_HOUR;
  }

  private static Optional<String> batch(String operation, Set<Topic> topics) {
    if (topics.isEmpty()) {
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    String text = message(operation, arguments);
    for (Iterator<Topic> each = topics.iterator(); each.hasNext(); each.remove()) {
      arguments.add(argument(each.next()));
      String longer = message(operation, arguments);
      if (longer.length() >= LARGEST_MESSAGE) {
        break;
      }
      text = longer;
    }
    return Optional.of(text);
  }

  private static String message(String operation, List<String> arguments) {
    return """
    {"op":"%s","args":[%s]}\
    """
        .formatted(operation, String.join(",", arguments));
  }

  /// All ASCII: a coin's name has letters and digits only.
  private static String argument(Topic topic) {
    return """
    {"instType":"SPOT","channel":"%s","instId":"%s"}\
    """
        .formatted(topic.channel(), topic.symbol());
  }
}
