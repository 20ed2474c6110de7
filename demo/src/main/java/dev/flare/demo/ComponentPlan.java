package dev.flare.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// One component of the demo: which jar, on which port, with which settings.
record ComponentPlan(String name, Path jar, int port, Map<String, String> settings) {
  ComponentPlan {
    settings = new LinkedHashMap<>(settings);
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// The settings as an env file: every value in double quotes.
  String envFile() {
    StringBuilder text = new StringBuilder();
    settings.forEach((name, value) -> text.append(name).append("=\"").append(value).append("\"\n"));
    return text.toString();
  }
}
