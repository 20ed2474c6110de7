package dev.flare.trading;

import dev.flare.jsondb.View;
import java.util.Optional;
import java.util.stream.Stream;

/// What lies behind a trader as of one moment, newest first: read only as far as somebody looks,
/// however much there is.
public final class Past {
  private final View view;
  private final Records records;
  private final Mode mode;

  Past(View view, Records records, Mode mode) {
    this.view = view;
    this.records = records;
    this.mode = mode;
  }

  /// Closed positions of the present mode.
  public Stream<Position.Closed> closed() {
    return ofThisMode(view.newestFirst(records.closed()));
  }

  /// Those that were closed before that one; empty when it is none of them.
  public Optional<Stream<Position.Closed>> closedBefore(String position) {
    return view.olderThan(records.closed(), position).map(this::ofThisMode);
  }

  private Stream<Position.Closed> ofThisMode(Stream<Position> closed) {
    return closed.map(Position.Closed.class::cast).filter(each -> each.entry().mode() == mode);
  }

  public Stream<Conversion> conversions() {
    return view.newestFirst(records.conversions());
  }

  /// Those that were begun before that one; empty when there is no such.
  public Optional<Stream<Conversion>> conversionsBefore(String conversion) {
    return view.olderThan(records.conversions(), conversion);
  }

  /// Those to which something may still happen.
  public Stream<Conversion> unfinished() {
    return records.unfinished(view).reversed().stream();
  }

  public Optional<Conversion> conversion(String id) {
    return view.find(records.conversions(), id);
  }
}
