package dev.flare.trader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.jsondb.MemoryDisk;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.web.Problem;
import dev.flare.trading.Funds;
import dev.flare.trading.LiveAccount;
import dev.flare.trading.MarketShapes;
import dev.flare.trading.Mode;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.Ruling;
import dev.flare.trading.Surroundings;
import dev.flare.trading.Trader;
import dev.flare.trading.TradingPlan;
import dev.flare.trading.TradingRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftControllerTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Coin USDT = new Coin("USDT");

  private final ThinAccount account = new ThinAccount(Amount.of("60", USDT));
  private final Store store =
      Store.open(
          Path.of("/trader"),
          StoreOptions.standard().with(new MemoryDisk()).with(MarketShapes.module()));
  private long nanos;
  private final Trader trader =
      Trader.open(
          store,
          new Hundred(),
          rules(),
          new Surroundings(
              account,
              Optional.of(new LiveAccount(account, account, List::of)),
              () -> NOON,
              () -> nanos,
              Runnable::run));
  private final DriftController controller = new DriftController(trader);

  /// Starts with 100 USDT and opens nothing.
  private record Hundred() implements TradingPlan {
    @Override
    public boolean wants(Pair pair) {
      return false;
    }

    @Override
    public Ruling room(Pair pair, Funds funds) {
      return Ruling.accepted();
    }

    @Override
    public Amount stake(Funds funds) {
      return Amount.zero(USDT);
    }

    @Override
    public Amount startBalance() {
      return Amount.of("100", USDT);
    }

    @Override
    public Amount balance(Funds funds) {
      return funds.ledger().cash();
    }

    @Override
    public boolean takesDeposits() {
      return false;
    }
  }

  private static TradingRules rules() {
    SettingsReader none = new SettingsReader(Map.of(), EnvFile.empty());
    return TraderSettings.read(none, ServiceSettings.read(none, "Hundred", 4050, "hundred"))
        .rules();
  }

  private void lookTwice() throws InterruptedException {
    trader.switchMode(Mode.LIVE).join();
    RapidLoop rapid = trader.rapid(new RapidLoop.Pace(Duration.ZERO, Duration.ZERO));
    rapid.round();
    nanos += Duration.ofSeconds(10).toNanos();
    rapid.round();
  }

  private static DriftController.Remedy remedy(String action) {
    return remedy(action, "40");
  }

  private static DriftController.Remedy remedy(String action, String missing) {
    return new DriftController.Remedy(action, new BigDecimal(missing));
  }

  private void assertRefused(DriftController.Remedy remedy, int status, String type) {
    assertThatThrownBy(() -> controller.settle("USDT", remedy))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status().value()).isEqualTo(status);
              assertThat(problem.type()).hasToString("urn:flare:problem:" + type);
            });
  }

  @Test
  void showsWhatIsMissing() throws InterruptedException {
    assertThat(controller.drift()).isEqualTo(new DriftController.Drifts(null, List.of()));
    lookTwice();

    long noon = NOON.toEpochMilli();
    assertThat(controller.drift())
        .isEqualTo(
            new DriftController.Drifts(
                noon, List.of(new TraderJson.Drifting("USDT", "100", "60", "40", noon, false))));
  }

  @Test
  void adoptsWhatIsThere() throws InterruptedException {
    lookTwice();

    assertThat(controller.settle("USDT", remedy("adopt")).drifts()).isEmpty();
    assertThat(trader.status().funds().ledger().cash()).isEqualTo(Amount.of("60", USDT));
  }

  @Test
  void showsWhatIsIgnored() throws InterruptedException {
    lookTwice();

    assertThat(controller.settle("USDT", remedy("ignore")).drifts())
        .singleElement()
        .matches(TraderJson.Drifting::ignored);
  }

  @Test
  void refusesToShrinkCash() throws InterruptedException {
    lookTwice();

    assertRefused(remedy("shrink"), 409, "nothing-to-shrink");
  }

  @Test
  void refusesToSettleWhatTheCallerHasNotSeen() throws InterruptedException {
    lookTwice();

    assertRefused(remedy("adopt", "39"), 409, "drift-changed");
    assertRefused(remedy("adopt", "1e999999999"), 409, "drift-changed");
    assertRefused(new DriftController.Remedy("adopt", null), 422, "value-missing");
    assertThat(controller.settle("USDT", remedy("adopt", "40.00")).drifts()).isEmpty();
  }

  @Test
  void refusesToSettleWhatWasSeenLongAgo() throws InterruptedException {
    lookTwice();
    nanos += Duration.ofMinutes(2).plusMillis(1).toNanos();

    assertRefused(remedy("adopt"), 409, "drift-outdated");
  }
}
