package dev.flare.service.launch;

import java.util.List;
import java.util.Locale;

/// How a component writes its log.
public enum LogFormat {
  /// A line with time, level, logger and message, for people.
  TEXT,
  /// JSON lines with the names of the Elastic Common Schema.
  ECS,
  /// JSON lines with the names of Logstash.
  LOGSTASH;

  /// What Spring is started with to write so.
  List<String> arguments() {
    return this == TEXT
        ? List.of()
        : List.of("--logging.structured.format.console=" + name().toLowerCase(Locale.ROOT));
  }
}
