package dev.flare.trader;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What has changed from one state of a thing to the next: of an object, only the fields that are
/// others now, in objects within it likewise.
final class Changes {
  private static final JsonMapper JSON = new JsonMapper();

  private Changes() {}

  static ObjectNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  /// @return without any field when they are the same; a field that is gone is `null`
  static ObjectNode between(ObjectNode before, ObjectNode after) {
    ObjectNode changes = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : after.properties()) {
      JsonNode then = before.get(field.getKey());
      JsonNode now = field.getValue();
      if (then instanceof ObjectNode one && now instanceof ObjectNode other) {
        ObjectNode within = between(one, other);
        if (!within.isEmpty()) {
          changes.set(field.getKey(), within);
        }
      } else if (!now.equals(then)) {
        changes.set(field.getKey(), now);
      }
    }
    for (Map.Entry<String, JsonNode> field : before.properties()) {
      if (!after.has(field.getKey())) {
        changes.putNull(field.getKey());
      }
    }
    return changes;
  }
}
