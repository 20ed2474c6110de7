package dev.flare.pulse.web;

import java.time.Duration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/// The threads that carry all connections, as many as there are cores: more would only take turns.
/// When Pulse ends, they wait for nobody.
@Component
public final class NetworkThreads extends ReactorResourceFactory {
  /// How long their end may take, once the last answer is given.
  public static final Duration CLOSE_AT_MOST = Duration.ofSeconds(1);

  NetworkThreads() {
    setShutdownQuietPeriod(Duration.ZERO);
    setShutdownTimeout(CLOSE_AT_MOST);
  }

  /// Sets them before the first use, which would make others that these then replace.
  @Override
  public void start() {
    if (!isRunning()) {
      HttpResources.set(
          LoopResources.create("network", Runtime.getRuntime().availableProcessors(), true));
    }
    super.start();
  }
}
