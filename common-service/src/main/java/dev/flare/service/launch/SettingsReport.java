package dev.flare.service.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A component's settings for programs, and what is wrong with given values.
///
/// @param settings every name that is understood
/// @param problems why the component would not start; none of them shows a secret
/// @param warnings of names that nobody understands
public record SettingsReport(List<Row> settings, List<Objection> problems, List<String> warnings) {
  private static final JsonMapper JSON = new JsonMapper();

  public SettingsReport {
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /// @param standard null where there is none
  public record Row(
      String name,
      @Nullable String standard,
      String about,
      String allowed,
      List<String> choices,
      boolean secret,
      boolean required) {
    public Row {
      choices = List.copyOf(choices);
    }

    static Row of(Setting setting) {
      return new Row(
          setting.name(),
          setting.standard().orElse(null),
          setting.about(),
          setting.allowed(),
          setting.choices(),
          setting.secret(),
          setting.necessity() == Setting.Necessity.REQUIRED);
    }
  }

  /// @param name of the setting; empty where it is none by itself
  public record Objection(String name, String why) {}

  /// @param surprise what only the values together showed; may be empty
  static SettingsReport of(SettingsReader reader, @Nullable String surprise) {
    List<Objection> problems =
        reader.problems().stream()
            .map(problem -> new Objection(problem.name(), problem.why()))
            .toList();
    return new SettingsReport(
        reader.settings().stream().map(Row::of).toList(),
        surprise == null || surprise.isEmpty() ? problems : List.of(new Objection("", surprise)),
        reader.warnings());
  }

  /// Reads what [#json] wrote.
  public static SettingsReport parse(String json) {
    return JSON.readValue(json, SettingsReport.class);
  }

  String json() {
    return JSON.writeValueAsString(this);
  }
}
