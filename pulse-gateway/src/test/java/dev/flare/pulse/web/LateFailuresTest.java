package dev.flare.pulse.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.flare.pulse.standin.MovedClock;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Operators;
import reactor.netty.channel.AbortedException;
import reactor.util.context.Context;

class LateFailuresTest {
  private final LateFailures failures = new LateFailures(new MovedClock());
  private final Logger logger = (Logger) LoggerFactory.getLogger(Surprises.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
    failures.close();
  }

  @Test
  void areTold() {
    drop(new IllegalStateException("nobody waits"));

    assertThat(lines.list).hasSize(1);
  }

  @Test
  void areNoneWhereTheCallerLeft() {
    drop(AbortedException.beforeSend());
    drop(new IOException("Connection reset by peer"));
    drop(new SocketException("Connection reset"));
    drop(new IllegalStateException("channel not registered to an event loop"));

    assertThat(lines.list).isEmpty();
  }

  @Test
  void areNoneWhereTheCallerIsRefused() {
    drop(new Problem(HttpStatus.BAD_REQUEST, "form-broken", "That is no form"));
    drop(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE));

    assertThat(lines.list).isEmpty();
  }

  private static void drop(Throwable failure) {
    Operators.onErrorDropped(failure, Context.empty());
  }
}
