package dev.flare.bitget;

import dev.flare.bitget.socket.SocketCandles;
import dev.flare.bitget.socket.SocketSite;
import dev.flare.market.CandleSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Pushed candles as [Bitget] puts them together, on time that is moved.
public final class SteppedSocket {
  private SteppedSocket() {}

  public static SocketCandles candles(
      URI address, LongSupplier nanos, double speed, CandleSource rest, InstantSource clock) {
    SocketSite site =
        new SocketSite(
            address, HttpWire.client(Duration.ofSeconds(5)), SocketMessages::read, nanos, speed);
    return new SocketCandles(site, rest, clock);
  }
}
