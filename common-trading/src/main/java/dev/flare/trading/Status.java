package dev.flare.trading;

import dev.flare.jsondb.View;
import dev.flare.market.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trader as of one moment. It costs the same however much the trader has done before; what lies
/// in the past is read when it is asked for.
///
/// @param balance as the plan understands it
/// @param held open and closing positions of both modes, newest first
/// @param shortages by number of the position, what the account had of it when it was to be sold,
///   where that was too little
public record Status(
    Switches switches,
    Funds funds,
    Amount balance,
    List<Position> held,
    Statistics statistics,
    Map<String, Valuation> valuations,
    List<Refusals.Counted> refusals,
    Map<Long, Amount> shortages,
    Past past) {

  static Status of(
      Book book,
      TradingPlan plan,
      Map<String, Valuation> valuations,
      Refusals refusals,
      Shortages shortages) {
    Records records = book.records();
    View view = records.store().view();
    Switches switches = view.read(records.switches());
    Funds funds = book.funds(view);
    return new Status(
        switches,
        funds,
        plan.balance(funds),
        view.newestFirst(records.held()).toList(),
        Statistics.of(book.results(view, switches.mode()), funds.held().size(), funds.ledger()),
        Map.copyOf(valuations),
        refusals.all(),
        shortages.now(),
        new Past(view, records, switches.mode()));
  }

  public Optional<Valuation> valuation(Position position) {
    return Optional.ofNullable(valuations.get(position.id()));
  }

  /// What the account had of a position when it was to be sold, if that was too little.
  public Optional<Amount> available(Position position) {
    return Optional.ofNullable(shortages.get(position.entry().number()));
  }

  /// All closed positions of the present mode, newest first.
  public List<Position.Closed> closed() {
    return past.closed().toList();
  }

  /// All conversions, newest first.
  public List<Conversion> conversions() {
    return past.conversions().toList();
  }
}
