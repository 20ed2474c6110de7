package dev.flare.service.stomp;

/// Tells everybody who listens, in the order of the calls, without waiting for anyone.
@FunctionalInterface
public interface Broadcast {
  /// @param destination such as `/topic/state`
  /// @param payload becomes JSON
  void send(String destination, Object payload);
}
