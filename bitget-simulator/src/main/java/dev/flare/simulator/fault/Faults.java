package dev.flare.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The faults that stand.
public final class Faults {
  private final Map<Long, StandingFault> standing = new TreeMap<>();
  private long lastId;

  public Faults(List<FaultOrder> orders) {
    orders.forEach(this::add);
  }

  public synchronized StandingFault add(FaultOrder order) {
    StandingFault fault = new StandingFault(++lastId, order, 0, 0);
    standing.put(fault.id(), fault);
    return fault;
  }

  /// In the order in which they were ordered.
  public synchronized List<StandingFault> all() {
    return List.copyOf(standing.values());
  }

  /// Whether there was such a fault.
  public synchronized boolean remove(long id) {
    return standing.remove(id) != null;
  }

  public synchronized void clear() {
    standing.clear();
  }

  /// Counts a call and tells what strikes it, in the order of the orders.
  public synchronized List<Fault> strike(String path) {
    List<Fault> striking = new ArrayList<>();
    for (StandingFault fault : all()) {
      if (fault.order().call().covers(path)) {
        StandingFault next = fault.next(fault.order().occurrence().strikes(fault.seen() + 1));
        standing.put(next.id(), next);
        if (next.struck() > fault.struck()) {
          striking.add(fault.order().fault());
        }
      }
    }
    return striking;
  }

  /// How far the exchange's clock is off, in real time.
  public synchronized Duration skew() {
    return standing.values().stream()
        .map(each -> each.order().fault())
        .map(fault -> fault instanceof Fault.Skew skew ? skew.time() : Duration.ZERO)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
