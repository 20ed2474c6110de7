package dev.flare.pulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.journal.Happening.AppEdited;
import dev.flare.pulse.journal.Happening.Banned;
import dev.flare.pulse.journal.Journal.Entry;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final Journal journal = new Journal(InstantSource.system());

  @Test
  void tellsTheNewestFirst() {
    journal.note(new AppEdited("gnome"));
    journal.note(new Banned("192.0.2.1"));
    journal.note(new AppEdited("flux"));

    assertThat(journal.latest(2))
        .extracting(Entry::what)
        .containsExactly(new AppEdited("flux"), new Banned("192.0.2.1"));
  }

  @Test
  void letsStrangersPushOutNothingButTheirOwn() {
    journal.note(new AppEdited("gnome"));
    for (int i = 0; i < Journal.MOST_OF_STRANGERS + 100; i++) {
      journal.note(new Banned("198.51.100." + i));
    }

    assertThat(journal.latest(Integer.MAX_VALUE)).hasSize(Journal.MOST_OF_STRANGERS + 1);
    assertThat(journal.latest(Integer.MAX_VALUE).getLast().what())
        .isEqualTo(new AppEdited("gnome"));
  }

  @Test
  void forgetsTheOldest() {
    for (int i = 0; i <= Journal.MOST; i++) {
      journal.note(new AppEdited("app-" + i));
    }

    assertThat(journal.latest(Integer.MAX_VALUE)).hasSize(Journal.MOST);
    assertThat(journal.latest(Integer.MAX_VALUE).getLast().what())
        .isEqualTo(new AppEdited("app-1"));
  }
}
