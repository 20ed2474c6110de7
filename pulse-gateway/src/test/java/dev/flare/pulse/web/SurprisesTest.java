package dev.flare.pulse.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.flare.pulse.standin.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SurprisesTest {
  private final MovedClock clock = new MovedClock();
  private final Surprises surprises = new Surprises(clock);
  private final Logger logger = (Logger) LoggerFactory.getLogger(Surprises.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
  }

  private static Throwable one() {
    return new IllegalStateException("one");
  }

  private static Throwable another() {
    return new IllegalStateException("another");
  }

  @Test
  void areToldInFullOnceAMinuteHoweverOftenTheyCome() {
    String first = surprises.note(one());
    for (int i = 0; i < 1000; i++) {
      assertThat(surprises.note(one())).isEqualTo(first);
    }
    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.getFirst().getFormattedMessage()).contains(first);
    assertThat(lines.list.getFirst().getThrowableProxy()).isNotNull();

    clock.advance(Duration.ofMinutes(1));

    assertThat(surprises.note(one())).isNotEqualTo(first);
    assertThat(lines.list).hasSize(2);
    assertThat(lines.list.getLast().getFormattedMessage()).endsWith("untold=1000");
  }

  @Test
  void areToldOfEachKind() {
    String first = surprises.note(one());

    assertThat(surprises.note(another())).isNotEqualTo(first);
    assertThat(lines.list).hasSize(2);
  }
}
