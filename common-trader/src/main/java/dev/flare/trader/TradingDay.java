package dev.flare.trader;

import dev.flare.bitget.ExchangeClock;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.Trader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Begins last and ends first: exits are watched and signals heard only while everything else is
/// there, and conversions under way are finished before anything goes.
@Component
final class TradingDay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TradingDay.class);

  private final ExchangeClock clock;
  private final RapidLoop rapid;
  private final GnomeLink gnome;
  private final Trader trader;
  private volatile boolean running;

  TradingDay(ExchangeClock clock, RapidLoop rapid, GnomeLink gnome, Trader trader) {
    this.clock = clock;
    this.rapid = rapid;
    this.gnome = gnome;
    this.trader = trader;
  }

  /// Does not wait for the exchange: without it the component is up all the same, and says so.
  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("opening").start(this::open);
  }

  private void open() {
    try {
      clock.resync();
    } catch (ExchangeUnavailable e) {
      log.warn("The exchange does not tell its time yet: {}", e.getMessage());
    } finally {
      rapid.start();
      gnome.start();
    }
  }

  @Override
  public void stop() {
    running = false;
    gnome.close();
    rapid.close();
    trader.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
