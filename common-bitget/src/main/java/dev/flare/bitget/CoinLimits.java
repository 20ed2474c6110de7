package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The exchange's smallest and largest amounts, asked for anew every few minutes.
final class CoinLimits {
  private static final long LIFE = Duration.ofMinutes(3).toNanos();

  private final Reads reads;
  private final LongSupplier nanos;
  private Optional<Known> known = Optional.empty();

  CoinLimits(Reads reads, LongSupplier nanos) {
    this.reads = reads;
    this.nanos = nanos;
  }

  synchronized Optional<ConversionLimits> of(Coin coin) {
    Known current = known.filter(this::isFresh).orElseGet(this::load);
    known = Optional.of(current);
    return Optional.ofNullable(current.limits().get(coin));
  }

  synchronized void forget() {
    known = Optional.empty();
  }

  private record Known(Map<Coin, ConversionLimits> limits, long since) {}

  private boolean isFresh(Known known) {
    return nanos.getAsLong() - known.since() < LIFE;
  }

  private Known load() {
    ApiCall call = ApiCall.get(Endpoint.CURRENCIES, Map.of());
    return new Known(
        reads.ask(call, answer -> read(answer.data())).orUnavailable(), nanos.getAsLong());
  }

  private static Map<Coin, ConversionLimits> read(Json data) {
    Map<Coin, ConversionLimits> limits = new HashMap<>();
    for (Json row : data.list()) {
      try {
        Coin coin = new Coin(row.get("coin").text());
        limits.put(
            coin,
            new ConversionLimits(amount(row, "minAmount", coin), amount(row, "maxAmount", coin)));
      } catch (IllegalArgumentException e) {
        throw new MalformedAnswer(e);
      }
    }
    return limits;
  }

  private static Amount amount(Json row, String field, Coin coin) {
    return new Amount(row.get(field).decimal(), coin);
  }
}
