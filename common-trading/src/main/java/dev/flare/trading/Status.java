package dev.flare.trading;

import dev.flare.jsondb.View;
import dev.flare.market.Amount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trader as of one moment.
///
/// @param balance as the plan understands it
/// @param held open and closing positions of both modes, newest first
/// @param closed those of the present mode, newest first
/// @param conversions newest first
public record Status(
    Switches switches,
    Funds funds,
    Amount balance,
    List<Position> held,
    List<Position.Closed> closed,
    List<Conversion> conversions,
    Statistics statistics,
    Map<String, Valuation> valuations,
    List<Refusals.Counted> refusals) {

  static Status of(
      Book book, TradingPlan plan, Map<String, Valuation> valuations, Refusals refusals) {
    Records records = book.records();
    View view = records.store().view();
    Switches switches = view.read(records.switches());
    Funds funds = book.funds(view);
    List<Position.Closed> closed =
        newestFirst(view.all(records.closed())).stream()
            .map(Position.Closed.class::cast)
            .filter(each -> each.entry().mode() == switches.mode())
            .toList();
    return new Status(
        switches,
        funds,
        plan.balance(funds),
        newestFirst(view.all(records.held())),
        closed,
        newestFirst(view.all(records.conversions())),
        Statistics.of(closed, funds.held().size(), funds.ledger()),
        Map.copyOf(valuations),
        refusals.all());
  }

  public Optional<Valuation> valuation(Position position) {
    return Optional.ofNullable(valuations.get(position.id()));
  }

  private static <T> List<T> newestFirst(List<T> oldestFirst) {
    List<T> reversed = new ArrayList<>(oldestFirst);
    Collections.reverse(reversed);
    return reversed;
  }
}
