package dev.flare.service.stomp;

import java.util.List;

/// Tells everybody who listens, in the order of the calls, without waiting for anyone.
@FunctionalInterface
public interface Broadcast {
  /// @param destination such as `/topic/state`
  /// @param payload becomes JSON
  void send(String destination, Object payload);

  /// The same under several destinations.
  default void send(List<String> destinations, Object payload) {
    destinations.forEach(each -> send(each, payload));
  }
}
