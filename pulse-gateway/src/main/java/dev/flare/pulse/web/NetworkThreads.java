package dev.flare.pulse.web;

import java.time.Duration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;

/// The threads that carry all connections; when Pulse ends, they wait for nobody.
@Component
public final class NetworkThreads extends ReactorResourceFactory {
  /// How long their end may take, once the last answer is given.
  public static final Duration CLOSE_AT_MOST = Duration.ofSeconds(1);

  NetworkThreads() {
    setShutdownQuietPeriod(Duration.ZERO);
    setShutdownTimeout(CLOSE_AT_MOST);
  }
}
