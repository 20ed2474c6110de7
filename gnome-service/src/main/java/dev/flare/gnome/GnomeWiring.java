package dev.flare.gnome;

import dev.flare.bitget.Bitget;
import dev.flare.bitget.ExchangeClock;
import dev.flare.bitget.socket.SocketCandles;
import dev.flare.gnome.decision.DecisionBroadcast;
import dev.flare.gnome.decision.DecisionLog;
import dev.flare.gnome.decision.Digest;
import dev.flare.gnome.feed.CandleSchedule;
import dev.flare.gnome.feed.MarketTime;
import dev.flare.gnome.feed.OnceDone;
import dev.flare.gnome.feed.SpacedCandles;
import dev.flare.gnome.pair.CentralLoop;
import dev.flare.gnome.pair.ListedPairs;
import dev.flare.gnome.pair.PairBoard;
import dev.flare.gnome.pair.Pairs;
import dev.flare.gnome.pair.Workshop;
import dev.flare.jsondb.Store;
import dev.flare.market.CandleSource;
import dev.flare.market.PairSource;
import dev.flare.service.stomp.Broadcast;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts Gnome's parts together.
@Configuration(proxyBeanMethods = false)
class GnomeWiring {
  private static final int MOMENT_MS = 100;

  @Bean
  Bitget bitget(GnomeSettings settings) {
    return Bitget.at(settings.exchange());
  }

  @Bean
  CandleSource candleSource(Bitget bitget, GnomeSettings settings, MeterRegistry meters) {
    CandleSource rest = new SpacedCandles(bitget.market(), settings.rhythm().betweenPairs());
    GnomeSettings.Feed feed = settings.feed();
    return feed.marketData().isPushed(settings.exchange().speed())
        ? counted(bitget.socketCandles(feed.socket(), rest), meters)
        : rest;
  }

  private static SocketCandles counted(SocketCandles candles, MeterRegistry meters) {
    FunctionCounter.builder("flare.candles.pushed", candles, SocketCandles::answeredByPushes)
        .description("Rounds that pushed candles answered without a request")
        .register(meters);
    return candles;
  }

  @Bean
  PairSource pairSource(Bitget bitget) {
    return bitget.market();
  }

  @Bean
  ListedPairs listedPairs(PairSource source) {
    return new ListedPairs(source, System::nanoTime);
  }

  @Bean
  MarketTime marketTime(Bitget bitget, MeterRegistry meters) {
    ExchangeClock clock = bitget.clock();
    InstantSource local = InstantSource.system();
    TimeGauge.builder(
            "flare.exchange.clock.ahead",
            clock,
            TimeUnit.MILLISECONDS,
            each -> each.millis() - local.millis())
        .description("How far the exchange's clock is ahead of this machine's")
        .register(meters);
    return new MarketTime(clock, clock.speed(), new OnceDone(clock::resync));
  }

  @Bean
  Store store(GnomeSettings settings) {
    return Store.open(settings.service().storage());
  }

  @Bean
  DecisionLog decisionLog(Store store, GnomeSettings settings) {
    return new DecisionLog(store, settings.decisionsKept());
  }

  @Bean
  Digest digest(Broadcast broadcast) {
    return new Digest(
        broadcast,
        CompletableFuture.delayedExecutor(
            MOMENT_MS, TimeUnit.MILLISECONDS, Thread::startVirtualThread));
  }

  @Bean
  DecisionBroadcast decisionBroadcast(
      DecisionLog log, Broadcast broadcast, Digest digest, MarketTime time, MeterRegistry meters) {
    return new DecisionBroadcast(log, broadcast, digest, time, meters);
  }

  @Bean
  Pairs pairs(Store store, DecisionLog decisions, MarketTime time) {
    return new Pairs(store, decisions, time.clock());
  }

  @Bean
  PairBoard pairBoard(Pairs pairs, DecisionLog decisions, Broadcast broadcast) {
    return new PairBoard(pairs, decisions, broadcast);
  }

  @Bean
  Workshop workshop(
      GnomeSettings settings,
      CandleSource source,
      MarketTime time,
      DecisionLog decisions,
      DecisionBroadcast broadcast,
      PairBoard board,
      MeterRegistry meters) {
    GnomeSettings.Rhythm rhythm = settings.rhythm();
    CandleSchedule schedule =
        new CandleSchedule(time, rhythm.granularity(), rhythm.settling(), rhythm.interval());
    return new Workshop(source, schedule, settings.method(), decisions, broadcast, board, meters);
  }

  @Bean
  CentralLoop centralLoop(GnomeSettings settings, Pairs pairs, Workshop workshop) {
    return new CentralLoop(pairs, workshop, settings.pairs());
  }
}
