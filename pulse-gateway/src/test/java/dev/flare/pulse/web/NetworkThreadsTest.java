package dev.flare.pulse.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.netty.http.HttpResources;
import reactor.netty.tcp.TcpResources;

class NetworkThreadsTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(TcpResources.class);

  private final NetworkThreads threads = new NetworkThreads();
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  @BeforeEach
  void listen() {
    HttpResources.disposeLoopsAndConnections();
    heard.start();
    LOG.addAppender(heard);
  }

  @AfterEach
  void end() {
    LOG.detachAppender(heard);
    threads.stop();
  }

  @Test
  void replaceNoOthers() {
    threads.start();
    assertThat(heard.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
  }
}
