package dev.flare.bitget;

import dev.flare.bitget.socket.SocketCandles;
import dev.flare.bitget.socket.SocketPrices;
import dev.flare.bitget.socket.SocketSite;
import dev.flare.market.CandleSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Pushed candles and prices as [Bitget] puts them together, on time that is moved.
public final class SteppedSocket {
  private SteppedSocket() {}

  public static SocketCandles candles(
      URI address, LongSupplier nanos, double speed, CandleSource rest, InstantSource clock) {
    return new SocketCandles(site(address, nanos, speed), rest, clock);
  }

  public static SocketPrices prices(
      URI address, LongSupplier nanos, double speed, InstantSource clock) {
    return new SocketPrices(site(address, nanos, speed), clock);
  }

  private static SocketSite site(URI address, LongSupplier nanos, double speed) {
    return new SocketSite(
        address, HttpWire.client(Duration.ofSeconds(5)), SocketMessages::read, nanos, speed);
  }
}
