package dev.flare.trader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.jsondb.MemoryDisk;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.Action;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Decision;
import dev.flare.market.Granularity;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.web.Problem;
import dev.flare.trading.EqualShares;
import dev.flare.trading.Funds;
import dev.flare.trading.LiveAccount;
import dev.flare.trading.MarketShapes;
import dev.flare.trading.Mode;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.Ruling;
import dev.flare.trading.Surroundings;
import dev.flare.trading.Trader;
import dev.flare.trading.TradingPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a caller hears of a person's word that coins are gone. Position p1 holds 50 BTC for as many
/// USDT.
class WriteOffControllerTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Coin USDT = new Coin("USDT");
  private static final Coin BTC = new Coin("BTC");

  private final Shop shop = new Shop(NOON);
  private final Store store =
      Store.open(
          Path.of("/trader"),
          StoreOptions.standard().with(new MemoryDisk()).with(MarketShapes.module()));
  private final TwoPositions settings = TwoPositions.standard();
  private final Trader trader =
      Trader.open(
          store,
          settings.plan(),
          settings.trader().rules(),
          new Surroundings(
              shop,
              Optional.of(new LiveAccount(shop, shop, List::of)),
              () -> NOON,
              () -> 0,
              Runnable::run));
  private final WriteOffController controller = new WriteOffController(trader, settings);

  private record TwoPositions(TraderSettings trader) implements TraderComponent, TradingPlan {
    private static final EqualShares HALVES = new EqualShares(2);

    static TwoPositions standard() {
      SettingsReader none = new SettingsReader(Map.of(), EnvFile.empty());
      return new TwoPositions(
          TraderSettings.read(none, ServiceSettings.read(none, "Two", 4050, "two")));
    }

    @Override
    public TradingPlan plan() {
      return this;
    }

    @Override
    public RapidLoop.Pace pace() {
      return new RapidLoop.Pace(Duration.ZERO, Duration.ZERO);
    }

    @Override
    public boolean wants(Pair pair) {
      return true;
    }

    @Override
    public Ruling room(Pair pair, Funds funds) {
      return HALVES.room(funds);
    }

    @Override
    public Amount stake(Funds funds) {
      return HALVES.stake(funds);
    }

    @Override
    public Amount startBalance() {
      return usdt("100");
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

  private static Amount usdt(String value) {
    return Amount.of(value, USDT);
  }

  @BeforeEach
  void holdsAPositionInLiveMode() {
    shop.owns(usdt("100"));
    trader.switchMode(Mode.LIVE).join();
    buy(1);
    shop.owns(usdt("50"));
  }

  private void buy(long seq) {
    Duration candle = Granularity.FIVE_MINUTES.duration();
    trader.decided(
        new PublishedDecision(
            seq,
            NOON,
            new Decision(
                Pair.of("BTC", "USDT"),
                Granularity.FIVE_MINUTES,
                NOON.minus(candle).plusMillis(seq),
                BigDecimal.ONE,
                Label.BULL_ENTRY,
                Action.BUY,
                Action.BUY,
                List.of(),
                Optional.of(Percentage.of("1")),
                Optional.of(Percentage.of("1")),
                "MAIN",
                "1",
                Map.of(),
                Map.of())));
  }

  private TraderJson.Trade writeOff(String received, @Nullable Boolean force) {
    return controller.writeOff("p1", new WriteOffController.Wish(new BigDecimal(received), force));
  }

  private void assertRefused(String received, int status, String type, String words) {
    assertThatThrownBy(() -> writeOff(received, null))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status().value()).isEqualTo(status);
              assertThat(problem.type()).hasToString("urn:flare:problem:" + type);
              assertThat(problem).hasMessageContaining(words);
            });
    assertThat(trader.status().closed()).isEmpty();
  }

  @Test
  void closesAPositionWhoseCoinsAreGone() {
    TraderJson.Trade closed = writeOff("49", null);

    assertThat(closed.status()).isEqualTo("closed");
    assertThat(closed.closeReason()).isEqualTo("WRITTEN_OFF");
    assertThat(closed.proceeds()).isEqualTo("49");
    assertThat(trader.status().funds().ledger().cash()).isEqualTo(usdt("99"));
  }

  @Test
  void tellsHowManyCoinsAreStillThere() {
    shop.owns(usdt("50"), Amount.of("7", BTC));

    assertRefused("49", 409, "coins-still-there", "The account has 7 BTC of p1");
  }

  @Test
  void believesTheCallerWhoForcesIt() {
    shop.owns(usdt("50"), Amount.of("7", BTC));

    assertThat(writeOff("49", true).status()).isEqualTo("closed");
  }

  @Test
  void takesForceThatIsNotWantedForNone() {
    shop.owns(usdt("50"), Amount.of("7", BTC));

    assertThatThrownBy(() -> writeOff("49", false)).isInstanceOf(Problem.class);
  }

  @Test
  void refusesWhileAConversionOfTheCoinMayStillBeDone() {
    shop.losesAnswers();
    buy(2);

    assertRefused("49", 409, "write-off-unsettled", "try again after it");
  }

  @Test
  void refusesWhileNobodySaysWhatTheAccountHas() {
    shop.fallsSilent();

    assertRefused("49", 503, "account-unknown", "no balances within 3000 ms; {\"force\": true}");
    assertThat(writeOff("49", true).status()).isEqualTo("closed");
  }

  @Test
  void refusesAnAmountThatIsImpossible() {
    assertRefused("-0.01", 422, "amount-impossible", "-0.01");
    assertRefused("0.000000001", 422, "amount-impossible", "at most 8 decimals");
    assertRefused("100.01", 422, "amount-implausible", "p1 was worth 50 USDT");
  }

  @Test
  void refusesWhatIsNoOpenPosition() {
    writeOff("49", null);

    assertThatThrownBy(() -> writeOff("49", null))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> assertThat(it.type()).hasToString("urn:flare:problem:position-not-open"));
  }
}
