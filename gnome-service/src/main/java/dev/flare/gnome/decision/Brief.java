package dev.flare.gnome.decision;

import dev.flare.market.DecisionMessage;
import java.util.List;

/// A decision without what it follows from, as a list of many shows it.
///
/// @param votes how many lean which way
public record Brief(
    long seq,
    String symbol,
    String base,
    String quote,
    String granularity,
    long candleAt,
    long analysedAt,
    String rate,
    String label,
    boolean rawBuy,
    boolean rawSell,
    boolean buy,
    boolean sell,
    List<String> words,
    Votes votes) {

  public static Brief of(DecisionMessage decision) {
    return new Brief(
        decision.seq(),
        decision.symbol(),
        decision.base(),
        decision.quote(),
        decision.granularity(),
        decision.candleAt(),
        decision.analysedAt(),
        decision.rate(),
        decision.label(),
        decision.rawBuy(),
        decision.rawSell(),
        decision.buy(),
        decision.sell(),
        decision.words(),
        Votes.of(decision));
  }

  public record Votes(int bull, int none, int bear) {
    static Votes of(DecisionMessage decision) {
      return new Votes(count(decision, "bull"), count(decision, "none"), count(decision, "bear"));
    }

    private static int count(DecisionMessage decision, String side) {
      return (int) decision.votes().values().stream().filter(side::equals).count();
    }
  }
}
