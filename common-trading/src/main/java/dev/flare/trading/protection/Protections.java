package dev.flare.trading.protection;

import java.util.List;
import java.util.OptionalInt;

/// What a user wants to be kept from; nothing at first.
///
/// @param locking what locks after positions were closed
/// @param mostOpen how many positions may be open at once, whatever the plan allows
public record Protections(List<Protection> locking, OptionalInt mostOpen, CoinChoice coins) {
  public static final Protections NONE =
      new Protections(List.of(), OptionalInt.empty(), CoinChoice.ANY);

  public Protections {
    locking = List.copyOf(locking);
  }
}
