package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.MovedClock;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final MovedClock clock = new MovedClock();
  private final Sessions sessions = new Sessions(clock, new SecureRandom());

  @Test
  void endHalfAnHourAfterTheLastUse() {
    String secret = open().secret();

    clock.advance(Sessions.IDLE.minusMillis(1));
    assertThat(sessions.use(secret)).isPresent();
    clock.advance(Sessions.IDLE.minusMillis(1));
    assertThat(sessions.use(secret)).isPresent();
    clock.advance(Sessions.IDLE);
    assertThat(sessions.use(secret)).isEmpty();
  }

  @Test
  void endAfterTwelveHoursHoweverMuchTheyAreUsed() {
    String secret = open().secret();
    for (int minute = 1; minute < 12 * 60; minute++) {
      clock.advance(Duration.ofMinutes(1));
      assertThat(sessions.use(secret)).isPresent();
    }
    clock.advance(Duration.ofMinutes(1));

    assertThat(sessions.use(secret)).isEmpty();
  }

  @Test
  void areInUseWhileSomethingIsWatched() {
    Sessions.Opened opened = open();
    EmbeddedChannel watched = new EmbeddedChannel();
    opened.session().attach(watched);

    for (int minute = 0; minute < 60; minute++) {
      clock.advance(Duration.ofMinutes(1));
      sessions.sweep();
    }

    assertThat(sessions.use(opened.secret())).isPresent();
    assertThat(watched.isOpen()).isTrue();
  }

  @Test
  void closeWhatIsWatchedWhenTheyAreOver() {
    Sessions.Opened opened = open();
    EmbeddedChannel watched = new EmbeddedChannel();
    opened.session().attach(watched);

    clock.advance(Sessions.LONGEST);
    sessions.sweep();
    watched.runPendingTasks();

    assertThat(watched.isOpen()).isFalse();
    assertThat(sessions.all()).isEmpty();
  }

  @Test
  void closeWhatBeginsToBeWatchedAfterTheirEnd() {
    Session session = open().session();
    assertThat(sessions.end(session.id(), Set.of())).contains(session);
    EmbeddedChannel late = new EmbeddedChannel();

    session.attach(late);
    late.runPendingTasks();

    assertThat(late.isOpen()).isFalse();
  }

  @Test
  void areAThousandAtMost() {
    String first = open().secret();
    for (int i = 0; i < Sessions.MOST; i++) {
      clock.advance(Duration.ofMillis(1));
      var _ = open();
    }

    assertThat(sessions.all()).hasSize(Sessions.MOST);
    assertThat(sessions.use(first)).isEmpty();
  }

  @Test
  void areNotFoundByTheirIdOrByNothing() {
    Sessions.Opened opened = open();

    assertThat(sessions.use(opened.session().id())).isEmpty();
    assertThat(sessions.use("")).isEmpty();
  }

  private Sessions.Opened open() {
    return sessions.open("mira", InetAddress.ofLiteral("192.0.2.1"), "a browser");
  }
}
