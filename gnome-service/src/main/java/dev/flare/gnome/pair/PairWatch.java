package dev.flare.gnome.pair;

import dev.flare.gnome.decision.Analysed;
import dev.flare.gnome.feed.CandleFeed;
import dev.flare.gnome.feed.CandleSchedule;
import dev.flare.gnome.feed.Fetched;
import dev.flare.gnome.feed.Series;
import dev.flare.gnome.pair.Health.Status;
import dev.flare.market.Candle;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.market.UnknownPair;
import dev.flare.signal.PairAnalyst;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches one pair: a round takes the candles that closed since the last one and decides each.
///
/// Whatever goes wrong in a round shows in the pair's health and is tried again; it touches no
/// other pair. Made for one thread; only [#series()] is for all.
final class PairWatch {
  private static final Logger log = LoggerFactory.getLogger(PairWatch.class);

  private final Pair pair;
  private final Workshop workshop;
  private final CandleSchedule schedule;
  private final CandleFeed feed;
  private final Series series = new Series();
  private @Nullable PairAnalyst analyst;
  private @Nullable Candle latest;
  private int failures;

  PairWatch(Pair pair, Workshop workshop) {
    this.pair = pair;
    this.workshop = workshop;
    this.schedule = workshop.schedule();
    this.feed = workshop.feed(pair);
  }

  /// The candles that were analysed.
  Series series() {
    return series;
  }

  /// Takes and decides what there is.
  ///
  /// @return the real pause before the next round
  Duration round() {
    return timed(this::attempt);
  }

  private Duration attempt() {
    try {
      int taken = take();
      failures = 0;
      workshop.board().report(pair, health());
      countLate(taken);
      return pauseAfter(taken);
    } catch (ExchangeUnavailable e) {
      return failed(Status.UNREACHABLE, String.valueOf(e.getMessage()));
    } catch (UnknownPair e) {
      return failed(Status.UNKNOWN, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("pair={} round failed", pair, e);
      analyst = null; // it may know what could not be written; the store knows better
      return failed(Status.FAILED, e.toString());
    }
  }

  private int take() {
    PairAnalyst running = analyst;
    Candle known = latest;
    if (running == null || known == null || !feed.reaches(known)) {
      return begin();
    }
    Fetched fetched = noticed(feed.after(known));
    return decide(running, fetched.candles());
  }

  private int begin() {
    schedule.time().setting().run();
    Fetched fetched = noticed(feed.newest());
    Beginning beginning =
        Beginning.of(
            fetched.candles(),
            workshop.decisions().memory(pair),
            workshop.granularity(),
            workshop.enough(),
            schedule.time().now());
    if (beginning.memory().isEmpty()) {
      workshop.decisions().forget(pair);
    }
    PairAnalyst fresh =
        new PairAnalyst(
            pair, workshop.granularity(), workshop.method(), beginning.memory().orElse(null));
    fresh.warmUp(beginning.warmUp());
    series.restart(beginning.warmUp());
    analyst = fresh;
    latest = beginning.warmUp().isEmpty() ? null : beginning.warmUp().getLast();
    log.info(
        "pair={} begins warmUp={} undecided={} remembers={}",
        pair,
        beginning.warmUp().size(),
        beginning.undecided().size(),
        beginning.memory().isPresent());
    return decide(fresh, beginning.undecided());
  }

  private int decide(PairAnalyst running, List<Candle> candles) {
    List<Analysed> analysed = new ArrayList<>();
    for (Candle candle : candles) {
      running
          .analyse(candle)
          .ifPresent(made -> analysed.add(new Analysed(made, schedule.time().now())));
      latest = candle;
    }
    if (!analysed.isEmpty()) {
      workshop.broadcast().publish(pair, analysed, running.memory().orElseThrow());
    }
    series.add(candles);
    workshop.meters().counter("flare.candles").increment(candles.size());
    return candles.size();
  }

  private Fetched noticed(Fetched fetched) {
    if (fetched.filled() > 0) {
      log.warn("pair={} filled={} candles that the exchange does not have", pair, fetched.filled());
      workshop.meters().counter("flare.candles.filled").increment(fetched.filled());
    }
    return fetched;
  }

  private Health health() {
    Candle newest = latest;
    if (newest == null || workshop.decisions().memory(pair).isEmpty()) {
      return Health.of(Status.YOUNG, "Too few candles yet; decisions need " + workshop.enough());
    }
    Instant due = schedule.dueAfter(newest.openedAt());
    boolean late = schedule.time().now().isAfter(due.plus(workshop.granularity().duration()));
    return late
        ? Health.of(Status.LATE, "No candle since that of " + newest.openedAt())
        : Health.GOOD;
  }

  private Duration timed(Supplier<Duration> round) {
    Timer.Sample sample = Timer.start(workshop.meters());
    Duration pause = round.get();
    sample.stop(
        Timer.builder("flare.round")
            .description("How long one round of one pair takes")
            .publishPercentiles(0.5, 0.99)
            .register(workshop.meters()));
    return pause;
  }

  /// A round is late when the next candle is due before it has ended.
  private void countLate(int taken) {
    Candle newest = latest;
    if (newest != null && taken > 0 && schedule.untilDueAfter(newest.openedAt()).isNegative()) {
      workshop.meters().counter("flare.rounds.late", "symbol", pair.symbol()).increment();
    }
  }

  private Duration pauseAfter(int taken) {
    Candle newest = latest;
    Duration late = taken > 0 ? Duration.ZERO : schedule.pauseWhenLate();
    Duration due = newest == null ? late : schedule.untilDueAfter(newest.openedAt());
    return due.compareTo(late) > 0 ? due : late;
  }

  private Duration failed(Status status, String problem) {
    failures++;
    log.warn("pair={} status={} failures={} problem={}", pair, status, failures, problem);
    workshop
        .meters()
        .counter("flare.pair.failures", "symbol", pair.symbol(), "status", status.code())
        .increment();
    workshop.board().report(pair, Health.of(status, problem));
    return schedule.pauseAfterFailure(failures);
  }
}
