package dev.flare.pulse.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import dev.flare.pulse.alert.AlertDesk;
import dev.flare.pulse.alert.SampleDesk;
import dev.flare.pulse.app.Phase;
import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.app.WatchedApp;
import dev.flare.pulse.journal.Happening;
import dev.flare.pulse.standin.MovedClock;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchmanTest {
  private static final WatchedApp GNOME = SampleTrader.app("gnome", SuiteComponent.GNOME);

  @TempDir private Path directory;
  private final MovedClock clock = new MovedClock();
  private final SampleTrader answers = new SampleTrader();
  private final List<WatchedApp> apps = new ArrayList<>();
  private long freeBytes = 1000;
  private Store store;
  private Watchman watchman;
  private AlertDesk desk;

  @BeforeEach
  void open() {
    store = Store.open(directory);
    desk = SampleDesk.in(store, clock);
    watchman =
        new Watchman(
            () -> List.copyOf(apps),
            Map.of(SuiteComponent.GNOME, new GnomeWatch(answers)),
            new DiskWatch(() -> freeBytes, 500),
            desk,
            clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void tellsOfAnAppThatWasDownAlreadyWhenPulseBegan() {
    apps.add(SampleTrader.app("flux", SuiteComponent.FLUX, Phase.FAILED, "ten failures"));
    watchman.begin();

    assertThat(told()).containsExactly("BEGAN app-failed flux: ten failures");
  }

  @Test
  void tellsOfGuessersOnceHoweverManyTheyAre() throws Exception {
    for (int i = 0; i < 5000; i++) {
      InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, (byte) (i >> 8), (byte) i});
      watchman.hear(new Happening.LoginFailed(address, 1));
    }
    assertThat(told())
        .containsExactly(
            "BEGAN login-guessing pulse: 10 wrong logins within ten minutes; the journal on"
                + " Pulse's page tells from where");
    assertThat(told()).hasSize(1);

    clock.advance(Duration.ofMinutes(10));
    assertThat(told()).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(told().getFirst()).startsWith("OVER login-guessing");
  }

  @Test
  void hearsOfAnAppAlthoughACrowdKnocksAtTheDoor() {
    IntStream.range(0, 5000).forEach(i -> watchman.hear(new Happening.Banned("192.0.2." + i)));
    watchman.hear(new Happening.AppChanged("flux", "FAILED", "crashed too often"));

    assertThat(told())
        .filteredOn(each -> each.startsWith("BEGAN"))
        .containsExactly("BEGAN app-failed flux: crashed too often");
    assertThat(told()).filteredOn(each -> each.contains("login-banned")).hasSize(20);
  }

  @Test
  void tellsThatTheDiskFillsUpAndThatThereIsRoomAgain() {
    freeBytes = 499;
    watchman.patrol();
    assertThat(told().getFirst()).startsWith("BEGAN disk-low pulse:");

    freeBytes = 500;
    watchman.patrol();
    assertThat(told()).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(told().getFirst()).startsWith("OVER disk-low pulse:");
  }

  @Test
  void tellsOfPairsWithoutFreshCandlesAsOneTrouble() {
    apps.add(GNOME);
    answers.answers(
        "/api/pairs",
        """
        [{'symbol':'BTCUSDT','status':'ok'},{'symbol':'ETHUSDT','status':'late'},
         {'symbol':'XRPUSDT','status':'unreachable'},{'symbol':'NEWUSDT','status':'young'}]\
        """);
    watchman.reachable().forEach(watchman::visit);
    assertThat(told()).isEmpty();
    clock.advance(Duration.ofMinutes(2));

    assertThat(told())
        .containsExactly(
            "BEGAN data-stale gnome: 2 of 4 pairs have no fresh candles: ETHUSDT late, XRPUSDT"
                + " unreachable");
  }

  @Test
  void forgetsTheTroublesOfAnAppThatIsNoLongerRegistered() {
    watchman.hear(new Happening.AppChanged("toy", "FAILED", "no jar"));
    assertThat(told()).hasSize(1);
    watchman.patrol();
    clock.advance(Duration.ofMinutes(1));

    assertThat(told().getFirst()).startsWith("OVER app-failed toy");
  }

  private List<String> told() {
    watchman.listen();
    return SampleDesk.told(desk);
  }
}
