package dev.flare.service.checkup;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One thing that was looked at.
///
/// @param check which: `memory`, `disk`, `rights`, `settings`, `port`, `exchange`, `clock` or
///   `keys`
/// @param text what was found
/// @param advice what to do about it; empty where there is nothing to do
public record Finding(String check, Grade grade, String text, String advice) {
  private static final JsonMapper JSON = new JsonMapper();

  /// How bad it is.
  public enum Grade {
    OK,
    WARNING,
    BROKEN
  }

  public static Finding ok(String check, String text) {
    return new Finding(check, Grade.OK, text, "");
  }

  public static Finding warning(String check, String text, String advice) {
    return new Finding(check, Grade.WARNING, text, advice);
  }

  public static Finding broken(String check, String text, String advice) {
    return new Finding(check, Grade.BROKEN, text, advice);
  }

  public static String json(List<Finding> findings) {
    return JSON.writeValueAsString(findings);
  }

  /// Reads what [#json] wrote.
  ///
  /// @throws JacksonException when it did not
  public static List<Finding> parse(String json) {
    return List.of(JSON.readValue(json, Finding[].class));
  }
}
