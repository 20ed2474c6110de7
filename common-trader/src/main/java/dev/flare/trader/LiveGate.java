package dev.flare.trader;

import dev.flare.bitget.ApiKeys;
import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetAccount;
import dev.flare.bitget.BitgetBooks;
import dev.flare.bitget.BitgetConvert;
import dev.flare.bitget.LiveReadiness;
import dev.flare.market.Coin;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.trading.LiveAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets real money be staked only while account, key and clock are fit for it. Closing what is open
/// never asks here.
///
/// What was found counts for five minutes, what forbids for ten seconds.
final class LiveGate {
  private static final Logger log = LoggerFactory.getLogger(LiveGate.class);
  private static final Duration FIT = Duration.ofMinutes(5);
  private static final Duration UNFIT = Duration.ofSeconds(10);
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(1);

  private final Bitget bitget;
  private final BitgetAccount account;
  private final BitgetConvert convert;
  private final BitgetBooks books;
  private final LiveAccount live;
  private final Coin baseToken;
  private final LongSupplier nanos;
  private List<String> found = List.of();
  private List<String> warned = List.of();
  private long goodUntil;

  LiveGate(Bitget bitget, ApiKeys keys, Coin baseToken, LongSupplier nanos) {
    this.bitget = bitget;
    this.account = bitget.account(keys);
    this.convert = bitget.convert(keys);
    this.books = bitget.books(keys);
    this.live = new LiveAccount(convert, books, this::obstacles);
    this.baseToken = baseToken;
    this.nanos = nanos;
    this.goodUntil = nanos.getAsLong();
  }

  LiveAccount account() {
    return live;
  }

  /// Why nothing may be opened, in words for a person; empty when all is well.
  synchronized List<String> obstacles() {
    return nanos.getAsLong() - goodUntil < 0 ? found : lookAgain();
  }

  /// The same, however short ago the last look was.
  synchronized List<String> lookAgain() {
    found = look();
    goodUntil = nanos.getAsLong() + (found.isEmpty() ? FIT : UNFIT).toNanos();
    return found;
  }

  private List<String> look() {
    try {
      bitget.clock().resync();
      LiveReadiness readiness = LiveReadiness.of(account.state());
      warn(readiness.warnings());
      List<String> obstacles = new ArrayList<>(readiness.reasons());
      clockError().ifPresent(obstacles::add);
      books.noteObstacle().map(LiveGate::unshared).ifPresent(obstacles::add);
      if (obstacles.isEmpty() && convert.limits(baseToken).isEmpty()) {
        obstacles.add("BitGet Convert does not take " + baseToken);
      }
      return List.copyOf(obstacles);
    } catch (ExchangeUnavailable e) {
      return List.of("The account could not be looked at: " + e.getMessage());
    }
  }

  private Optional<String> clockError() {
    Duration error = bitget.clock().real(bitget.clock().error());
    return error.compareTo(CLOCK_ERROR) > 0
        ? Optional.of(
            "The exchange's time is known to %s only; the connection is too slow".formatted(error))
        : Optional.empty();
  }

  private static String unshared(String why) {
    return why
        + " (traders with the same keys tell each other there what they send; SHARED_DIRECTORY names"
        + " another place)";
  }

  private void warn(List<String> warnings) {
    if (!warnings.equals(warned)) {
      warned = warnings;
      warnings.forEach(each -> log.warn("Live trading: {}", each));
    }
  }
}
