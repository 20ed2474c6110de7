package dev.flare.service.launch;

import java.util.ArrayList;
import java.util.List;

/// Writes a component's settings for people: as `.env.example` and as a table for the docs.
public record EnvExample(String component, List<Setting> settings) {
  private static final int WIDTH = 100;

  public EnvExample {
    settings = List.copyOf(settings);
  }

  /// A file that, used as it is, changes nothing: every default is written out, what is optional is
  /// commented out.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("# Settings of ").append(component).append(", with their defaults.\n");
    text.append(
        "# The real environment beats this file. Copy it to .env and change what you need.\n");
    for (Setting setting : settings) {
      text.append('\n');
      comment(setting).forEach(line -> text.append("# ").append(line).append('\n'));
      text.append(assignment(setting)).append('\n');
    }
    return text.toString();
  }

  /// The same as a Markdown table.
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Settings of ").append(component).append("\n\n");
    text.append("| name | default | allowed | meaning |\n| --- | --- | --- | --- |\n");
    for (Setting setting : settings) {
      text.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  setting.name(),
                  setting.standard().map(value -> "`" + value + "`").orElse(""),
                  cell(setting.allowed()),
                  cell(setting.about() + secrecy(setting))));
    }
    return text.toString();
  }

  private static String assignment(Setting setting) {
    String line = setting.name() + "=" + setting.standard().map(EnvExample::quote).orElse("");
    return setting.necessity() == Setting.Necessity.DEFAULTED ? line : "# " + line;
  }

  private static List<String> comment(Setting setting) {
    String need =
        switch (setting.necessity()) {
          case DEFAULTED -> "";
          case OPTIONAL -> " Optional.";
          case REQUIRED -> " Required.";
        };
    return wrap(
        "%s Allowed: %s.%s%s"
            .formatted(setting.about(), setting.allowed(), need, secrecy(setting)));
  }

  private static String secrecy(Setting setting) {
    return setting.secret() ? " Secret." : "";
  }

  private static List<String> wrap(String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 3 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String quote(String value) {
    boolean plain = value.matches("[^\\s#\"']*");
    return plain ? value : "\"" + value.replace("\"", "\\\"") + "\"";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
