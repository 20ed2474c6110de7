package dev.flare.pulse.shell;

import dev.flare.pulse.app.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status for people, in columns.
record StatusTable(Instant now) {
  private static final List<String> HEAD =
      List.of("APP", "STATE", "SINCE", "MODE", "TRADING", "OPEN", "UNREALISED", "REALISED", "");

  String of(StatusCommand.Report report, String pulse) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    report.apps().forEach(app -> rows.add(row(app)));
    StringBuilder text = new StringBuilder(pulse).append('\n');
    if (rows.size() > 1) {
      rows.forEach(row -> text.append(line(row, rows)).append('\n'));
    }
    return text.toString();
  }

  private List<String> row(AppStatus app) {
    return List.of(
        app.id(),
        app.state(),
        app.state().equals(Phase.STOPPED.name()) ? "" : span(app.since()),
        told(app.mode()),
        app.trading() == null ? "" : app.trading() ? "on" : "OFF",
        told(app.open()),
        money(app.unrealised(), app.coin()),
        money(app.realised(), app.coin()),
        app.note());
  }

  private static String told(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String money(@Nullable String amount, @Nullable String coin) {
    return amount == null ? "" : "%s %s".formatted(amount, told(coin));
  }

  private String span(long since) {
    Duration span = Duration.between(Instant.ofEpochMilli(since), now);
    if (span.toHours() >= 48) {
      return "%d d".formatted(span.toDays());
    }
    return span.toMinutes() >= 120
        ? "%d h".formatted(span.toHours())
        : "%d min".formatted(span.toMinutes());
  }

  private static String line(List<String> row, List<List<String>> all) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(width(column, all) - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }

  private static int width(int column, List<List<String>> all) {
    return all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
