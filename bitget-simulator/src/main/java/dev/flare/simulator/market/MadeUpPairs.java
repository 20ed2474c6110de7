package dev.flare.simulator.market;

import dev.flare.market.Pair;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// As many pairs with USDT as somebody wants: known coins first, then coins that do not exist.
public final class MadeUpPairs {
  public static final int MOST = 500;

  private static final List<String> KNOWN =
      List.of("BTC", "ETH", "SOL", "XRP", "DOGE", "ADA", "BNB", "LTC", "AVAX", "LINK", "DOT");
  private static final String NAME = "SIM";

  private MadeUpPairs() {}

  /// @param count 1 to [#MOST]
  public static List<Pair> of(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("there can be 1 to %d pairs".formatted(MOST));
    }
    return Stream.concat(KNOWN.stream(), IntStream.range(1, count).mapToObj(MadeUpPairs::name))
        .limit(count)
        .map(base -> Pair.of(base, "USDT"))
        .toList();
  }

  /// The price that a coin wanders about: for those that do not exist, 0.001 to 1000 in turns.
  static double level(String coin) {
    return coin.matches(NAME + "[0-9]{3}")
        ? Math.pow(10, Integer.parseInt(coin.substring(NAME.length())) % 7 - 3.0)
        : 1;
  }

  private static String name(int number) {
    return "%s%03d".formatted(NAME, number);
  }
}
