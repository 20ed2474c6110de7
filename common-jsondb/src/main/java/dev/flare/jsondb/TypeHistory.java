package dev.flare.jsondb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/// A type of stored values, with the steps that made it from what it was in earlier versions. The
/// first version is 1, and each step leads to the next.
///
/// Values of an earlier version are brought to the present one when the part is declared, once and
/// all together; what they were is kept in the archive.
///
/// @param steps each makes a value of the next version of one of the version before
public record TypeHistory<T>(Class<T> type, List<UnaryOperator<JsonNode>> steps) {
  public TypeHistory {
    steps = List.copyOf(steps);
  }

  /// A type that never was another.
  public static <T> TypeHistory<T> of(Class<T> type) {
    return new TypeHistory<>(type, List.of());
  }

  /// Adds the step from the newest version so far to the next.
  public TypeHistory<T> then(UnaryOperator<JsonNode> step) {
    List<UnaryOperator<JsonNode>> more = new ArrayList<>(steps);
    more.add(step);
    return new TypeHistory<>(type, more);
  }

  int version() {
    return steps.size() + 1;
  }

  /// A value of an earlier version as it looks now.
  JsonNode present(int version, JsonNode value) {
    JsonNode present = value;
    for (UnaryOperator<JsonNode> step : steps.subList(version - 1, steps.size())) {
      present = step.apply(present);
    }
    return present;
  }
}
