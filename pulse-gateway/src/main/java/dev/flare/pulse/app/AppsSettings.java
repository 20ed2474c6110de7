package dev.flare.pulse.app;

import dev.flare.pulse.log.LogLimits;
import dev.flare.service.launch.SettingsReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// How apps are started and what is kept of their output.
///
/// @param jarDirectories empty for those around Pulse's own jar
/// @param home where an app without an env file gets a folder
/// @param javaOptions for the JVM of every app, beside those that Flare chose for it
/// @param registersComponents whether the very first start registers the components of the suite
/// @param stopsWithPulse whether the apps end when Pulse ends
/// @param linesShown of a log to those who ask for no number
public record AppsSettings(
    List<Path> jarDirectories,
    Path home,
    List<String> javaOptions,
    boolean registersComponents,
    boolean stopsWithPulse,
    LogLimits logs,
    int linesShown) {
  public AppsSettings {
    jarDirectories = List.copyOf(jarDirectories);
    javaOptions = List.copyOf(javaOptions);
  }

  /// Reads each name once.
  public static AppsSettings read(SettingsReader in) {
    return new AppsSettings(
        in.list(
            "JAR_DIRECTORIES",
            "Where the jars lie that may be started; nothing else ever is. Without it the directory"
                + " of Pulse's own jar, in a source tree those of all components.",
            "directories",
            AppsSettings::path),
        in.parsed(
            "APPS_DIRECTORY",
            Path.of("apps"),
            "Where an app without an env file gets a folder of its own.",
            "a directory",
            AppsSettings::path),
        in.optional(
                "APP_JAVA_OPTIONS",
                "What the JVM of every app is told beside what Flare chose for it. JAVA_OPTIONS in"
                    + " the env file of an app comes after it.",
                "options of java, separated by spaces",
                AppsSettings::words)
            .orElse(List.of()),
        in.flag(
            "REGISTER_COMPONENTS",
            false,
            "Whether the very first start registers the components that are there, stopped, each"
                + " with an env file in APPS_DIRECTORY. ./flare up says true."),
        in.flag(
            "STOP_APPS_WITH_PULSE",
            false,
            "Whether the apps end with Pulse. Otherwise they run on, and the next Pulse finds them"
                + " again."),
        logs(in),
        in.integer(
            "MAX_LOGS_PER_SYSTEM",
            100,
            1,
            500,
            "How many lines of an app's log are shown at first."));
  }

  /// Options as one text.
  static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }

  private static LogLimits logs(SettingsReader in) {
    long megabytes =
        in.integer(
            "LOG_KEEP_MB",
            100,
            1,
            100_000,
            "How much of each app's log is kept, packed, in megabytes. The newest 4 MB are kept"
                + " unpacked besides.");
    int days = in.integer("LOG_KEEP_DAYS", 30, 1, 3650, "How long an app's log is kept.");
    return new LogLimits(megabytes << 20, Duration.ofDays(days));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("it cannot be a path", e);
    }
  }
}
