package dev.flare.trading;

import dev.flare.jsondb.Document;
import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Log;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.View;
import java.util.List;

/// What a trader keeps in its store, by name.
record Records(
    Store store,
    KeyedCollection<Position> held,
    KeyedCollection<Position> closed,
    KeyedCollection<Conversion> conversions,
    KeyedCollection<Unfinished> unfinished,
    KeyedCollection<Ledger> ledgers,
    KeyedCollection<Results> results,
    Log<LedgerLine> lines,
    Document<Switches> switches,
    Document<HomeAccount.Mark> home,
    Document<SignalMark> signals,
    KeyedCollection<DecidedCandle> candles,
    Document<Numbers> numbers,
    KeyedCollection<Refusals.Counted> refusals,
    KeyedCollection<ProtectionLock> locks,
    KeyedCollection<IgnoredDrift> ignored) {

  /// @param switches how they stand until the user switches
  static Records in(Store store, Switches switches) {
    return new Records(
        store,
        store.collection("open-positions", Position.class, Position::id),
        store.collection("closed-positions", Position.class, Position::id),
        store.collection("conversions", Conversion.class, Conversion::id),
        store.collection("unfinished-conversions", Unfinished.class, Unfinished::id),
        store.collection("ledgers", Ledger.class, ledger -> ledger.mode().name()),
        store.collection("results", Results.class, results -> results.mode().name()),
        store.log("ledger-lines", LedgerLine.class),
        store.document("switches", Switches.class, switches),
        store.document("account", HomeAccount.Mark.class, HomeAccount.Mark.NONE),
        store.document("signals", SignalMark.class, SignalMark.NONE),
        store.collection("candles", DecidedCandle.class, candle -> candle.pair().toString()),
        store.document("numbers", Numbers.class, Numbers.NONE),
        store.collection("refusals", Refusals.Counted.class, each -> each.code().name()),
        store.collection("locks", ProtectionLock.class, ProtectionLock::id),
        store.collection("ignored-drift", IgnoredDrift.class, IgnoredDrift::id));
  }

  /// Conversions to which something may still happen, oldest first.
  List<Conversion> unfinished(View view) {
    return view.all(unfinished).stream()
        .flatMap(each -> view.find(conversions, each.id()).stream())
        .toList();
  }

  /// The last numbers given away.
  record Numbers(long position, long conversion) {
    static final Numbers NONE = new Numbers(0, 0);

    Numbers forEntry() {
      return new Numbers(position + 1, conversion + 1);
    }

    Numbers forPart() {
      return new Numbers(position + 1, conversion);
    }

    Numbers forExit() {
      return new Numbers(position, conversion + 1);
    }
  }
}
