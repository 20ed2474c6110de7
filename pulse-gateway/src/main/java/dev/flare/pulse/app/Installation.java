package dev.flare.pulse.app;

import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.Secret;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the programs and the files of the apps lie.
///
/// @param jarDirectories only jars in these, links followed, are ever started
/// @param home a folder with one for each app that has no env file
public record Installation(List<Path> jarDirectories, Path home) {
  private static final long LARGEST_ENV_FILE = 1 << 20;

  public Installation {
    jarDirectories = List.copyOf(jarDirectories);
  }

  /// Reads what a start of the app would use now.
  ///
  /// @throws Problem naming what is missing or contradicts itself
  LaunchPlan plan(App app) {
    Path jar = jar(app);
    Optional<Path> file = app.envFile().map(Installation::envFile);
    Map<String, String> values = file.map(Installation::values).orElse(Map.of());
    Optional<Integer> said = value(values, "PORT").map(Installation::port);
    if (said.isPresent() && app.port().isPresent() && !said.equals(app.port())) {
      throw Problem.malformed(
          "port-contradicts-env-file",
          "The env file says PORT=%d, not %d; leave the port out or change one of them"
              .formatted(said.get(), app.port().get()));
    }
    int port =
        said.or(app::port)
            .or(() -> app.component().map(SuiteComponent::port))
            .orElseThrow(() ->
                Problem.malformed("port-missing", "Neither the app nor its env file names a port"));
    return new LaunchPlan(
        app,
        jar,
        file,
        file.map(Installation::parent).orElse(home.resolve(app.id())),
        port,
        said.isEmpty(),
        value(values, "BIND_ADDRESS")
            .map(Installation::address)
            .orElse(InetAddress.getLoopbackAddress()),
        value(values, "ACCESS_TOKEN").map(Secret::new),
        value(values, "PERSISTENCE_DIRECTORY")
            .orElse(app.component().map(SuiteComponent::code).orElse(app.id())),
        value(values, "JAVA_OPTIONS").map(AppsSettings::words).orElse(List.of()));
  }

  private Path jar(App app) {
    return app.component().map(this::jarOf).orElseGet(() -> namedJar(app.jar().orElseThrow()));
  }

  /// @throws Problem where it lies in no directory of jars
  Path jarOf(SuiteComponent component) {
    return jarDirectories.stream()
        .map(directory -> directory.resolve(component.jar()))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            Problem.malformed(
                "jar-missing",
                "%s is in none of JAR_DIRECTORIES (%s)"
                    .formatted(component.jar(), jarDirectories)));
  }

  /// Follows links before it looks where the jar lies.
  private Path namedJar(String name) {
    for (Path directory : jarDirectories) {
      Path real = real(directory.resolve(name));
      if (real != null && jarDirectories.stream().anyMatch(allowed -> isBelow(real, allowed))) {
        return real;
      }
    }
    throw Problem.malformed(
        "jar-refused", "'%s' is no jar in JAR_DIRECTORIES (%s)".formatted(name, jarDirectories));
  }

  private static @Nullable Path real(Path jar) {
    try {
      Path real = jar.toRealPath();
      return Files.isRegularFile(real) && real.toString().endsWith(".jar") ? real : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isBelow(Path jar, Path directory) {
    try {
      return jar.startsWith(directory.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static Path envFile(String name) {
    Path file = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw Problem.malformed("env-file-missing", "There is no env file %s".formatted(file));
    }
    return file;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static Map<String, String> values(Path file) {
    try {
      if (Files.size(file) > LARGEST_ENV_FILE) {
        throw Problem.malformed("env-file-malformed", "%s is too large".formatted(file));
      }
      return EnvFile.read(file).values();
    } catch (IOException e) {
      throw Problem.malformed("env-file-missing", "%s cannot be read".formatted(file));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("env-file-malformed", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static int port(String text) {
    try {
      return AppForm.checkedPort(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw Problem.malformed("port-malformed", "The env file says PORT=%s".formatted(text));
    }
  }

  private static InetAddress address(String text) {
    try {
      InetAddress address = InetAddress.getByName(text);
      if (isOfThisMachine(address)) {
        return address;
      }
    } catch (IOException e) {
      // Said below.
    }
    throw Problem.malformed("address-malformed", "This machine has no address " + text);
  }

  private static boolean isOfThisMachine(InetAddress address) throws IOException {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || NetworkInterface.getByInetAddress(address) != null;
  }
}
