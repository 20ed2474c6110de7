package dev.flare.simulator.market;

import dev.flare.market.Candle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The market in the texts in which BitGet tells it.
public record MarketRows(SimulatedMarket market) {
  private static final Duration DAY = Duration.ofDays(1);

  /// A candle as both the calls and the channels tell it.
  public static List<String> candle(Listing listing, Candle candle) {
    String quoteVolume = plain(candle.quoteVolume());
    return List.of(
        Long.toString(candle.openedAt().toEpochMilli()),
        listing.decimal(candle.open()).toPlainString(),
        listing.decimal(candle.high()).toPlainString(),
        listing.decimal(candle.low()).toPlainString(),
        listing.decimal(candle.close()).toPlainString(),
        plain(candle.baseVolume()),
        quoteVolume,
        quoteVolume);
  }

  public static Map<String, String> symbol(Listing listing, Instant now) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("symbol", listing.pair().symbol());
    row.put("baseCoin", listing.pair().base().name());
    row.put("quoteCoin", listing.pair().quote().name());
    row.put("minTradeAmount", "0");
    row.put("maxTradeAmount", "900000000000000000000");
    row.put("takerFeeRate", "0.001");
    row.put("makerFeeRate", "0.001");
    row.put("pricePrecision", Integer.toString(listing.tape().digits()));
    row.put("quantityPrecision", "8");
    row.put("quotePrecision", "8");
    row.put("status", listing.isHalted(now) ? "halt" : "online");
    row.put("minTradeUSDT", "1");
    row.put("buyLimitPriceRatio", "0.05");
    row.put("sellLimitPriceRatio", "0.05");
    row.put("areaSymbol", "no");
    row.put("orderQuantity", "200");
    row.put("openTime", "");
    row.put("offTime", "");
    return row;
  }

  /// A ticker as the call tells it.
  public Map<String, String> ticker(Listing listing, Instant now) {
    Candle day = listing.over(DAY, now);
    Candle sinceMidnight =
        listing.over(Duration.between(now.truncatedTo(ChronoUnit.DAYS), now), now);
    Map<String, String> row = new LinkedHashMap<>();
    row.put("symbol", listing.pair().symbol());
    row.put("lastPr", listing.price(now).toPlainString());
    row.put("open", listing.decimal(day.open()).toPlainString());
    row.put("high24h", listing.decimal(day.high()).toPlainString());
    row.put("low24h", listing.decimal(day.low()).toPlainString());
    row.put("bidPr", market.bid(listing, now).toPlainString());
    row.put("bidSz", "1");
    row.put("askPr", market.ask(listing, now).toPlainString());
    row.put("askSz", "1");
    row.put("baseVolume", plain(day.baseVolume()));
    row.put("quoteVolume", plain(day.quoteVolume()));
    row.put("usdtVolume", plain(day.quoteVolume()));
    row.put("openUtc", listing.decimal(sinceMidnight.open()).toPlainString());
    row.put("changeUtc24h", change(sinceMidnight));
    row.put("change24h", change(day));
    row.put("ts", Long.toString(now.toEpochMilli()));
    return row;
  }

  private static String change(Candle candle) {
    return BigDecimal.valueOf(candle.close() / candle.open() - 1)
        .setScale(5, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
