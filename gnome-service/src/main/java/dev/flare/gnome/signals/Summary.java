package dev.flare.gnome.signals;

import dev.flare.market.Action;
import dev.flare.market.Decision;
import dev.flare.market.Label;
import dev.flare.market.PublishedDecision;
import dev.flare.market.Word;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Counts what was decided, and prints the counts at the end.
final class Summary implements Report {
  private static final int WORDS_IN_A_ROW = 3;
  private static final int SEQUENCES_SHOWN = 10;

  private final PrintStream out;
  private final Map<Label, Long> labels = new EnumMap<>(Label.class);
  private final Map<Action, Long> raw = new EnumMap<>(Action.class);
  private final Map<Action, Long> confirmed = new EnumMap<>(Action.class);
  private final Map<String, Long> sequences = new HashMap<>();
  private long decisions;

  Summary(PrintStream out) {
    this.out = out;
  }

  @Override
  public void add(PublishedDecision published) {
    Decision decision = published.decision();
    decisions++;
    labels.merge(decision.label(), 1L, Long::sum);
    raw.merge(decision.raw(), 1L, Long::sum);
    confirmed.merge(decision.confirmed(), 1L, Long::sum);
    List<Word> words = decision.words();
    if (words.size() >= WORDS_IN_A_ROW) {
      sequences.merge(newest(words), 1L, Long::sum);
    }
  }

  @Override
  public void end(Effort effort) {
    out.printf("%-22s %9d%n", "files", effort.files());
    out.printf("%-22s %9d%n", "candles", effort.candles());
    out.printf("%-22s %9d%n", "candles per second", effort.candlesPerSecond());
    out.printf("%-22s %9d%n%n", "decisions", decisions);
    out.printf("%-22s %9s %7s%n", "label", "decisions", "share");
    for (Label label : Label.values()) {
      long count = labels.getOrDefault(label, 0L);
      out.printf("%-22s %9d %6.2f%%%n", label, count, share(count));
    }
    out.printf("%n%-22s %9s %9s%n", "bit", "raw", "confirmed");
    bits("buy", Action.BUY);
    bits("sell", Action.SELL);
    bits("neither", Action.NONE);
    out.printf("%n%-22s %9s %7s%n", "three words in a row", "times", "share");
    sequences.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(SEQUENCES_SHOWN)
        .forEach(each ->
            out.printf(
                "%-22s %9d %6.2f%%%n", each.getKey(), each.getValue(), share(each.getValue())));
  }

  private void bits(String name, Action action) {
    out.printf(
        "%-22s %9d %9d%n", name, raw.getOrDefault(action, 0L), confirmed.getOrDefault(action, 0L));
  }

  private double share(long count) {
    return decisions == 0 ? 0 : 100.0 * count / decisions;
  }

  private static String newest(List<Word> words) {
    return words.subList(words.size() - WORDS_IN_A_ROW, words.size()).stream()
        .map(Word::letters)
        .collect(Collectors.joining(" "));
  }
}
