package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ExchangeUnavailable;
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

  /// @throws ExchangeUnavailable when no right answer came, or none about this coin
  synchronized Optional<ConversionLimits> of(Coin coin) {
    Known current = known.filter(this::isFresh).orElseGet(this::load);
    known = Optional.of(current);
    return Optional.ofNullable(current.rows().get(coin)).map(row -> limits(row, coin));
  }

  synchronized void forget() {
    known = Optional.empty();
  }

  /// @param rows read only when they are wanted: what is wrong with one coin is no other's trouble
  private record Known(Map<Coin, Json> rows, long since) {}

  private boolean isFresh(Known known) {
    return nanos.getAsLong() - known.since() < LIFE;
  }

  private Known load() {
    ApiCall call = ApiCall.get(Endpoint.CURRENCIES, Map.of());
    return new Known(
        reads.ask(call, answer -> read(answer.data())).orUnavailable(), nanos.getAsLong());
  }

  private static Map<Coin, Json> read(Json data) {
    if (!data.isList()) {
      throw new MalformedAnswer(data.path() + " is no list of coins");
    }
    Map<Coin, Json> rows = new HashMap<>();
    for (Json row : data.list()) {
      row.get("coin").coin().ifPresent(coin -> rows.put(coin, row));
    }
    return rows;
  }

  private ConversionLimits limits(Json row, Coin coin) {
    try {
      return new ConversionLimits(amount(row, "minAmount", coin), amount(row, "maxAmount", coin));
    } catch (MalformedAnswer | IllegalArgumentException e) {
      forget();
      throw new ExchangeUnavailable("The limits of %s cannot be read".formatted(coin), e);
    }
  }

  private static Amount amount(Json row, String field, Coin coin) {
    return new Amount(row.get(field).decimal(), coin);
  }
}
