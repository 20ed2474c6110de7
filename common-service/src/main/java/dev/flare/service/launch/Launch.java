package dev.flare.service.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import sun.misc.Signal;

/// Starts one component from its settings and ends it cleanly.
///
/// `java -jar NAME.jar [ENV_FILE]`. Exit codes: 0 after SIGTERM, SIGINT or the end of the parent
/// process, 1 when the machine does not allow a start (a port in use), 2 for a missing file or bad
/// settings, all listed at once. The settings record, its [ServiceSettings] and a [Component]
/// become beans.
///
/// @param <S> the component's settings
public final class Launch<S extends ComponentSettings> {
  private static final Logger log = LoggerFactory.getLogger(Launch.class);

  private final String name;
  private final Function<SettingsReader, S> read;
  private final Class<?> application;
  private final Function<S, List<Class<?>>> extras;

  private Launch(
      String name,
      Function<SettingsReader, S> read,
      Class<?> application,
      Function<S, List<Class<?>>> extras) {
    this.name = name;
    this.read = read;
    this.application = application;
    this.extras = extras;
  }

  /// @param name `gnome`, `flux`, ...
  /// @param read makes the settings record, reading each name once
  /// @param application the class with `@SpringBootApplication`
  public static <S extends ComponentSettings> Launch<S> component(
      String name, Function<SettingsReader, S> read, Class<?> application) {
    return new Launch<>(name, read, application, _ -> List.of());
  }

  /// The same, with further configuration classes for some settings; what is off is not even
  /// loaded.
  public Launch<S> with(Function<S, List<Class<?>>> more) {
    return new Launch<>(name, read, application, more);
  }

  /// What `main` calls. Returns once the component is up, or ends the process.
  public void run(String... args) {
    try {
      run(Arguments.parse(args));
    } catch (StartRefused refused) {
      System.err.println(name + ": " + refused.getMessage());
      System.exit(refused.exitCode());
    }
  }

  /// Starts inside this process with the given values and nothing else, as tests do; the caller
  /// closes the context.
  ///
  /// @param more further configuration classes, such as doubles for the ports
  /// @throws SettingsRefused when a value cannot be taken
  public ConfigurableApplicationContext start(Map<String, String> values, Class<?>... more) {
    return start(settings(new SettingsReader(values, EnvFile.empty())), more);
  }

  /// The names this component understands, for `.env.example` and the docs.
  public EnvExample example() {
    SettingsReader reader = SettingsReader.withoutValues();
    var _ = read.apply(reader);
    return new EnvExample(name, reader.settings());
  }

  /// What this component would say of these values, without starting.
  public SettingsReport report(EnvFile file) {
    SettingsReader reader = new SettingsReader(System.getenv(), file);
    try {
      S _ = read.apply(reader);
      return SettingsReport.of(reader, "");
    } catch (IllegalArgumentException e) {
      return SettingsReport.of(reader, reader.problems().isEmpty() ? e.getMessage() : "");
    }
  }

  private void run(Arguments arguments) {
    switch (arguments) {
      case Arguments.Start(EnvFile file) -> runWith(file);
      case Arguments.Rehearse() -> Rehearsal.of(runWith(EnvFile.empty()));
      case Arguments.NameBeans() -> nameBeans();
      case Arguments.PrintExample() -> System.out.print(example().text());
      case Arguments.PrintTable() -> System.out.print(example().markdown());
      case Arguments.PrintJson(EnvFile file) -> System.out.println(report(file).json());
      case Arguments.PrintHelp() -> System.out.println(help());
    }
  }

  private String help() {
    return """
    %s: java -jar JAR [ENV_FILE]

      ENV_FILE        the settings; without it .env in the working directory, where there is one
      --env-example   prints every setting with its default and what it means
      --settings      prints the same as a Markdown table
      --settings-json [ENV_FILE]
                      prints the same as JSON, and what is wrong with the values of the file
      --rehearse      starts, asks itself how it is, and ends; ./flare warm learns from it
      --help          prints this\
    """
        .formatted(name);
  }

  /// Spring itself breaks the start off, once the beans are known; anywhere else it would go on.
  private void nameBeans() {
    if (!Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
      throw new StartRefused(StartRefused.MISUSED, "--name-beans is for the build alone");
    }
    start(Map.of()).close();
  }

  private ConfigurableApplicationContext runWith(EnvFile file) {
    SettingsReader reader = new SettingsReader(System.getenv(), file);
    S settings = settingsOrRefusal(reader);
    exitOnSignals();
    settings.service().parent().ifPresent(Launch::exitWithParent);
    requireFreePort(settings.service());
    if (WrittenBeans.areAllOf(application, extras.apply(settings))) {
      WrittenBeans.use();
    }
    try {
      ConfigurableApplicationContext context = start(settings);
      log.info("{} is up at {}", name, address(context, settings.service()));
      return context;
    } catch (PortInUseException e) {
      throw portInUse(settings.service());
    } catch (RuntimeException e) {
      throw new StartRefused(StartRefused.FAILED, "did not start: " + rootOf(e));
    }
  }

  private S settingsOrRefusal(SettingsReader reader) {
    try {
      return settings(reader);
    } catch (SettingsRefused | IllegalArgumentException e) {
      String message = "cannot start with these settings:\n" + e.getMessage();
      throw new StartRefused(StartRefused.MISUSED, message.replace("\n", "\n  "));
    }
  }

  private S settings(SettingsReader reader) {
    try {
      S settings = read.apply(reader);
      reader.warnings().forEach(warning -> System.err.println(name + ": " + warning));
      reader.check();
      return settings;
    } catch (IllegalArgumentException e) {
      reader.check();
      throw e;
    }
  }

  private ConfigurableApplicationContext start(S settings, Class<?>... more) {
    ServiceSettings service = settings.service();
    Class<?>[] sources =
        Stream.of(Stream.of(application), extras.apply(settings).stream(), Stream.of(more))
            .flatMap(each -> each)
            .toArray(Class<?>[]::new);
    // Would get ready beside the start what nothing here uses.
    System.setProperty("spring.backgroundpreinitializer.ignore", "true");
    SpringApplication spring = new SpringApplication(sources);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.setLogStartupInfo(false);
    spring.addInitializers(context -> register(context, settings));
    return spring.run(arguments(service));
  }

  private String[] arguments(ServiceSettings service) {
    Stream<String> own =
        Stream.of(
            "--spring.application.name=" + name,
            "--server.address=" + service.bindAddress().getHostAddress(),
            "--server.port=" + service.port());
    return Stream.concat(own, service.logFormat().arguments().stream()).toArray(String[]::new);
  }

  private void register(ConfigurableApplicationContext context, S settings) {
    ServiceSettings service = settings.service();
    Component component =
        new Component(name, service.title(), version(), InstantSource.system().instant());
    ConfigurableListableBeanFactory beans = context.getBeanFactory();
    beans.registerSingleton("settings", settings);
    beans.registerSingleton("serviceSettings", service);
    beans.registerSingleton("component", component);
  }

  private String version() {
    return Optional.ofNullable(application.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /// Told before Spring is even loaded: whoever started it need not wait to learn it.
  private static void requireFreePort(ServiceSettings service) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(service.bindAddress(), service.port()));
    } catch (IOException e) {
      throw portInUse(service);
    }
  }

  private static StartRefused portInUse(ServiceSettings service) {
    return new StartRefused(
        StartRefused.FAILED,
        "cannot listen on %s port %d: it is in use or not allowed; set PORT to another one"
            .formatted(service.bindAddress().getHostAddress(), service.port()));
  }

  /// A signal ends the process as asked for, hence with 0; closing the context is the work of
  /// Spring's own shutdown hook.
  private static void exitOnSignals() {
    List.of("TERM", "INT")
        .forEach(signal -> Signal.handle(new Signal(signal), _ -> System.exit(0)));
  }

  private static void exitWithParent(long pid) {
    ProcessHandle parent =
        ProcessHandle.of(pid)
            .orElseThrow(() ->
                new StartRefused(
                    StartRefused.FAILED, "the process PARENT_PID=%d is gone".formatted(pid)));
    parent.onExit().thenRun(() -> System.exit(0));
  }

  private static String address(ConfigurableApplicationContext context, ServiceSettings service) {
    String port = context.getEnvironment().getProperty("local.server.port", "?");
    return "http://%s:%s".formatted(service.bindAddress().getHostAddress(), port);
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
