package dev.flare.trading;

import dev.flare.jsondb.Transaction;
import dev.flare.jsondb.View;
import dev.flare.market.Coin;
import dev.flare.trading.Conversion.Stage;

/// Settles what a stop left open, and changes nothing when it is done again.
record Recovery(Records records, Coin baseToken) {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

  boolean recover(Transaction tx) {
    for (Conversion found : tx.all(records.conversions())) {
      Conversion known = ConversionDesk.afterRestart(found);
      if (!known.equals(found)) {
        LOG.log(System.Logger.Level.WARNING, "conversion={0} found {1}", found.id(), known.stage());
        tx.put(records.conversions(), known);
      }
    }
    for (Position held : tx.all(records.held())) {
      if (held instanceof Position.Closing closing && wasNotSold(tx, closing)) {
        LOG.log(System.Logger.Level.WARNING, "position={0} open again", held.id());
        tx.put(records.held(), closing.openAgain());
      }
    }
    recount(tx);
    return true;
  }

  /// What is counted along is counted anew, whatever was done to the files.
  private void recount(Transaction tx) {
    for (Conversion each : tx.all(records.conversions())) {
      if (!each.isFinal()) {
        tx.put(records.unfinished(), new Unfinished(each.id()));
      }
    }
    for (Unfinished each : tx.all(records.unfinished())) {
      if (tx.find(records.conversions(), each.id()).filter(it -> !it.isFinal()).isEmpty()) {
        tx.remove(records.unfinished(), each.id());
      }
    }
    for (Mode mode : Mode.values()) {
      recount(tx, mode);
    }
  }

  private void recount(Transaction tx, Mode mode) {
    Results counted = Results.none(mode, baseToken);
    for (Position each : tx.all(records.closed())) {
      if (each instanceof Position.Closed closed && closed.entry().mode() == mode) {
        counted = counted.with(closed);
      }
    }
    if (counted.closed() > 0) {
      tx.put(records.results(), counted);
    } else {
      tx.remove(records.results(), mode.name());
    }
  }

  private boolean wasNotSold(View view, Position.Closing closing) {
    return view.find(records.conversions(), closing.closedBy())
        .map(conversion -> conversion.stage() instanceof Stage.Refused)
        .orElse(true);
  }
}
