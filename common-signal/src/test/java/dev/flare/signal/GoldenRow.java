package dev.flare.signal;

import dev.flare.market.Action;
import dev.flare.signal.rule.Direction;
import dev.flare.signal.rule.Readings;
import dev.flare.signal.rule.Readings.Bands;
import dev.flare.signal.rule.Readings.Candlesticks;
import dev.flare.signal.rule.Readings.Macd;
import dev.flare.signal.rule.Readings.Moving;
import dev.flare.signal.rule.Readings.Price;
import dev.flare.signal.rule.Readings.Stochastic;
import dev.flare.signal.rule.RuleSettings;
import dev.flare.signal.rule.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// One recorded decision.
public record GoldenRow(JsonNode json, List<String> patterns) {
  private static final Set<String> BULLISH_REVERSALS =
      Set.of(
          "abandonedbaby",
          "bullishengulfingpattern",
          "threewhitesoldiers",
          "morningstar",
          "morningdojistar",
          "hammerpattern",
          "dragonflydoji",
          "bullishharami",
          "bullishharamicross",
          "bullishmarubozu",
          "tweezerbottom");

  public Situation situation() {
    return Situation.of(readings(), RuleSettings.DEFAULTS, direction("volDir"), direction("tpDir"));
  }

  /// The recorded number; `NaN` where null was recorded.
  public double number(String name) {
    JsonNode value = json.get(name);
    return value.isNull() ? Double.NaN : value.asDouble();
  }

  public String label() {
    return json.get("desc").asString();
  }

  public Action raw() {
    return action("rawBuy", "rawSell");
  }

  public Action confirmed() {
    return action("buy", "sell");
  }

  public List<String> words() {
    List<String> words = new ArrayList<>();
    json.get("signals").forEach(each -> words.add(each.asString()));
    return words;
  }

  /// Place of its candle in the file, from 0.
  public int index() {
    return json.get("i").asInt();
  }

  private Readings readings() {
    return new Readings(
        new Price(number("rate"), direction("priceDir"), direction("priceArithDir")),
        new Macd(number("macd"), number("macdSignal")),
        number("psar"),
        new Stochastic(number("stochK"), number("stochD")),
        candlesticks(),
        number("vwap"),
        new Moving(number("adl"), direction("adlDir")),
        number("ao"),
        new Moving(number("roc"), direction("rocDir")),
        new Moving(number("fi"), direction("fiDir")),
        number("trix"),
        number("adx"),
        new Bands(number("bbLower"), number("bbMiddle"), number("bbUpper")),
        number("cci"),
        number("mfi"),
        number("rsi"),
        number("atr"));
  }

  private Candlesticks candlesticks() {
    String flags = json.get("pat").asString();
    List<String> seen =
        IntStream.range(0, flags.length())
            .filter(each -> flags.charAt(each) == '1')
            .mapToObj(patterns::get)
            .toList();
    return new Candlesticks(
        json.get("trendBull").asBoolean(),
        json.get("trendBear").asBoolean(),
        seen.stream().anyMatch(BULLISH_REVERSALS::contains),
        seen);
  }

  private Direction direction(String name) {
    return Direction.of(number(name));
  }

  private Action action(String buy, String sell) {
    return json.get(buy).asBoolean()
        ? Action.BUY
        : json.get(sell).asBoolean() ? Action.SELL : Action.NONE;
  }
}
