package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.ConversionBooks;
import dev.flare.market.Finding;
import dev.flare.market.LostConversion;
import dev.flare.trading.Conversion.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// Live conversions whose outcome nobody knows, looked for in the exchange's books until it is
/// known.
///
/// Nothing is ever sent again for them. Everything that changes something is called within the
/// mailbox.
final class LostConversions {
  private static final System.Logger LOG = System.getLogger(LostConversions.class.getName());

  /// How long to wait before each look; the last goes on for ever.
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(6),
          Duration.ofSeconds(18),
          Duration.ofSeconds(30),
          Duration.ofSeconds(35),
          Duration.ofSeconds(60));

  /// After this long, what is not in the exchange's books did not happen.
  private static final Duration SETTLED = Duration.ofSeconds(90);

  private final Book book;
  private final Optional<ConversionBooks> books;
  private final Optional<HomeAccount> home;
  private final Executor threads;
  private final Executor mailbox;
  private final LongSupplier nanos;
  private final Map<String, Search> searches = new ConcurrentHashMap<>();
  private boolean stopped;

  LostConversions(
      Book book, Optional<HomeAccount> home, Surroundings surroundings, Executor mailbox) {
    this.book = book;
    this.home = home;
    this.books = surroundings.live().map(LiveAccount::books);
    this.threads = surroundings.threads();
    this.mailbox = mailbox;
    this.nanos = surroundings.nanos();
  }

  /// How far the search for a conversion has come.
  ///
  /// @param looks how often its books were asked
  /// @param told what the last look said
  private record Search(long begunNanos, int looks, long nextNanos, boolean asking, String told) {
    static Search begin(long now, String why) {
      return new Search(now, 0, now + PAUSES.getFirst().toNanos(), false, why);
    }

    boolean isLongEnough(long now) {
      return now - begunNanos >= SETTLED.toNanos();
    }

    boolean isDue(long now) {
      return !asking && now - nextNanos >= 0;
    }

    Search asked() {
      return new Search(begunNanos, looks, nextNanos, true, told);
    }

    Search again(long now, String reason) {
      int next = Math.min(looks + 1, PAUSES.size() - 1);
      return new Search(begunNanos, next, now + PAUSES.get(next).toNanos(), false, reason);
    }
  }

  /// Asks for each that is due.
  void look() {
    books
        .filter(_ -> !stopped)
        .ifPresent(known -> {
          for (Conversion lost : book.lost()) {
            orAgain(lost, () -> look(lost, (Stage.Unknown) lost.stage(), known));
          }
        });
  }

  private void look(Conversion lost, Stage.Unknown unknown, ConversionBooks known) {
    Search search =
        searches.computeIfAbsent(lost.id(), _ -> Search.begin(nanos.getAsLong(), unknown.reason()));
    if (search.isDue(nanos.getAsLong())) {
      searches.put(lost.id(), search.asked());
      LostConversion sought = book.sought(unknown);
      threads.execute(() -> ask(lost, sought, known));
    }
  }

  /// Whatever fails in this program, the search goes on.
  private void orAgain(Conversion lost, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "The search for " + lost.id() + " failed", e);
      again(lost, "the search failed: " + e);
    }
  }

  private void ask(Conversion lost, LostConversion sought, ConversionBooks known) {
    Finding finding = answer(sought, known);
    mailbox.execute(() -> found(lost, finding));
  }

  /// The books of another account prove nothing.
  private Finding answer(LostConversion sought, ConversionBooks known) {
    try {
      return home.map(HomeAccount::check)
          .<Finding>flatMap(LostConversions::elsewhere)
          .orElseGet(() -> known.find(sought));
    } catch (RuntimeException | Error e) {
      return new Finding.StillUnknown("the search failed: " + e);
    }
  }

  private static Optional<Finding> elsewhere(HomeCheck check) {
    return switch (check) {
      case HomeCheck.Same _, HomeCheck.NoneYet _ -> Optional.empty();
      case HomeCheck.Another another -> Optional.of(new Finding.NeedsOperator(another.told()));
      case HomeCheck.Untold(var reason) -> Optional.of(new Finding.StillUnknown(reason));
    };
  }

  private void found(Conversion lost, Finding finding) {
    if (!stopped) {
      orAgain(lost, () -> book.stillLost(lost.id()).ifPresent(still -> decide(still, finding)));
    }
  }

  /// Begins no more searches; what one under way finds is found again after the next start.
  void stop() {
    stopped = true;
  }

  private void decide(Conversion lost, Finding finding) {
    switch (finding) {
      case Finding.Converted converted -> converted(lost, converted);
      case Finding.NotExecuted _ -> notExecuted(lost);
      case Finding.StillUnknown(var reason) -> again(lost, reason);
      case Finding.NeedsOperator(var reason) -> {
        LOG.log(System.Logger.Level.ERROR, "conversion={0} needs a person: {1}", lost.id(), reason);
        again(lost, reason);
      }
    }
  }

  /// Since the books were asked, another conversion may have turned out to be what was found.
  private void converted(Conversion lost, Finding.Converted found) {
    Stage.Unknown unknown = (Stage.Unknown) lost.stage();
    LostConversion now = book.sought(unknown);
    LostConversion.Answered told =
        new LostConversion.Answered(found.paid(), found.received(), found.at());
    if (now.claimed().contains(found.record()) || now.answered().contains(told)) {
      again(lost, "record %s is another conversion's".formatted(found.record()));
      return;
    }
    settle(
        lost,
        new Stage.Confirmed(
            unknown.quote(),
            found.paid(),
            found.received(),
            found.at(),
            Optional.of(found.record())));
  }

  private void settle(Conversion lost, Stage stage) {
    book.settle(lost.at(stage));
    searches.remove(lost.id());
    LOG.log(System.Logger.Level.WARNING, "conversion={0} resolved: {1}", lost.id(), stage);
  }

  private void again(Conversion lost, String reason) {
    searches.computeIfPresent(lost.id(), (_, search) -> search.again(nanos.getAsLong(), reason));
  }

  /// The exchange's clock may have been set; what has not come for so long by our own will not.
  private void notExecuted(Conversion lost) {
    if (isSettled(lost)) {
      settle(
          lost,
          new Stage.Refused(
              Refusal.NEVER_EXECUTED, "the exchange has no record of it, and its coins are there"));
    } else {
      again(lost, "there is no record yet");
    }
  }

  /// A person has looked at the exchange and says how a conversion ended.
  ///
  /// @param received what it brought; empty when it was not done
  ResolveAnswer resolve(String id, Optional<Amount> received) {
    Optional<Conversion> lost = book.stillLost(id);
    if (lost.isEmpty()) {
      return new ResolveAnswer.NotLost();
    }
    Conversion known = lost.get();
    if (received.map(Amount::coin).filter(coin -> !coin.equals(known.target())).isPresent()) {
      return new ResolveAnswer.OtherCoin(known.target());
    }
    if (received.isEmpty() && !isSettled(known)) {
      return new ResolveAnswer.TooEarly();
    }
    Amount quoted = ((Stage.Unknown) known.stage()).quote().receive();
    if (received.filter(amount -> Quotes.areWorldsApart(amount, quoted)).isPresent()) {
      return new ResolveAnswer.Implausible(quoted);
    }
    settle(known, received.map(amount -> done(known, amount)).orElseGet(LostConversions::notDone));
    return new ResolveAnswer.Done();
  }

  private boolean isSettled(Conversion lost) {
    Search search = searches.get(lost.id());
    return search != null && search.isLongEnough(nanos.getAsLong());
  }

  private Stage done(Conversion lost, Amount received) {
    Stage.Unknown unknown = (Stage.Unknown) lost.stage();
    return new Stage.Confirmed(
        unknown.quote(), unknown.quote().spend(), received, unknown.at(), Optional.empty());
  }

  private static Stage notDone() {
    return new Stage.Refused(Refusal.NEVER_EXECUTED, "a person looked and says so");
  }

  /// What is known of each, by the conversion's id; readable from any thread.
  Optional<String> told(String id) {
    return Optional.ofNullable(searches.get(id)).map(Search::told);
  }
}
