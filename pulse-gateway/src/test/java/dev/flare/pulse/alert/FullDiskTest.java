package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.pulse.standin.MovedClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Alerts while nothing can be written down.
class FullDiskTest {
  private static final Path HERE = Path.of("storage_pulse");

  private final MovedClock clock = new MovedClock();
  private final FullDisk disk = new FullDisk();
  private final FakeChannel channel = new FakeChannel(AlertLevel.INFO);

  @Test
  void arriveAllTheSameAndOnce() {
    try (Store store = open()) {
      Outbox outbox = outbox(store);
      AlertDesk desk = desk(store, outbox);
      Courier courier = new Courier(channel, outbox, clock);
      disk.isFull(true);
      lacksRoom(desk);
      desk.tick();
      boolean _ = courier.carryOne();
      desk.tick();
      clock.advance(Courier.OLDEST);
      boolean _ = courier.carryOne();

      assertThat(channel.tried()).containsExactly("No room");
      disk.isFull(false);
    }
  }

  @Test
  void areWrittenDownOnceThereIsRoomAgain() {
    try (Store store = open()) {
      Outbox outbox = outbox(store);
      disk.isFull(true);
      outbox.add(alert("one"));
      outbox.add(alert("two"));
      outbox.delivered(outbox.oldest("fake").orElseThrow());
      disk.isFull(false);
      outbox.add(alert("three"));
    }
    try (Store store = open()) {
      Outbox outbox = outbox(store);

      assertThat(outbox.waiting("fake")).isEqualTo(2);
      assertThat(outbox.oldest("fake").orElseThrow().alert().text()).isEqualTo("two");
    }
  }

  private Store open() {
    return Store.open(HERE, StoreOptions.standard().with(disk));
  }

  private Outbox outbox(Store store) {
    return new Outbox(new Shelf<>(store, "letters", Letter.class, Letter::id), List.of(channel));
  }

  private AlertDesk desk(Store store, Outbox outbox) {
    AlertLevels levels = AlertLevels.with(List.of());
    Shelf<Standing> standing = new Shelf<>(store, "troubles", Standing.class, Standing::key);
    return new AlertDesk(
        new Troubles(standing, levels, Optional.empty()),
        levels,
        outbox,
        store.log("alerts", Alert.class, AlertDesk.KEPT),
        clock);
  }

  private static void lacksRoom(AlertDesk desk) {
    Trouble full = new Trouble(AlertEvent.DISK_LOW, "pulse", "", "No room");
    desk.found(new Look("pulse", Set.of(AlertEvent.DISK_LOW), List.of(full)));
  }

  private Alert alert(String text) {
    return Alert.happened(AlertEvent.STOP_LOSS, AlertLevel.INFO, "flux", text, clock.instant());
  }
}
