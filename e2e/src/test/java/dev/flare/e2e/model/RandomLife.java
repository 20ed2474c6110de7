package dev.flare.e2e.model;

import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Disguise;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.trading.DriftRemedy;
import dev.flare.trading.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What users, markets, machines and exchanges do to a trader, drawn by lot.
final class RandomLife {
  private static final List<String> COINS = List.of("BTC", "ETH");

  /// Trades are struck most often: there money is lost.
  private static final int TRADES_OF_TEN = 6;

  private static final List<Call> READS =
      List.of(
          Call.QUOTE,
          Call.ASSETS,
          Call.RECORDS,
          Call.CURRENCIES,
          Call.INFO,
          Call.TIME,
          Call.PRIVATE,
          Call.ANY);

  private final Life life;
  private final Random random;
  private final boolean ownerMeddles;

  RandomLife(Life life, long seed) {
    this.life = life;
    this.random = new Random(seed);
    this.ownerMeddles = random.nextInt(3) == 0;
  }

  void live(int steps) {
    if (random.nextInt(5) > 0) {
      life.switchMode(Mode.LIVE);
    }
    for (int i = 0; i < steps; i++) {
      act();
    }
  }

  private void act() {
    switch (random.nextInt(44)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> life.buy(coin());
      case 11, 12, 13, 14, 15, 16, 17, 18 -> life.look();
      case 19, 20 -> life.pass(Duration.ofMinutes(random.nextInt(120)));
      case 21, 22, 23 -> life.pass(Duration.ofMillis(random.nextInt(20_000)));
      case 24, 25 -> life.closeOneHeld(random.nextInt(4));
      case 26, 27, 28, 29, 30 -> life.fails(fault());
      case 31 -> machine();
      case 32 -> life.diesAtWrite(1 + random.nextInt(12), random.nextBoolean());
      case 33 -> signals();
      case 34 -> life.switchMode(random.nextInt(4) > 0 ? Mode.LIVE : Mode.DEMO);
      case 35 -> life.switchTrading(random.nextInt(6) > 0);
      case 36 -> life.setBalance(Integer.toString(random.nextInt(600)));
      case 37 -> life.reset(random.nextInt(3) == 0);
      case 38 -> life.askAPerson();
      case 39 -> interleave();
      case 40 -> life.liftOneLock(random.nextInt(3));
      case 41, 42, 43 -> meddle();
      default -> throw new IllegalStateException();
    }
  }

  private String coin() {
    return COINS.get(random.nextInt(COINS.size()));
  }

  private void machine() {
    if (random.nextBoolean()) {
      life.die();
    } else {
      life.diskIsFull(true);
      for (int i = 0; i < 4; i++) {
        actWithoutCare();
      }
      life.diskIsFull(false);
    }
  }

  private void actWithoutCare() {
    switch (random.nextInt(5)) {
      case 0 -> life.buy(coin());
      case 1 -> life.closeOneHeld(random.nextInt(4));
      case 2 -> life.setBalance(Integer.toString(random.nextInt(600)));
      case 3 -> life.reset(random.nextBoolean());
      default -> life.look();
    }
  }

  private void signals() {
    switch (random.nextInt(5)) {
      case 0 -> life.buyLate(coin());
      case 1 -> life.buyUnheard(coin());
      case 2 -> life.repeat();
      case 3 -> life.engineForgets();
      default -> life.sellSignal(coin());
    }
  }

  /// The owner uses the account by hand, and what that leaves is looked at, or not.
  private void meddle() {
    if (ownerMeddles) {
      Owner owner = life.owner();
      String coin = random.nextInt(3) == 0 ? "USDT" : coin();
      owner.leaves(coin, random.nextInt(100));
      if (random.nextInt(4) > 0) {
        owner.watchesTheWallet();
        owner.settlesOneDrift(random.nextInt(2), anyOf(DriftRemedy.values()));
      } else {
        owner.writesOff(random.nextInt(3), random.nextInt(120));
      }
      if (random.nextBoolean()) {
        owner.bringsBack("2000", coin);
      }
    }
  }

  private <T> T anyOf(T[] all) {
    return all[random.nextInt(all.length)];
  }

  /// Several things are on their way at once, and go on in turns.
  private void interleave() {
    life.hold();
    for (int i = 0; i < 12; i++) {
      switch (random.nextInt(8)) {
        case 0, 1 -> life.buy(coin());
        case 2 -> life.look();
        case 3 -> life.closeOneHeld(random.nextInt(4));
        case 4 -> life.switchMode(random.nextInt(3) > 0 ? Mode.LIVE : Mode.DEMO);
        case 5 -> life.switchTrading(random.nextInt(6) > 0);
        default -> life.workOne(random.nextInt(3));
      }
    }
    life.workAll();
  }

  private FaultOrder fault() {
    if (random.nextInt(6) == 0) {
      life.nothingFails();
    }
    if (random.nextInt(40) == 0) {
      return FaultOrder.always(Call.ANY, new Fault.Skew(random.nextInt(80) - 40));
    }
    List<Fault> faults = faults();
    Fault fault = faults.get(random.nextInt(faults.size()));
    return random.nextInt(10) < TRADES_OF_TEN
        ? FaultOrder.nth(Call.TRADE, 1, fault)
        : FaultOrder.nth(READS.get(random.nextInt(READS.size())), 1 + random.nextInt(3), fault);
  }

  private List<Fault> faults() {
    List<Fault> faults =
        new ArrayList<>(
            List.of(
                new Fault.Reset(true),
                new Fault.Reset(true),
                new Fault.Reset(false),
                new Fault.Cut(),
                new Fault.Html(502, true),
                new Fault.Html(200, true),
                new Fault.Html(503, false),
                new Fault.Html(403, false),
                new Fault.Html(429, false),
                new Fault.Empty(true),
                new Fault.Empty(false),
                new Fault.Hang(6_000L, true),
                new Fault.Hang(30_000L, false),
                new Fault.Slow(4_000),
                new Fault.Slow(14_000),
                new Fault.IgnoreStart(),
                new Fault.DelayRecord(1 + random.nextInt(60))));
    for (String code : List.of("429", "40015", "40725", "45001", "12021", "43012", "40014", "9")) {
      faults.add(new Fault.Refuse(code, null, null));
    }
    faults.add(new Fault.Refuse("99999", "no such code", 200));
    faults.add(new Fault.Refuse("50031", "system error", 500));
    Arrays.stream(Disguise.values()).map(Fault.Rewrite::new).forEach(faults::add);
    return faults;
  }
}
