package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for lost trades in the exchange's books. The same evidence always gives the same finding.
public final class Reconciliation {
  private Reconciliation() {}

  /// Looks for `trade` in `evidence`. Whatever cannot be read proves nothing.
  public static Finding of(LostTrade trade, Evidence evidence) {
    return of(trade, List.of(), evidence);
  }

  /// @param rivals lost trades of others that would leave the same record
  static Finding of(LostTrade trade, List<SentTrade> rivals, Evidence evidence) {
    if (evidence.records().isEmpty()) {
      return new Finding.StillUnknown("the conversion records cannot be read");
    }
    List<ConvertRecord> matches =
        evidence.records().get().stream().filter(trade::explains).toList();
    if (!rivals.isEmpty() && !matches.isEmpty()) {
      return among(trade, rivals, matches);
    }
    return switch (matches.size()) {
      case 0 -> withoutRecord(trade, evidence);
      case 1 -> converted(matches.getFirst());
      default ->
          new Finding.NeedsOperator(
              "%d records fit: %s"
                  .formatted(matches.size(), matches.stream().map(ConvertRecord::id).toList()));
    };
  }

  /// As many records as trades: all were done, and to whom which belongs makes no difference as
  /// long as each takes another one.
  private static Finding among(
      LostTrade trade, List<SentTrade> rivals, List<ConvertRecord> matches) {
    if (matches.size() != rivals.size() + 1) {
      return new Finding.NeedsOperator(
          "%d records fit, and %d other traders of this key lost the same trade"
              .formatted(matches.size(), rivals.size()));
    }
    String own = trade.quote().id();
    long before = rivals.stream().filter(each -> each.quote().compareTo(own) < 0).count();
    return converted(
        matches.stream()
            .sorted(Comparator.comparing(ConvertRecord::id))
            .skip(before)
            .findFirst()
            .orElseThrow());
  }

  private static Finding converted(ConvertRecord row) {
    return new Finding.Converted(row.id(), row.paid(), row.received(), row.at());
  }

  private static Finding withoutRecord(LostTrade trade, Evidence evidence) {
    if (trade.isForgotten(evidence.at())) {
      return new Finding.NeedsOperator(
          "there is no record, but BitGet tells of the last 90 days only, and it was sent "
              + trade.submittedAt());
    }
    if (evidence.at().isBefore(trade.settledAt())) {
      return new Finding.StillUnknown("a record may appear until " + trade.settledAt());
    }
    if (evidence.before().isEmpty() || evidence.after().isEmpty()) {
      return new Finding.StillUnknown("there is no record, and the balances cannot be compared");
    }
    Amount before = total(evidence.before().get(), trade.spent());
    if (before.compareTo(trade.quote().spend()) < 0) {
      return new Finding.NeedsOperator("there is no record, and before there were only " + before);
    }
    Optional<String> change =
        change(trade.spent(), evidence).or(() -> change(trade.received(), evidence));
    return change
        .<Finding>map(told -> new Finding.NeedsOperator("there is no record, but " + told))
        .orElse(new Finding.NotExecuted());
  }

  private static Optional<String> change(Coin coin, Evidence evidence) {
    Amount before = total(evidence.before().orElseThrow(), coin);
    Amount after = total(evidence.after().orElseThrow(), coin);
    return before.equals(after)
        ? Optional.empty()
        : Optional.of("the balance went from %s to %s".formatted(before, after));
  }

  private static Amount total(Map<Coin, Balance> balances, Coin coin) {
    return Optional.ofNullable(balances.get(coin)).orElse(Balance.none(coin)).total();
  }
}
