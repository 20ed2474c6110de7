package dev.flare.trader;

import dev.flare.jsondb.Change;
import dev.flare.jsondb.News;
import dev.flare.jsondb.Present;
import dev.flare.trading.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds the positions of which listeners must be told: each that changes, and where changes were
/// missed each that may be another than what was told last.
final class PositionNews {
  private final Supplier<Stream<Position>> all;
  private final Set<String> held = new HashSet<>();
  private long newest;

  PositionNews(Supplier<Stream<Position>> all) {
    this.all = all;
  }

  List<Position> of(News<?> news) {
    List<Position> changed = changed(news);
    changed.forEach(this::remember);
    return news instanceof Present<?>(_, var missedSome) && !missedSome ? List.of() : changed;
  }

  private List<Position> changed(News<?> news) {
    return switch (news) {
      case Change<?> change ->
          change.after().orElse(null) instanceof Position position ? List.of(position) : List.of();
      case Present<?> _ -> all.get().filter(this::mayHaveChanged).toList();
    };
  }

  private boolean mayHaveChanged(Position position) {
    return !(position instanceof Position.Closed)
        || held.contains(position.id())
        || position.entry().number() > newest;
  }

  private void remember(Position position) {
    newest = Math.max(newest, position.entry().number());
    if (position instanceof Position.Closed) {
      held.remove(position.id());
    } else {
      held.add(position.id());
    }
  }
}
