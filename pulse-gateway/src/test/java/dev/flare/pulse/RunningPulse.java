package dev.flare.pulse;

import dev.flare.pulse.app.AppOnPort;
import dev.flare.pulse.app.Phase;
import dev.flare.pulse.standin.SampleApps;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/// A whole Pulse in this process, on a port of its own; its apps are those the test registers.
public final class RunningPulse implements AutoCloseable {
  public static final String USER = "mira";
  public static final String PASSWORD = "correct horse battery";

  /// As cheap as a hash can be: what is tested is not its price.
  private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String directory;
  private final ConfigurableApplicationContext context;

  private RunningPulse(Map<String, String> values, Class<?>... more) {
    this.directory = "test-%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
    Map<String, String> all = new HashMap<>();
    all.put("PORT", "0");
    all.put("PERSISTENCE_DIRECTORY", directory);
    all.put("AUTH_USER", USER);
    all.put("AUTH_PASS", HASH);
    all.putAll(values);
    all.values().removeIf(String::isEmpty);
    Class<?>[] sources = new Class<?>[more.length + 1];
    System.arraycopy(more, 0, sources, 1, more.length);
    sources[0] = SampleApps.class;
    this.context = PulseApplication.launch().start(all, sources);
  }

  public static RunningPulse start() {
    return start(Map.of());
  }

  /// @param values settings beside the usual ones; an empty one unsets
  /// @param more configuration that replaces parts
  public static RunningPulse start(Map<String, String> values, Class<?>... more) {
    return new RunningPulse(values, more);
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  public Path storage() {
    return Path.of("storage_" + directory);
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /// Registers an app that runs.
  public void register(int port, String title) {
    register(port, title, Optional.empty());
  }

  public void register(int port, String title, Optional<String> token) {
    register(port, title, port, token);
  }

  /// Registers an app that listens elsewhere now.
  public void register(int port, String title, int listensOn) {
    register(port, title, listensOn, Optional.empty());
  }

  private void register(int port, String title, int listensOn, Optional<String> token) {
    URI address = URI.create("http://127.0.0.1:" + listensOn);
    part(SampleApps.class).put(port, new AppOnPort.Up("app-" + port, title, address, token));
  }

  /// Registers an app that does not run.
  public void registerDown(int port, String title, String why) {
    part(SampleApps.class).put(port, new AppOnPort.Down("app-" + port, title, Phase.STOPPED, why));
  }

  /// Registers nothing any more.
  public void forgetApps() {
    part(SampleApps.class).forget();
  }

  @Override
  public void close() {
    context.close();
    FileSystemUtils.deleteRecursively(storage().toFile());
  }
}
