package dev.flare.demo.rest;

import java.io.IOException;

/// A running trader, as far as an update has to do with it.
interface Gate {
  String trader();

  /// Whether it says that it is well; false when it says nothing.
  boolean isWell();

  /// Whether it may open positions.
  boolean isOpen() throws IOException;

  void set(boolean open) throws IOException;

  /// Positions that are open, and conversions of which nobody knows yet what became of them.
  int held() throws IOException;
}
