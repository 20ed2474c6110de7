package dev.flare.service.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final PaperLine line = new PaperLine();
  private final Queue<Runnable> started = new ArrayDeque<>();
  private final Outbox outbox = new Outbox(line, started::add, 10);

  @Test
  void writesWhatGatheredTogetherAndInOrder() {
    put("one", "two");
    started.remove().run();
    put("three");
    started.remove().run();
    assertThat(line.writes()).hasSize(2);
    assertThat(line.frames()).containsExactly("one", "two", "three");
  }

  @Test
  void hasOneWriterHoweverMuchWaits() {
    put("one", "two", "six");
    assertThat(started).hasSize(1);
  }

  @Test
  void goesOnWithWhatCameInWhileItWrote() {
    line.whileItWrites(() -> put("more"));
    put("one");
    started.remove().run();
    assertThat(line.writes()).hasSize(2);
    assertThat(line.frames()).containsExactly("one", "more");
  }

  @Test
  void cutsOffOneWhoDoesNotKeepUpAndDropsWhatWaits() {
    put("12345", "67890");
    assertThat(outbox.hasEnded()).isFalse();
    put("1");
    assertThat(outbox.hasEnded()).isTrue();
    started.remove().run();
    assertThat(line.frames()).isEmpty();
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void hasRoomAgainForWhatWasWritten() {
    for (int each = 0; each < 100; each++) {
      put("1234567890");
      started.remove().run();
    }
    assertThat(line.writes()).hasSize(100);
  }

  @Test
  void countsWhatIsBeingWrittenAsUnwritten() {
    line.whileItWrites(() -> put("67890", "1"));
    put("12345");
    started.remove().run();
    assertThat(line.frames()).containsExactly("12345");
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void endsBehindWhatWaits() {
    put("one", "two");
    outbox.end();
    put("six");
    started.remove().run();
    assertThat(line.frames()).containsExactly("one", "two");
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void endsWhenTheConnectionBreaksWhileItWrites() {
    line.breaks();
    put("one");
    started.remove().run();
    put("two");
    assertThat(outbox.hasEnded()).isTrue();
    assertThat(line.isClosed()).isTrue();
    assertThat(started).isEmpty();
  }

  private void put(String... texts) {
    for (String each : texts) {
      outbox.put(Frame.of(each));
    }
  }
}
