package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Quote;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The trades that all processes of a user sent with one key, so that none takes the record of
/// another's trade for that of its own.
///
/// What was noted must outlive a power cut: the records at the exchange do. A trade is sent
/// although it could not be noted here: a position must be sellable while a disk is full.
final class SentTrades {
  private static final System.Logger LOG = System.getLogger(SentTrades.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int KEPT = 2_000;

  private final Optional<SharedText> file;

  private SentTrades(Optional<SharedText> file) {
    this.file = file;
  }

  static SentTrades in(SharedText file) {
    return new SentTrades(Optional.of(file));
  }

  /// Where nothing can be shared with others.
  static SentTrades alone() {
    return new SentTrades(Optional.empty());
  }

  void sending(Quote quote, Instant at) {
    note(before -> {
      List<SentTrade> all = new ArrayList<>(before);
      all.add(SentTrade.of(quote, at));
      return all;
    });
  }

  /// It was done, and this is the time on its answer or record; also of a trade that could not be
  /// noted when it was sent.
  void done(Quote quote, Instant at) {
    note(before -> {
      Optional<SentTrade> noted =
          before.stream().filter(each -> each.quote().equals(quote.id())).findFirst();
      List<SentTrade> all = new ArrayList<>(before);
      noted.ifPresent(all::remove);
      all.add(noted.orElseGet(() -> SentTrade.of(quote, at)).doneAt(at));
      return all;
    });
  }

  void notDone(Quote quote) {
    note(before -> before.stream().filter(each -> !each.quote().equals(quote.id())).toList());
  }

  /// All others that would leave the same record but for its time.
  ///
  /// @throws ExchangeUnavailable when they cannot be read
  List<SentTrade> like(Quote quote) {
    return changed(UnaryOperator.identity()).stream()
        .filter(each -> !each.quote().equals(quote.id()))
        .filter(each -> each.paid().equals(quote.spend()))
        .filter(each -> each.received().equals(quote.receive()))
        .toList();
  }

  /// Why others cannot be told of a trade at the moment, if they cannot.
  Optional<String> obstacle() {
    try {
      changed(UnaryOperator.identity());
      return Optional.empty();
    } catch (ExchangeUnavailable e) {
      return Optional.of(e.getMessage() + ": " + e.getCause());
    }
  }

  private void note(UnaryOperator<List<SentTrade>> change) {
    try {
      changed(change);
    } catch (ExchangeUnavailable e) {
      LOG.log(System.Logger.Level.WARNING, "Other traders are not told of a trade", e);
    }
  }

  private List<SentTrade> changed(UnaryOperator<List<SentTrade>> change) {
    if (file.isEmpty()) {
      return List.of();
    }
    try {
      return file.get().change(text -> step(text, change), PATIENCE);
    } catch (IOException e) {
      throw new ExchangeUnavailable("The trades of other traders cannot be read", e);
    }
  }

  private static SharedText.Step<List<SentTrade>> step(
      String text, UnaryOperator<List<SentTrade>> change) {
    List<SentTrade> after =
        change.apply(text.lines().flatMap(line -> SentTrade.parse(line).stream()).toList());
    List<SentTrade> kept = after.subList(Math.max(0, after.size() - KEPT), after.size());
    return new SharedText.Step<>(
        kept.stream().map(SentTrade::line).collect(Collectors.joining("\n")), kept);
  }
}
