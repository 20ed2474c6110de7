package dev.flare.gnome.pair;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.market.PairSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What the exchange lists, asked for once an hour at most, and found by parts of a name.
public final class ListedPairs {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Comparator<Pair> BY_SYMBOL = Comparator.comparing(Pair::symbol);

  private final PairSource source;
  private final LongSupplier nanos;
  private @Nullable Listing latest;

  /// @param nanos elapsed time
  public ListedPairs(PairSource source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
  }

  /// Those that have the text in their symbol: first the coin of that name, then what begins with
  /// it, then all others; each in alphabetical order.
  ///
  /// While the exchange cannot be asked anew, what it said last counts, a minute at a time.
  ///
  /// @param text in any case, with or without a separator; empty for all
  /// @throws ExchangeUnavailable when the exchange has never told what it lists
  List<Pair> matching(String text) {
    String wanted = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return all().stream()
        .filter(pair -> pair.symbol().contains(wanted))
        .sorted(
            Comparator.<Pair>comparingInt(pair -> distance(pair, wanted)).thenComparing(BY_SYMBOL))
        .toList();
  }

  private static int distance(Pair pair, String wanted) {
    if (pair.base().name().equals(wanted)) {
      return 0;
    }
    return pair.symbol().startsWith(wanted) ? 1 : 2;
  }

  private synchronized List<Pair> all() {
    Listing known = latest;
    if (known != null && known.until() - nanos.getAsLong() > 0) {
      return known.pairs();
    }
    Listing told = ask(known);
    latest = told;
    return told.pairs();
  }

  private Listing ask(@Nullable Listing known) {
    try {
      return listing(source.listed(), FRESH);
    } catch (ExchangeUnavailable e) {
      if (known == null) {
        throw e;
      }
      return listing(known.pairs(), RETRY);
    }
  }

  private Listing listing(List<Pair> listed, Duration validity) {
    return new Listing(listed, nanos.getAsLong() + validity.toNanos());
  }

  private record Listing(List<Pair> pairs, long until) {}
}
