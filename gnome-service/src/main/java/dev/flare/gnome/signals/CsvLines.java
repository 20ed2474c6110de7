package dev.flare.gnome.signals;

import dev.flare.market.DecisionMessage;
import dev.flare.market.PublishedDecision;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Each decision as a row. Words are parted by spaces, and so are the `name=value` of indicators
/// and votes.
final class CsvLines implements Report {
  private static final String HEADER =
      "seq,symbol,base,quote,granularity,candleAt,analysedAt,rate,label,rawBuy,rawSell,buy,sell,"
          + "words,volatility,takeProfit,strategy,dictionary,indicators,votes";

  private final PrintStream out;

  CsvLines(PrintStream out) {
    this.out = out;
    out.println(HEADER);
  }

  @Override
  public void add(PublishedDecision decision) {
    DecisionMessage it = DecisionMessage.of(decision);
    out.println(
        Stream.of(
                it.seq(),
                it.symbol(),
                it.base(),
                it.quote(),
                it.granularity(),
                it.candleAt(),
                it.analysedAt(),
                it.rate(),
                it.label(),
                it.rawBuy(),
                it.rawSell(),
                it.buy(),
                it.sell(),
                String.join(" ", it.words()),
                Objects.requireNonNullElse(it.volatility(), ""),
                Objects.requireNonNullElse(it.takeProfit(), ""),
                it.strategy(),
                Objects.requireNonNullElse(it.dictionary(), ""),
                packed(it.indicators()),
                packed(it.votes()))
            .map(CsvLines::cell)
            .collect(Collectors.joining(",")));
  }

  @Override
  public void end(Effort effort) {
    // every line is complete by itself
  }

  private static String packed(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  /// A strategy or a dictionary may be named with a comma.
  private static String cell(Object value) {
    String text = value.toString();
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
