package dev.flare.trading;

import dev.flare.jsondb.StoreException;
import dev.flare.market.Amount;
import dev.flare.market.Decision;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.trading.Conversion.Stage;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Buy signals that wait for their turn, the newest first, and the one whose turn it is.
///
/// Everything here is called within the mailbox.
final class Entries {
  private static final System.Logger LOG = System.getLogger(Entries.class.getName());

  private final TradingPlan plan;
  private final TradingRules trading;
  private final EntryRules rules;
  private final Book book;
  private final RunningConversions conversions;
  private final ConversionDesk desk;
  private final InstantSource clock;
  private final Refusals refusals;
  private final Deque<PublishedDecision> candidates = new ArrayDeque<>();
  private final List<Runnable> betweenEntries = new ArrayList<>();
  private boolean entering;
  private boolean stopped;

  Entries(
      TradingPlan plan,
      TradingRules trading,
      Book book,
      RunningConversions conversions,
      ConversionDesk desk,
      InstantSource clock,
      Refusals refusals) {
    this.plan = plan;
    this.trading = trading;
    this.rules = new EntryRules(plan, trading);
    this.book = book;
    this.conversions = conversions;
    this.desk = desk;
    this.clock = clock;
    this.refusals = refusals;
  }

  /// A signal that comes while trading is off is refused now, not when trading is on again.
  void consider(PublishedDecision signal) {
    switch (onArrival(signal)) {
      case Ruling.Accepted _ -> {
        candidates.addFirst(signal);
        enterNext();
      }
      case Ruling.Declined(var reason, var detail) -> refuse(signal, reason, detail);
    }
  }

  private Ruling onArrival(PublishedDecision signal) {
    if (stopped) {
      return Ruling.declined(Refusal.SHUTTING_DOWN, "this trader is stopping");
    }
    EntryCandidate candidate = candidate(signal);
    Ruling ruling = rules.onArrival(candidate);
    if (ruling instanceof Ruling.Declined(var reason, _) && isForgone(candidate, reason)) {
      Ruling _ = remembered(signal);
    }
    return ruling.and(() -> remembered(signal));
  }

  /// What was refused when it came must not be taken when it comes again, as after a restart.
  private static boolean isForgone(EntryCandidate candidate, Refusal reason) {
    boolean isNew = candidate.signal().seq() > candidate.lastSeq();
    return isNew && (reason == Refusal.TRADING_OFF || reason == Refusal.SIGNAL_TOO_OLD);
  }

  /// Taken only once it is certain never to be taken again.
  private Ruling remembered(PublishedDecision signal) {
    try {
      book.sawSignal(signal);
      return Ruling.accepted();
    } catch (StoreException e) {
      return Ruling.declined(Refusal.STORAGE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  /// Tries candidates until one is on its way.
  private void enterNext() {
    while (!entering && !candidates.isEmpty()) {
      PublishedDecision signal = candidates.removeFirst();
      EntryCandidate candidate = candidate(signal);
      switch (rules.judge(candidate)) {
        case Ruling.Accepted _ -> enter(signal, candidate.stake());
        case Ruling.Declined(var reason, var detail) -> refuse(signal, reason, detail);
      }
    }
  }

  private EntryCandidate candidate(PublishedDecision signal) {
    Funds funds = book.funds();
    return new EntryCandidate(
        signal,
        clock.instant(),
        book.switches().trading() && !stopped,
        book.lastSignal().seq(),
        book.lastCandle(signal.decision().pair()),
        funds,
        book.locks().inForce(funds.ledger().mode()),
        plan.stake(funds));
  }

  private void enter(PublishedDecision signal, Amount stake) {
    Decision decision = signal.decision();
    Percentage takeProfit = trading.takeProfit().of(decision).orElseThrow();
    try {
      Conversion wish = book.intendEntry(Motive.of(signal, takeProfit), stake);
      entering = true;
      conversions.start(
          wish,
          Optional.empty(),
          new EntryScrutiny(
              rules,
              () -> trading.freshness(signal, clock.instant()),
              quotes(wish),
              decision,
              stake),
          ended -> entered(ended, signal));
    } catch (StoreException e) {
      refuse(signal, Refusal.STORAGE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private Quotes quotes(Conversion wish) {
    return desk.quotes(wish.mode()).at(wish.priority());
  }

  private void entered(Conversion ended, PublishedDecision signal) {
    entering = false;
    switch (ended.stage()) {
      case Stage.Refused(var reason, var detail) -> refuse(signal, reason, detail);
      case Stage.Confirmed(_, var paid, var received, _, _) ->
          LOG.log(
              System.Logger.Level.INFO,
              "position=p{0} opened {1} cost={2} amount={3}",
              Long.toString(ended.position()),
              nameOf(signal),
              paid,
              received);
      case Stage.Unknown(_, var reason, _, _) ->
          LOG.log(
              System.Logger.Level.WARNING,
              "position=p{0} unclear {1} {2}",
              Long.toString(ended.position()),
              nameOf(signal),
              reason);
      case Stage.Intended _, Stage.Quoted _, Stage.Submitted _ -> {}
    }
    List<Runnable> waiting = List.copyOf(betweenEntries);
    betweenEntries.clear();
    waiting.forEach(Runnable::run);
    enterNext();
  }

  /// Runs it while no entry is under way, so that the money an entry counts on stays.
  void betweenEntries(Runnable waiting) {
    if (entering) {
      betweenEntries.add(waiting);
    } else {
      waiting.run();
    }
  }

  /// Lets nothing in any more.
  void stop() {
    stopped = true;
  }

  private void refuse(PublishedDecision signal, Refusal reason, String detail) {
    refusals.count(reason, Optional.of(signal.decision().pair()), nameOf(signal), detail);
  }

  private static String nameOf(PublishedDecision signal) {
    return "signal=%d pair=%s".formatted(signal.seq(), signal.decision().pair());
  }
}
