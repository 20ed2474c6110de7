package dev.flare.jsondb;

import dev.flare.jsondb.PartState.LogState;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A part as the program wants it.
///
/// @param empty what it is before its first change
record Declared(String name, TypeHistory<?> history, PartState empty) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,60}");

  Declared {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of a part: small letters, digits and hyphens are".formatted(name));
    }
  }

  PartState of(State state) {
    return state.part(name).orElse(empty);
  }

  void require(PartState stored, Layout layout) {
    if (!stored.kind().equals(empty.kind())) {
      throw new IllegalArgumentException(
          "'%s' is a %s, not a %s".formatted(name, stored.kind(), empty.kind()));
    }
    if (stored.type() > history.version()) {
      throw new NewerStore(
          layout.part(name),
          "holds version %d of its type, and this program knows none above %d"
              .formatted(stored.type(), history.version()));
    }
  }

  void requireSame(@Nullable Declared known) {
    if (known != null && !known.type().equals(type())) {
      throw new IllegalArgumentException(
          "'%s' holds %s, not %s".formatted(name, known.type(), type()));
    }
  }

  private String type() {
    String type = history.type().getName();
    return history.version() == 1 ? type : "%s in version %d".formatted(type, history.version());
  }

  /// What is stored, as values of the type.
  PartState typed(PartState stored, Json json, Layout layout) {
    return kept(mapped(stored, json, layout, tree -> tree));
  }

  /// What is stored in an earlier version, as values of the type.
  PartState migrated(PartState stored, Json json, Layout layout) {
    UnaryOperator<JsonNode> steps = tree -> history.present(stored.type(), tree);
    return kept(mapped(stored, json, layout, steps)).ofType(history.version());
  }

  private PartState mapped(
      PartState stored, Json json, Layout layout, UnaryOperator<JsonNode> steps) {
    try {
      return stored.map(each ->
          each instanceof JsonNode tree ? json.value(steps.apply(tree), history.type()) : each);
    } catch (Misfit e) {
      throw new DamagedStore(layout.part(name), 1, "a value " + e.reason());
    }
  }

  private PartState kept(PartState stored) {
    return stored instanceof LogState log && empty instanceof LogState wanted
        ? log.trimmedTo(wanted.keep())
        : stored;
  }
}
