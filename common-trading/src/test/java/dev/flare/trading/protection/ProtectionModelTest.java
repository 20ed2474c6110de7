package dev.flare.trading.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every protection against a model that counts on its fingers, over random exits that come out of
/// order and at the edges of windows and days.
class ProtectionModelTest {
  private static final int SEEDS = 500;
  private static final long WINDOW_MS = 3_600_000;
  private static final long REST_MS = 600_000;
  private static final long DAY_MS = 86_400_000;
  private static final long START = Instant.parse("2026-03-01T23:00:00Z").toEpochMilli();
  private static final Coin USDT = new Coin("USDT");
  private static final Duration WINDOW = Duration.ofMillis(WINDOW_MS);
  private static final Duration REST = Duration.ofMillis(REST_MS);

  private static List<Exit> exits(Random random) {
    List<Exit> exits = new ArrayList<>();
    long at = START;
    for (int i = 0; i < 1 + random.nextInt(25); i++) {
      at += random.nextInt(8) * (WINDOW_MS / 8);
      exits.add(
          new Exit(
              Pair.of(random.nextBoolean() ? "BTC" : "ETH", "USDT"),
              Instant.ofEpochMilli(at + random.nextInt(2)),
              random.nextInt(3) == 0,
              Amount.of(String.valueOf(1 + random.nextInt(100)), USDT),
              Amount.of(String.valueOf(random.nextInt(41) - 20), USDT)));
    }
    if (random.nextBoolean()) {
      Collections.swap(exits, exits.size() - 1, random.nextInt(exits.size()));
    }
    return exits;
  }

  @Test
  void saysWhatASimpleModelSays() {
    int locked = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<Exit> exits = exits(random);
      Exit newest = exits.getLast();
      BigDecimal capital = BigDecimal.valueOf(200 + random.nextInt(200));
      Model model = new Model(exits, newest, capital);
      TrackRecord record = new TrackRecord(exits, new Amount(capital, USDT));
      int count = 1 + random.nextInt(4);
      BigDecimal limit = BigDecimal.valueOf(random.nextInt(8));
      Percentage percentage = new Percentage(limit);

      locked += same(seed, model.cooldown(), new Cooldown(REST).after(newest, record));
      locked +=
          same(
              seed,
              model.stops(count, false),
              new StopLossGuard(count, WINDOW, REST, false).after(newest, record));
      locked +=
          same(
              seed,
              model.stops(count, true),
              new StopLossGuard(count, WINDOW, REST, true).after(newest, record));
      locked +=
          same(
              seed,
              model.drawdown(limit),
              new MaxDrawdown(percentage, WINDOW, REST).after(newest, record));
      locked += same(seed, model.daily(limit), new DailyLoss(percentage).after(newest, record));
      locked +=
          same(
              seed,
              model.lowProfit(count, limit),
              new LowProfit(count, percentage, WINDOW, REST).after(newest, record));
    }
    assertThat(locked).isBetween(SEEDS, 5 * SEEDS);
  }

  @Test
  void saysTheSameWithoutWhatCameBeforeWhatMatters() {
    int left = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<Exit> exits = exits(random);
      Exit newest = exits.getLast();
      TrackRecord record = new TrackRecord(exits, Amount.of("300", USDT));
      Percentage limit = new Percentage(BigDecimal.valueOf(random.nextInt(8)));
      for (Protection each :
          List.of(
              new Cooldown(REST),
              new StopLossGuard(2, WINDOW, REST, random.nextBoolean()),
              new MaxDrawdown(limit, WINDOW, REST),
              new DailyLoss(limit),
              new LowProfit(2, limit, WINDOW, REST))) {
        TrackRecord late = record.only(exit -> !exit.at().isBefore(each.since(newest)));
        left += record.exits().size() - late.exits().size();
        assertThat(each.after(newest, late))
            .as("seed %d, %s", seed, each)
            .isEqualTo(each.after(newest, record));
      }
    }
    assertThat(left).isGreaterThan(SEEDS);
  }

  private static int same(int seed, long until, Optional<Lock> lock) {
    long end = lock.map(it -> it.until().toEpochMilli()).orElse(-1L);
    assertThat(end).as("seed %d, %s", seed, lock).isEqualTo(until);
    return lock.isPresent() ? 1 : 0;
  }

  /// When a lock ends, in epoch milliseconds; -1 for none.
  private record Model(List<Exit> exits, Exit newest, BigDecimal capital) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    long end() {
      long end = Long.MIN_VALUE;
      for (Exit exit : exits) {
        end = Math.max(end, ms(exit));
      }
      return end;
    }

    static long ms(Exit exit) {
      return exit.at().toEpochMilli();
    }

    static BigDecimal gain(Exit exit) {
      return exit.realised().value();
    }

    boolean inWindow(Exit exit) {
      return ms(exit) >= end() - WINDOW_MS;
    }

    long cooldown() {
      return ms(newest) + REST_MS;
    }

    long stops(int count, boolean eachPair) {
      int stops = 0;
      long last = 0;
      for (Exit exit : exits) {
        boolean counts = exit.stopped() && (!eachPair || exit.pair().equals(newest.pair()));
        last = counts ? Math.max(last, ms(exit)) : last;
      }
      for (Exit exit : exits) {
        boolean counts = exit.stopped() && (!eachPair || exit.pair().equals(newest.pair()));
        stops += counts && ms(exit) >= last - WINDOW_MS ? 1 : 0;
      }
      return newest.stopped() && stops >= count ? last + REST_MS : -1;
    }

    long drawdown(BigDecimal limit) {
      List<Exit> sorted = new ArrayList<>(exits);
      sorted.sort((one, other) -> Long.compare(ms(one), ms(other)));
      BigDecimal worst = BigDecimal.ZERO;
      for (int from = 0; from <= sorted.size(); from++) {
        for (int to = from; to <= sorted.size(); to++) {
          if (firstInWindow(sorted) <= from) {
            BigDecimal before = capitalBefore(sorted, from);
            BigDecimal after = capitalBefore(sorted, to);
            worst = worst.max(percent(before.subtract(after), before));
          }
        }
      }
      return gain(newest).signum() < 0 && worst.compareTo(limit) > 0 ? end() + REST_MS : -1;
    }

    int firstInWindow(List<Exit> sorted) {
      int first = 0;
      while (!inWindow(sorted.get(first))) {
        first++;
      }
      return first;
    }

    BigDecimal capitalBefore(List<Exit> sorted, int index) {
      BigDecimal money = capital;
      for (Exit exit : sorted.subList(index, sorted.size())) {
        money = money.subtract(gain(exit));
      }
      return money;
    }

    long daily(BigDecimal limit) {
      long today = Math.floorDiv(end(), DAY_MS);
      BigDecimal sum = BigDecimal.ZERO;
      for (Exit exit : exits) {
        sum = Math.floorDiv(ms(exit), DAY_MS) == today ? sum.add(gain(exit)) : sum;
      }
      BigDecimal loss = percent(sum.negate(), capital.subtract(sum));
      return loss.compareTo(limit) > 0 ? (today + 1) * DAY_MS : -1;
    }

    long lowProfit(int count, BigDecimal least) {
      long last = 0;
      for (Exit exit : exits) {
        last = exit.pair().equals(newest.pair()) ? Math.max(last, ms(exit)) : last;
      }
      int many = 0;
      BigDecimal cost = BigDecimal.ZERO;
      BigDecimal gain = BigDecimal.ZERO;
      for (Exit exit : exits) {
        if (exit.pair().equals(newest.pair()) && ms(exit) >= last - WINDOW_MS) {
          many++;
          cost = cost.add(exit.cost().value());
          gain = gain.add(gain(exit));
        }
      }
      return many >= count && percent(gain, cost).compareTo(least) < 0 ? last + REST_MS : -1;
    }

    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
      return part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL64);
    }
  }
}
