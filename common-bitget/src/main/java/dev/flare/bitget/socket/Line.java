package dev.flare.bitget.socket;

/// The connection to the exchange, as far as candles need to know of it.
interface Line extends AutoCloseable {
  /// Takes note of something that happened, in its own time.
  void tell(Event event);

  @Override
  void close();
}
