package dev.flare.gnome;

/// How candles come in.
public enum MarketData {
  /// Asked for when they are due.
  REST,
  /// Pushed; whatever the pushes do not prove is asked for.
  WEBSOCKET,
  /// Pushed by an exchange in real time, asked of one that is accelerated.
  AUTO;

  /// @param speed how many times faster than real time the exchange's clock runs
  boolean isPushed(double speed) {
    return switch (this) {
      case REST -> false;
      case WEBSOCKET -> true;
      case AUTO -> speed == 1;
    };
  }
}
