package dev.flare.service.launch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// What every component is told beside its job.
///
/// @param title how the component is called in the dashboards
/// @param port where REST, STOMP and the dashboard are served; 0 lets the system choose
/// @param storage directory of everything the component remembers
/// @param accessToken what callers must show; always there unless bound to loopback or behind a
///   login
/// @param parent the process without which this one has no purpose
/// @param logFormat how the log is written
public record ServiceSettings(
    String title,
    InetAddress bindAddress,
    int port,
    Path storage,
    Optional<Secret> accessToken,
    Optional<Long> parent,
    LogFormat logFormat) {
  private static final int SHORTEST_TOKEN = 16;

  /// Reads the names all components share.
  ///
  /// @param title the component's default title
  /// @param port the component's default port
  /// @param directory default of `PERSISTENCE_DIRECTORY`
  public static ServiceSettings read(SettingsReader in, String title, int port, String directory) {
    ServiceSettings settings =
        read(
            in,
            standard(title, port, directory),
            "Any other than a loopback address needs ACCESS_TOKEN.",
            ServiceSettings::accessToken);
    if (!settings.bindAddress.isLoopbackAddress() && settings.accessToken.isEmpty()) {
      in.refuse("BIND_ADDRESS", "others could reach it, so ACCESS_TOKEN must be set too");
    }
    return settings;
  }

  /// The same for a component that people log in to: it has no token.
  public static ServiceSettings behindLogin(
      SettingsReader in, String title, int port, String directory) {
    return read(
        in,
        standard(title, port, directory),
        "Any other than a loopback address needs AUTH=true.",
        _ -> Optional.empty());
  }

  private static ServiceSettings read(
      SettingsReader in,
      ServiceSettings standard,
      String addressRule,
      Function<SettingsReader, Optional<Secret>> accessToken) {
    ServiceSettings settings =
        new ServiceSettings(
            in.text("TITLE", standard.title, "Name of this instance in the dashboards."),
            in.parsed(
                "BIND_ADDRESS",
                standard.bindAddress,
                "Address to listen on. " + addressRule,
                "an IP address or host name of this machine",
                ServiceSettings::address,
                InetAddress::getHostAddress),
            in.port("PORT", standard.port, "Port of the REST API, STOMP and the dashboard."),
            in.parsed(
                "PERSISTENCE_DIRECTORY",
                standard.storage,
                "Where everything is kept: in storage_<this name> below the working directory.",
                "letters, digits, '.', '_' and '-'",
                ServiceSettings::storage,
                path -> path.toString().replaceFirst("^storage_", "")),
            accessToken.apply(in),
            in.optional(
                "PARENT_PID",
                "Process to live with: when it ends, so does this component.",
                "a process number",
                Long::valueOf),
            in.choice(
                "LOG_FORMAT",
                LogFormat.class,
                standard.logFormat,
                "How the log is written: for people, or as one JSON object a line with the names of"
                    + " Elastic (ecs) or of Logstash."));
    forWhoeverStartsIt(in);
    return settings;
  }

  /// What the component itself has no use for any more once it runs.
  private static void forWhoeverStartsIt(SettingsReader in) {
    Optional<String> _ =
        in.optional(
            "JAVA_OPTIONS",
            "What its JVM is told beside what Flare chose for it, such as -Xmx512m where it says that"
                + " its heap is full. Read by Pulse and ./flare, not by java -jar.",
            "options of java, separated by spaces",
            text -> text);
  }

  private static ServiceSettings standard(String title, int port, String directory) {
    return new ServiceSettings(
        title,
        loopback(),
        port,
        storage(directory),
        Optional.empty(),
        Optional.empty(),
        LogFormat.TEXT);
  }

  private static Optional<Secret> accessToken(SettingsReader in) {
    return in.optionalSecret(
        "ACCESS_TOKEN",
        "What callers must send as 'Authorization: Bearer ...' over REST and in STOMP's"
            + " CONNECT frame.",
        "at least %d characters".formatted(SHORTEST_TOKEN),
        ServiceSettings::longEnough);
  }

  private static InetAddress loopback() {
    return address("127.0.0.1");
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no such address", e);
    }
  }

  private static Path storage(String name) {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("it is no plain directory name");
    }
    return Path.of("storage_" + name);
  }

  private static Secret longEnough(Secret token) {
    if (token.value().length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException("it is too short");
    }
    return token;
  }
}
