package dev.flare.trader;

import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetEndpoint;
import dev.flare.bitget.ExchangeClock;
import dev.flare.bitget.PaperConversions;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.ConversionVenue;
import dev.flare.service.web.Mode;
import dev.flare.trading.DecisionFeed;
import dev.flare.trading.MarketShapes;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.Surroundings;
import dev.flare.trading.Trader;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts a trader's parts together.
@Configuration(proxyBeanMethods = false)
class TraderWiring {
  @Bean
  Bitget bitget(TraderComponent settings) {
    TraderSettings.Exchange exchange = settings.trader().exchange();
    BitgetEndpoint endpoint = exchange.endpoint();
    return Bitget.forTrading(
        exchange.keys().map(keys -> keys.endpointOr(endpoint)).orElse(endpoint), exchange.notes());
  }

  @Bean
  ExchangeClock clock(Bitget bitget) {
    return bitget.clock();
  }

  /// Demo mode: real quotes, nothing converted.
  @Bean
  ConversionVenue venue(Bitget bitget, TraderComponent settings) {
    TraderSettings.Exchange exchange = settings.trader().exchange();
    ConversionVenue quotes =
        exchange
            .keys()
            .<ConversionVenue>map(keys -> bitget.convert(keys.keys()))
            .orElseGet(() -> bitget.tickerQuotes(exchange.paperSpread()));
    return new PaperConversions(quotes, bitget.clock());
  }

  @Bean
  Store store(TraderComponent settings) {
    return Store.open(
        settings.service().storage(), StoreOptions.standard().with(MarketShapes.module()));
  }

  /// The account of the keys, where there are any.
  @Bean
  Live live(Bitget bitget, TraderComponent settings) {
    return new Live(
        settings
            .trader()
            .exchange()
            .keys()
            .map(keys ->
                new LiveGate(
                    bitget, keys.keys(), settings.trader().rules().baseToken(), System::nanoTime)));
  }

  record Live(Optional<LiveGate> gate) {}

  @Bean
  Trader trader(
      Store store,
      TraderComponent settings,
      ConversionVenue venue,
      Live live,
      ExchangeClock clock) {
    return Trader.open(
        store,
        settings.plan(),
        settings.trader().rules(),
        Surroundings.of(venue, live.gate().map(LiveGate::account), clock));
  }

  @Bean
  RapidLoop rapidLoop(Trader trader, TraderComponent settings) {
    return trader.rapid(settings.pace());
  }

  @Bean
  GnomeLink gnomeLink(Trader trader, TraderComponent settings) {
    TraderSettings.Gnome gnome = settings.trader().gnome();
    DecisionFeed feed = DecisionFeed.of(trader, new GnomeHistory(gnome));
    return new GnomeLink(gnome, feed::connected, feed::arrived);
  }

  @Bean
  Mode mode(Trader trader) {
    return () -> trader.status().switches().mode().name().toLowerCase(Locale.ROOT);
  }
}
