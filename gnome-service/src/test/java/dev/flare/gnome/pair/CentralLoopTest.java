package dev.flare.gnome.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.gnome.feed.MovedClock;
import dev.flare.gnome.pair.Health.Status;
import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CentralLoopTest {
  private static final Pair SLOW = Pair.of("BTC", "USDT");
  private static final Pair QUICK = Pair.of("ETH", "USDT");

  @TempDir private Path directory;
  private final CountDownLatch quickIsAsked = new CountDownLatch(1);
  private final CountDownLatch slowIsAsked = new CountDownLatch(1);
  private final CountDownLatch slowMayAnswer = new CountDownLatch(1);
  private final AtomicInteger slowAsked = new AtomicInteger();
  private WatchedPairs gnome;
  private CentralLoop loop;

  @BeforeEach
  void open() {
    gnome = new WatchedPairs(directory, new MovedClock(WatchedPairs.NOON.plusSeconds(2)));
    loop = new CentralLoop(gnome.pairs, gnome.workshop(new Hanging()), List.of(SLOW, QUICK));
  }

  @AfterEach
  void close() {
    slowMayAnswer.countDown();
    loop.stop();
    gnome.close();
  }

  /// Answers for one pair only when it is told to.
  private final class Hanging implements CandleSource {
    @Override
    public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
      if (pair.equals(SLOW)) {
        slowAsked.incrementAndGet();
        slowIsAsked.countDown();
        await(slowMayAnswer);
      }
      List<Candle> candles = gnome.exchange.closedCandles(pair, granularity, count);
      if (pair.equals(QUICK)) {
        quickIsAsked.countDown();
      }
      return candles;
    }

    @Override
    public boolean lists(Pair pair) {
      return true;
    }
  }

  @Test
  void aPairWhoseCandlesDoNotComeDelaysNoOther() {
    loop.start();
    await(gnome.sentFirst());
    await(quickIsAsked);

    assertThat(gnome.sentDecisions()).extracting(each -> each.symbol()).containsOnly("ETHUSDT");
    assertThat(gnome.view(SLOW).status()).isEqualTo(Status.STARTING);
  }

  @Test
  void aPairThatHangsIsNotAskedTwiceAtOnce() {
    loop.start();
    await(gnome.sentFirst());
    loop.follow(SLOW);

    assertThat(slowAsked).hasValue(1);
  }

  @Test
  void pairSwitchedOffWhileItsFetchRuns() {
    loop.start();
    await(slowIsAsked);
    var _ = gnome.pairs.switchTo(SLOW.symbol(), false);
    letTheLastRoundEnd();

    assertThat(gnome.pairs.find(SLOW.symbol()))
        .hasValueSatisfying(pair -> assertThat(pair.active()).isFalse());
  }

  @Test
  void pairDeletedWhileItsFetchRuns() {
    loop.start();
    await(slowIsAsked);
    var _ = gnome.pairs.remove(SLOW.symbol());
    letTheLastRoundEnd();

    assertThat(gnome.pairs.all()).extracting(TrackedPair::symbol).containsExactly("ETHUSDT");
    assertThat(gnome.log.memory(SLOW)).as("what its last round learnt").isEmpty();
  }

  private void letTheLastRoundEnd() {
    loop.leave(SLOW);
    slowMayAnswer.countDown();
    loop.stop();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
