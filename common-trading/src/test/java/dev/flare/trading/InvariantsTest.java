package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.MemoryDisk;
import dev.flare.market.Amount;
import dev.flare.market.ConversionOutcome;
import dev.flare.trading.Conversion.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InvariantsTest {
  private static final Logger LOG = Logger.getLogger("dev.flare");

  @BeforeAll
  static void keepThousandsOfExpectedLinesQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOG.setLevel(null);
  }

  private static void requireInvariants(Floor floor, String moment) {
    Status status = floor.trader.status();
    Funds funds = status.funds();
    assertThat(funds.ledger().difference(funds.costOfHeld()))
        .as("ledger %s", moment)
        .isEqualTo(Amount.zero(Floor.USDT));
    assertThat(funds.ledger().cash().value()).as("cash %s", moment).isNotNegative();

    List<String> ids =
        Stream.concat(status.held().stream(), status.closed().stream()).map(Position::id).toList();
    assertThat(ids).as("positions %s", moment).doesNotHaveDuplicates();
    assertThat(ids).as("opened %s", moment).hasSize(Math.toIntExact(confirmed(status, true)));
    assertThat(status.closed())
        .as("closed %s", moment)
        .hasSize(Math.toIntExact(confirmed(status, false)));
    requireEveryUnfinishedConversionToBeAccountedFor(status, moment);
    Recount.requireTheSame(floor, moment);
  }

  private static long confirmed(Status status, boolean opening) {
    return status.conversions().stream()
        .filter(each -> each.opens() == opening)
        .filter(each -> each.stage() instanceof Stage.Confirmed)
        .count();
  }

  private static void requireEveryUnfinishedConversionToBeAccountedFor(
      Status status, String moment) {
    Set<String> closing =
        status.held().stream()
            .filter(Position.Closing.class::isInstance)
            .map(each -> ((Position.Closing) each).closedBy())
            .collect(Collectors.toSet());
    Set<String> unfinishedExits =
        status.conversions().stream()
            .filter(each -> !each.isFinal() && !each.opens())
            .map(Conversion::id)
            .collect(Collectors.toSet());
    assertThat(unfinishedExits).as("exits %s", moment).isEqualTo(closing);
  }

  @Test
  void holdThroughRandomTradingFaultsAndCrashes() {
    for (long seed = 1; seed <= 150; seed++) {
      trade(seed);
    }
  }

  private static void trade(long seed) {
    Random random = new Random(seed);
    Floor floor = new Floor();
    floor.with(Plans.slots(1 + random.nextInt(3), "100"));
    for (int step = 0; step < 60; step++) {
      act(floor, random);
      requireInvariants(floor, "seed %d step %d".formatted(seed, step));
    }
    floor.crash();
    requireInvariants(floor, "seed %d at the end".formatted(seed));
    assertThat(floor.trader.status().conversions())
        .as("seed %d", seed)
        .allMatch(Conversion::isFinal);
    String found = floor.trader.status().held().toString();
    floor.crash();
    assertThat(floor.trader.status().held()).hasToString(found);
  }

  private static void act(Floor floor, Random random) {
    String coin = random.nextBoolean() ? "BTC" : "ETH";
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> floor.buy(coin);
      case 3, 4, 5 -> floor.look();
      case 6, 7 -> floor.venue.price(coin, price(coin.equals("BTC") ? 45_000 : 1_800, random));
      case 8 -> floor.trader.close("p" + (1 + random.nextInt(8))).join();
      case 9 -> fault(floor, random);
      case 10 -> floor.clock.pass(Duration.ofMinutes(random.nextInt(90)));
      case 11 -> {
        int what = random.nextInt(4);
        if (what == 0) {
          floor.crash();
        } else if (what == 1) {
          floor.store.close();
          floor.crash();
        } else {
          floor.trader.switchTrading(random.nextBoolean()).join();
        }
      }
      default -> throw new IllegalStateException();
    }
  }

  /// 0 to 22 % above the lowest.
  private static String price(int lowest, Random random) {
    return BigDecimal.valueOf(lowest + lowest * random.nextInt(200) / 900L).toPlainString();
  }

  private static void fault(Floor floor, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> floor.venue.nextQuoteIsLost();
      case 1 -> floor.venue.nextQuoteIsRefused("43131");
      case 2 -> floor.venue.nextOutcome(new ConversionOutcome.Refused("12021", "expired"));
      case 3 -> floor.venue.nextOutcome(new ConversionOutcome.Unknown("connection reset"));
      default -> throw new IllegalStateException();
    }
  }

  @Test
  void holdWhereverTheMachineStops() {
    for (int stop = 2; stop < 41; stop++) {
      Floor floor = new Floor();
      floor.disk = new MemoryDisk();
      floor.open(new StoppingDisk(floor.disk, stop));
      run(floor);
      floor.crash();
      requireInvariants(floor, "stopped at write " + stop);
      assertThat(floor.trader.status().conversions()).allMatch(Conversion::isFinal);
      assertThat(floor.held()).allMatch(Position.Open.class::isInstance);
    }
  }

  @Test
  void holdWhenTheDiskIsFullForAWhile() {
    for (int good = 2; good < 41; good++) {
      Floor floor = new Floor();
      floor.disk = new MemoryDisk();
      StoppingDisk full = new StoppingDisk(floor.disk, good);
      floor.open(full);
      run(floor);
      full.takes(Integer.MAX_VALUE);
      floor.look();
      run(floor);
      requireInvariants(floor, "full after write " + good);
      assertThat(floor.trader.status().conversions())
          .as("full after write %d", good)
          .allMatch(Conversion::isFinal);
      floor.crash();
      requireInvariants(floor, "restarted, full after write " + good);
    }
  }

  private static void run(Floor floor) {
    for (int i = 0; i < 3; i++) {
      floor.buy("BTC");
      floor.venue.price("BTC", "50100");
      floor.look();
      floor.venue.price("BTC", i == 1 ? "40000" : "60000");
      floor.look();
      floor.trader.close("p" + (i + 1)).join();
      floor.venue.price("BTC", "50000");
    }
  }
}
