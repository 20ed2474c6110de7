package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.market.Priority;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Values every open position again and again, by asking what it would bring now.
///
/// Positions near a trigger are asked for one by one and before all others. Of the others, those of
/// one coin are asked for together: one quote for their sum tells what each is worth, never too
/// much, for a larger amount has the same price or a worse one. Who is near a trigger by that is
/// asked for on its own at once, so that a position is only ever closed at its own quote. Each is
/// asked for on its own now and then all the same: what that shows beyond the sum is remembered and
/// added when the next sum comes.
///
/// Each quote has a thread of its own and is not asked for again while its answer is out; while a
/// sum hangs, and once after it failed, its positions are asked for one by one. Only so many are
/// out at once that none waits long for its turn; what finds no turn within a round is the first of
/// the next.
public final class RapidLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RapidLoop.class.getName());

  /// How many quotes may be out at once, for those near a trigger and for the others.
  private static final int AT_ONCE = 10;

  /// After how many rounds without a quote of its own a position gets one.
  private static final int OWN_EVERY = 10;

  /// How many get one for that reason in a round.
  private static final int OWN_AT_ONCE = 2;

  private final Trader trader;
  private final ConversionDesk desk;
  private final Executor threads;
  private final LongSupplier nanos;
  private final Pace pace;
  private final Refusals refusals;
  private final Set<String> asking = ConcurrentHashMap.newKeySet();
  private final Set<String> summing = ConcurrentHashMap.newKeySet();
  private final Set<String> afterFailedSum = ConcurrentHashMap.newKeySet();
  private final Semaphore nearTurns = new Semaphore(AT_ONCE);
  private final Semaphore otherTurns = new Semaphore(AT_ONCE);
  private final Map<String, Long> lastLooks = new ConcurrentHashMap<>();
  private final Map<String, Long> lastOwn = new ConcurrentHashMap<>();
  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong rounds = new AtomicLong();
  private volatile boolean closed;

  RapidLoop(
      Trader trader,
      ConversionDesk desk,
      Refusals refusals,
      Executor threads,
      LongSupplier nanos,
      Pace pace) {
    this.nanos = nanos;
    this.trader = trader;
    this.desk = desk;
    this.refusals = refusals;
    this.threads = threads;
    this.pace = pace;
  }

  /// How fast, in real time.
  ///
  /// @param interval from the beginning of a round to that of the next
  /// @param between two quotes of a round; those near a trigger do not wait
  public record Pace(Duration interval, Duration between) {}

  /// Begins, on a thread of its own.
  public void start() {
    Thread.ofVirtual().name("rapid").start(this::run);
  }

  private void run() {
    try {
      while (!closed) {
        long began = nanos.getAsLong();
        roundWhateverHappens();
        Thread.sleep(pace.interval.minusNanos(nanos.getAsLong() - began));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void roundWhateverHappens() throws InterruptedException {
    try {
      round();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "A rapid round failed", e);
    }
  }

  /// Looks at each open position once, as far as there is time for it.
  public void round() throws InterruptedException {
    long end = nanos.getAsLong() + pace.interval.toNanos();
    trader.catchUp();
    Round round = next();
    round.near().forEach(this::askAtOnce);
    boolean first = true;
    for (List<Position.Open> each : round.others()) {
      if (!first) {
        Thread.sleep(pace.between);
      }
      first = false;
      long left = end - nanos.getAsLong();
      if (closed || left < 0 || !otherTurns.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        return;
      }
      begin(each, otherTurns, each.size() == 1 ? () -> ask(each.getFirst()) : () -> askSum(each));
    }
  }

  private Round next() {
    List<Position.Open> open = trader.openPositions();
    keepOnly(open.stream().map(Position::id).collect(Collectors.toSet()));
    List<Position.Open> askable =
        open.stream().filter(each -> !asking.contains(each.id())).toList();
    Set<String> overdue = overdue(askable);
    Map<String, Long> before = Map.copyOf(lastLooks);
    return Round.of(
        askable,
        this::isNear,
        each ->
            summing.contains(each.id())
                || afterFailedSum.contains(each.id())
                || overdue.contains(each.id()),
        each -> before.getOrDefault(each.id(), 0L));
  }

  private void keepOnly(Set<String> open) {
    lastLooks.keySet().retainAll(open);
    lastOwn.keySet().retainAll(open);
    afterFailedSum.retainAll(open);
  }

  private boolean isNear(Position.Open open) {
    return trader.urgency(open) == Priority.TRIGGERED_EXIT;
  }

  /// Who had no quote of its own for the longest time. A new one was bought at its own.
  private Set<String> overdue(List<Position.Open> open) {
    long round = rounds.incrementAndGet();
    open.forEach(each -> lastOwn.putIfAbsent(each.id(), round));
    Map<String, Long> before = Map.copyOf(lastOwn);
    ToLongFunction<Position.Open> last = each -> before.getOrDefault(each.id(), round);
    return open.stream()
        .filter(each -> round - last.applyAsLong(each) >= OWN_EVERY && !isNear(each))
        .sorted(Comparator.comparingLong(last))
        .limit(OWN_AT_ONCE)
        .map(Position::id)
        .collect(Collectors.toSet());
  }

  private void askAtOnce(Position.Open open) {
    if (!closed && nearTurns.tryAcquire()) {
      begin(List.of(open), nearTurns, () -> ask(open));
    }
  }

  /// Gives the turn back once the answer is there, and at once where it is being waited for
  /// already.
  private void begin(List<Position.Open> positions, Semaphore turns, Runnable look) {
    Set<String> out = positions.size() == 1 ? asking : summing;
    List<String> ids = positions.stream().map(Position::id).toList();
    if (!out.addAll(ids)) {
      turns.release();
      return;
    }
    long number = looks.incrementAndGet();
    ids.forEach(id -> lastLooks.put(id, number));
    if (out == asking) {
      lastOwn.put(ids.getFirst(), rounds.get());
    }
    Runnable atItsEnd =
        () -> {
          ids.forEach(out::remove);
          turns.release();
        };
    try {
      threads.execute(() -> {
        try {
          look.run();
        } finally {
          atItsEnd.run();
        }
      });
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "No thread to ask what " + ids + " would bring", e);
      atItsEnd.run();
    }
  }

  private void ask(Position.Open open) {
    afterFailedSum.remove(open.id());
    switch (answer(List.of(open), trader.urgency(open))) {
      case Quotes.Answer.Got(var held) -> trader.valued(open.id(), held);
      case Quotes.Answer.Nothing(var reason, var detail) -> refuse(open, reason, detail);
    }
  }

  /// A sum that the exchange does not take is asked for in halves. Those of a sum that fails are
  /// asked for one by one in the next round, for what ails their sum need not ail them.
  private void askSum(List<Position.Open> positions) {
    if (positions.size() == 1) {
      ask(positions.getFirst());
      return;
    }
    switch (answer(positions, Priority.EXIT)) {
      case Quotes.Answer.Got(var held) -> trader.valued(positions, held, this::askAtOnce);
      case Quotes.Answer.Nothing(var reason, _) when reason == Refusal.NO_QUOTE -> {
        int half = positions.size() / 2;
        askSum(positions.subList(0, half));
        askSum(positions.subList(half, positions.size()));
      }
      case Quotes.Answer.Nothing(var reason, var detail) -> {
        positions.forEach(each -> afterFailedSum.add(each.id()));
        refuse(positions.getFirst(), reason, "with others: " + detail);
      }
    }
  }

  private Quotes.Answer answer(List<Position.Open> positions, Priority priority) {
    Position.Entry entry = positions.getFirst().entry();
    Amount sum =
        positions.stream().map(each -> each.entry().amount()).reduce(Amount::plus).orElseThrow();
    try {
      return desk.quotes(entry.mode()).at(priority).ask(sum, entry.cost().coin());
    } catch (RuntimeException e) {
      return new Quotes.Answer.Nothing(Refusal.UNEXPECTED_FAULT, e.toString());
    }
  }

  private void refuse(Position.Open open, Refusal reason, String detail) {
    Pair pair = open.entry().motive().pair();
    refusals.count(reason, Optional.of(pair), "value position=" + open.id(), detail);
  }

  @Override
  public void close() {
    closed = true;
  }
}
