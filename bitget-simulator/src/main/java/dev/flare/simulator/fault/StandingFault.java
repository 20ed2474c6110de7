package dev.flare.simulator.fault;

/// An order that stands, and what came of it.
///
/// @param seen how many calls it could have struck
/// @param struck how many it did
public record StandingFault(long id, FaultOrder order, long seen, long struck) {
  StandingFault next(boolean strikes) {
    return new StandingFault(id, order, seen + 1, struck + (strikes ? 1 : 0));
  }
}
