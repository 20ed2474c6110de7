package dev.flare.bitget.socket;

/// The connections to the exchange, as far as those who ask need to know of them.
interface Line extends AutoCloseable {
  /// Takes note of something that happened, in its own time.
  void tell(Event event);

  @Override
  void close();
}
