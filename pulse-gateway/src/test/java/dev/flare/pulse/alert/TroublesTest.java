package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import dev.flare.pulse.alert.Alert.Turn;
import dev.flare.pulse.standin.MovedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroublesTest {
  private static final Trouble DRIFT =
      new Trouble(AlertEvent.WALLET_DRIFT, "flux", "BTC", "1 BTC is missing");
  private static final Trouble SILENCE =
      new Trouble(AlertEvent.SIGNALS_LOST, "flux", "", "It does not hear Gnome");

  @TempDir private Path directory;
  private final MovedClock clock = new MovedClock();
  private Store store;
  private Troubles troubles;

  @BeforeEach
  void open() {
    store = Store.open(directory);
    troubles = troubles(List.of());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Troubles troubles(List<AlertLevels.Change> changes) {
    return new Troubles(
        new Shelf<>(store, "alert-troubles", Standing.class, Standing::key),
        AlertLevels.with(changes),
        Optional.of(Duration.ofMinutes(60)));
  }

  @Test
  void tellsWhatIsWrongOnceHoweverOftenItIsFound() {
    found(DRIFT);
    found(DRIFT);

    assertThat(turns()).containsExactly(Turn.BEGAN);
    found(DRIFT);
    assertThat(turns()).isEmpty();
  }

  @Test
  void waitsUntilATroubleHasLastedLongEnough() {
    found(SILENCE);
    clock.advance(Duration.ofSeconds(119));
    assertThat(turns()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(turns()).containsExactly(Turn.BEGAN);
  }

  @Test
  void neverTellsWhatPassedBeforeThat() {
    found(SILENCE);
    clock.advance(Duration.ofSeconds(60));
    found();
    clock.advance(Duration.ofHours(1));

    assertThat(turns()).isEmpty();
  }

  @Test
  void remindsOfATroubleForAsLongAsItLasts() {
    found(DRIFT);
    assertThat(turns()).containsExactly(Turn.BEGAN);
    clock.advance(Duration.ofMinutes(59));
    assertThat(turns()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(turns()).containsExactly(Turn.LASTS);
    clock.advance(Duration.ofMinutes(60));
    assertThat(turns()).containsExactly(Turn.LASTS);
  }

  @Test
  void givesTheAllClearWhenATroubleHasBeenOverForAMinute() {
    found(DRIFT);
    assertThat(turns()).containsExactly(Turn.BEGAN);
    found();
    clock.advance(Duration.ofSeconds(59));
    assertThat(turns()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(turns()).containsExactly(Turn.OVER);
    assertThat(turns()).isEmpty();
  }

  @Test
  void takesWhatComesAndGoesForOneTrouble() {
    found(DRIFT);
    assertThat(turns()).containsExactly(Turn.BEGAN);
    for (int i = 0; i < 10; i++) {
      found();
      clock.advance(Duration.ofSeconds(30));
      found(DRIFT);
      clock.advance(Duration.ofSeconds(30));
      assertThat(turns()).isEmpty();
    }
  }

  @Test
  void remembersAcrossARestartWhatItTold() {
    found(DRIFT);
    assertThat(turns()).containsExactly(Turn.BEGAN);
    store.close();
    open();

    found(DRIFT);
    assertThat(turns()).isEmpty();
    found();
    clock.advance(Troubles.CALM);
    assertThat(turns()).containsExactly(Turn.OVER);
  }

  @Test
  void leavesAloneWhatALookWasNotAbout() {
    found(DRIFT);
    assertThat(turns()).containsExactly(Turn.BEGAN);
    look("flux", Set.of(AlertEvent.SIGNALS_LOST));
    look("grid", Set.of(AlertEvent.WALLET_DRIFT));
    clock.advance(Duration.ofMinutes(5));

    assertThat(turns()).isEmpty();
  }

  @Test
  void tellsNothingOfAnEventThatIsSwitchedOff() {
    troubles = troubles(List.of(AlertLevels.Change.parse("wallet-drift=off")));
    found(DRIFT);

    assertThat(turns()).isEmpty();
    assertThat(troubles.told()).isEmpty();
  }

  private void found(Trouble... found) {
    look("flux", Set.of(AlertEvent.WALLET_DRIFT, AlertEvent.SIGNALS_LOST), found);
  }

  private void look(String of, Set<AlertEvent> events, Trouble... found) {
    troubles.note(new Look(of, events, List.of(found)), clock.instant());
  }

  private List<Turn> turns() {
    return troubles.due(clock.instant()).stream().map(Alert::turn).toList();
  }
}
