package dev.flare.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A way in which a true answer may look unlike the documented one.
public enum Disguise {
  /// The text stands in `message`, where `msg` should be.
  @JsonProperty("message")
  MESSAGE {
    @Override
    void on(ObjectNode envelope) {
      envelope.set("message", envelope.remove("msg"));
    }
  },
  @JsonProperty("chinese")
  CHINESE {
    @Override
    void on(ObjectNode envelope) {
      envelope.put("msg", "请求成功，请稍后查看");
    }
  },
  /// Fields that nobody knows, in the envelope and in every object below it.
  @JsonProperty("extra-fields")
  EXTRA_FIELDS {
    @Override
    void on(ObjectNode envelope) {
      objects(envelope).forEach(object -> object.put("newField", "x").putObject("newObject"));
    }
  },
  @JsonProperty("null-data")
  NULL_DATA {
    @Override
    void on(ObjectNode envelope) {
      envelope.putNull("data");
    }
  },
  /// Null in place of every list that `data` holds, and of `data` itself if it is one.
  @JsonProperty("null-lists")
  NULL_LISTS {
    @Override
    void on(ObjectNode envelope) {
      replace(envelope, "data");
      if (envelope.get("data") instanceof ObjectNode data) {
        data.propertyNames().stream().toList().forEach(name -> replace(data, name));
      }
    }

    private void replace(ObjectNode owner, String name) {
      if (owner.path(name).isArray()) {
        owner.putNull(name);
      }
    }
  },
  /// Sizes as bare numbers, as the documents show them.
  @JsonProperty("numbers")
  NUMBERS {
    @Override
    void on(ObjectNode envelope) {
      objects(envelope).forEach(this::bare);
    }

    private void bare(ObjectNode object) {
      JsonNode size = object.path("fromCoinSize");
      if (size.isString()) {
        object.put("fromCoinSize", size.asDecimal());
      }
    }
  },
  /// Every fifth candle is missing.
  @JsonProperty("gaps")
  GAPS {
    @Override
    void on(ObjectNode envelope) {
      ArrayNode kept = envelope.arrayNode();
      int place = 0;
      for (JsonNode row : envelope.path("data")) {
        if (++place % EACH != 0) {
          kept.add(row);
        }
      }
      envelope.set("data", kept);
    }
  },
  /// Every fifth candle stands still at its open and has no volume.
  @JsonProperty("flat-rows")
  FLAT_ROWS {
    @Override
    void on(ObjectNode envelope) {
      int place = 0;
      for (JsonNode row : envelope.path("data")) {
        if (++place % EACH == 0 && row instanceof ArrayNode candle) {
          flatten(candle);
        }
      }
    }

    private void flatten(ArrayNode row) {
      for (int i = 2; i < row.size(); i++) {
        row.set(i, i <= 4 ? row.get(1) : row.stringNode("0"));
      }
    }
  },
  /// Every fifth candle comes twice.
  @JsonProperty("duplicates")
  DUPLICATES {
    @Override
    void on(ObjectNode envelope) {
      ArrayNode rows = envelope.arrayNode();
      int place = 0;
      for (JsonNode row : envelope.path("data")) {
        rows.add(row);
        if (++place % EACH == 0) {
          rows.add(row);
        }
      }
      envelope.set("data", rows);
    }
  };

  private static final int EACH = 5;

  abstract void on(ObjectNode envelope);

  /// `node` and every object below it.
  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> found = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    node.forEach(child -> found.addAll(objects(child)));
    return found;
  }
}
