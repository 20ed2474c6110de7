package dev.flare.bitget;

import dev.flare.market.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the users of one budget know together: who was served last, who waits, and how long the
/// exchange wants to be left alone.
///
/// All times are nanoseconds of the machine's monotonic clock, which in this Java counts from the
/// start of the machine and so is the same for all its processes. Were it not, or after a restart
/// of the machine, a time that lies too far ahead is cut to what it could be at most.
final class BudgetState {
  /// A ticket that was not shown for so long belongs to nobody any more.
  static final Duration LEASE = Duration.ofSeconds(1);

  static final Duration STOP = Duration.ofMinutes(5);
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(60);

  /// After so many turns that were not theirs, the least urgent of those who wait have one.
  private static final int OTHERS_TURNS = 4;

  /// So many refusals in a row stop everything.
  private static final int REFUSALS_TO_STOP = 8;

  private static final String HEADER = "flare-budget-1";
  private static final String END = "end";

  /// When the next request may leave if nothing had been saved up.
  private final Map<Endpoint, Long> due = new EnumMap<>(Endpoint.class);

  /// Until when each waiting ticket is taken for alive.
  private final Map<BudgetTicket, Long> queue = new TreeMap<>();

  /// How many turns in a row somebody less urgent has waited through.
  private final Map<Endpoint, Integer> overtaken = new EnumMap<>(Endpoint.class);

  private final Map<Endpoint, Rest> rests = new EnumMap<>(Endpoint.class);
  private long stoppedUntil;

  private BudgetState(long now) {
    stoppedUntil = now;
  }

  static BudgetState fresh(long now) {
    return new BudgetState(now);
  }

  /// After a "too many requests".
  ///
  /// @param refusals in a row
  private record Rest(int refusals, long until) {}

  /// Serves the ticket, or lets it wait.
  ///
  /// @return 0 when its request may leave, or else how many nanoseconds are to pass as things are
  long admit(BudgetTicket ticket, Pace pace, long now) {
    queue.values().removeIf(alive -> alive <= now);
    queue.remove(ticket);
    long slot =
        Math.max(due.getOrDefault(ticket.endpoint(), now - pace.burst()), now - pace.burst());
    long wait =
        Math.max(slot + ahead(ticket) * pace.gap(), quietUntil(ticket.endpoint(), now)) - now;
    if (wait <= 0) {
      due.put(ticket.endpoint(), slot + pace.gap());
      serve(ticket);
      return 0;
    }
    queue.put(ticket, now + LEASE.toNanos());
    return wait;
  }

  private void serve(BudgetTicket ticket) {
    boolean overtakes = line(ticket).anyMatch(other -> other.isLessUrgentThan(ticket));
    if (overtakes) {
      overtaken.merge(ticket.endpoint(), 1, Integer::sum);
    } else {
      overtaken.remove(ticket.endpoint());
    }
  }

  /// Takes a ticket back that nobody waits for any more.
  void leave(BudgetTicket ticket) {
    queue.remove(ticket);
  }

  /// The exchange found a request one too many. What was on its way when it first said so does not
  /// count again.
  ///
  /// @param asked how long the exchange wants to be left alone, believed up to five minutes; zero
  ///   when it does not say
  /// @param jitter 0 to 1, so that not all come back at once
  void refused(Endpoint endpoint, Duration asked, long now, double speed, double jitter) {
    if (quietUntil(endpoint, now) > now) {
      return;
    }
    Rest last = rests.getOrDefault(endpoint, new Rest(0, now));
    boolean inARow = now - last.until() < scaled(LONGEST_REST, speed);
    int refusals = inARow ? last.refusals() + 1 : 1;
    if (refusals >= REFUSALS_TO_STOP) {
      stoppedUntil = now + scaled(STOP, speed);
      rests.clear();
    } else {
      long rest = Math.max(believable(asked), restAfter(refusals, speed, jitter));
      rests.put(endpoint, new Rest(refusals, now + rest));
    }
  }

  private static long restAfter(int refusals, double speed, double jitter) {
    long doubled = scaled(FIRST_REST.multipliedBy(1L << (refusals - 1)), speed);
    long longest = scaled(LONGEST_REST, speed);
    return Math.min(longest, Math.round(doubled * (1 + jitter / 2)));
  }

  private static long believable(Duration asked) {
    return asked.compareTo(STOP) < 0 ? asked.toNanos() : STOP.toNanos();
  }

  private static long scaled(Duration duration, double speed) {
    return Math.round(duration.toNanos() / Math.max(1, speed));
  }

  private long ahead(BudgetTicket ticket) {
    long moreUrgent = line(ticket).filter(other -> other.compareTo(ticket) < 0).count();
    if (!isTheOthersTurn(ticket.endpoint())) {
      return moreUrgent;
    }
    BudgetTicket next =
        Stream.concat(line(ticket), Stream.of(ticket)).min(BudgetTicket.LEAST_URGENT).orElseThrow();
    if (next.equals(ticket)) {
      return 0;
    }
    return next.compareTo(ticket) > 0 ? moreUrgent + 1 : moreUrgent;
  }

  /// Whoever closes something is never kept waiting by the trade of somebody who does not.
  private boolean isTheOthersTurn(Endpoint endpoint) {
    return endpoint != Endpoint.TRADE && overtaken.getOrDefault(endpoint, 0) >= OTHERS_TURNS;
  }

  /// Who else waits for the same.
  private Stream<BudgetTicket> line(BudgetTicket ticket) {
    return queue.keySet().stream()
        .filter(other -> other.endpoint() == ticket.endpoint() && !other.equals(ticket));
  }

  private long quietUntil(Endpoint endpoint, long now) {
    Rest rest = rests.getOrDefault(endpoint, new Rest(0, now));
    return Math.max(stoppedUntil, rest.until());
  }

  /// One line for each fact, and a last one that shows that nothing is missing.
  String text(long now) {
    StringBuilder lines = new StringBuilder();
    line(lines, HEADER, now);
    line(lines, "stop", stoppedUntil);
    due.forEach((endpoint, at) -> line(lines, "due", endpoint, at));
    overtaken.forEach((endpoint, turns) -> line(lines, "overtaken", endpoint, turns));
    rests.forEach((endpoint, rest) -> line(lines, "rest", endpoint, rest.refusals(), rest.until()));
    queue.forEach((ticket, alive) ->
        line(
            lines,
            "wait",
            ticket.endpoint(),
            ticket.priority(),
            ticket.since(),
            ticket.nonce(),
            alive));
    return lines.append(END).append('\n').toString();
  }

  private static void line(StringBuilder lines, Object... words) {
    for (Object word : words) {
      lines.append(word).append(' ');
    }
    lines.append('\n');
  }

  /// Reads what [#text(long)] wrote. What is incomplete, of another kind or from before a restart
  /// of the machine is forgotten.
  static BudgetState parse(String text, long now) {
    List<String> lines = text.lines().map(String::strip).toList();
    BudgetState state = fresh(now);
    try {
      int end = lines.indexOf(END);
      if (end < 1 || !lines.getFirst().startsWith(HEADER) || written(lines.getFirst()) > now) {
        return state;
      }
      lines.subList(1, end).forEach(line -> state.read(line.split(" "), now));
      return state;
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return fresh(now);
    }
  }

  private static long written(String header) {
    return Long.parseLong(header.split(" ")[1]);
  }

  private void read(String[] words, long now) {
    switch (words[0]) {
      case "stop" -> stoppedUntil = atMost(words[1], now, STOP);
      case "due" -> due.put(Endpoint.valueOf(words[1]), atMost(words[2], now, FIRST_REST));
      case "overtaken" -> overtaken.put(Endpoint.valueOf(words[1]), Integer.parseInt(words[2]));
      case "rest" ->
          rests.put(
              Endpoint.valueOf(words[1]),
              new Rest(Integer.parseInt(words[2]), atMost(words[3], now, STOP)));
      case "wait" -> queue.put(ticket(words), atMost(words[5], now, LEASE));
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static BudgetTicket ticket(String[] words) {
    return new BudgetTicket(
        Endpoint.valueOf(words[1]),
        Priority.valueOf(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }

  private static long atMost(String time, long now, Duration ahead) {
    return Math.min(Long.parseLong(time), now + ahead.toNanos());
  }
}
