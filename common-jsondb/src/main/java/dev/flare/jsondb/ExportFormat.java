package dev.flare.jsondb;

import dev.flare.jsondb.PartState.DocumentState;
import dev.flare.jsondb.PartState.EntriesState;
import dev.flare.jsondb.PartState.LogState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// How everything that a store holds is written for other programs.
enum ExportFormat {
  /// One readable object.
  JSON {
    @Override
    void write(State state, OutputStream to) {
      new Json(List.of()).everything(to, state);
    }
  },
  /// One value a line.
  JSONL {
    @Override
    void write(State state, OutputStream to) throws IOException {
      for (Map.Entry<String, PartState> each : state.parts().entrySet()) {
        switch (each.getValue()) {
          case DocumentState document -> {
            if (document.value().isPresent()) {
              line(to, head(each), document.value().get());
            }
          }
          case EntriesState collection -> {
            for (Entries.Entry entry : collection.entries()) {
              line(to, head(each, "id", entry.id()), entry.value());
            }
          }
          case LogState log -> {
            for (Map.Entry<Long, Object> entry : log.entries().entrySet()) {
              line(to, head(each, "position", entry.getKey()), entry.getValue());
            }
          }
        }
      }
    }
  };

  private static final JsonMapper MAPPER = new JsonMapper();

  abstract void write(State state, OutputStream to) throws IOException;

  private static Map<String, Object> head(Map.Entry<String, PartState> part) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("part", part.getKey());
    head.put("kind", part.getValue().kind());
    return head;
  }

  private static Map<String, Object> head(
      Map.Entry<String, PartState> part, String key, Object name) {
    Map<String, Object> head = head(part);
    head.put(key, name);
    return head;
  }

  private static void line(OutputStream to, Map<String, Object> fields, Object value)
      throws IOException {
    fields.put("value", value);
    to.write(MAPPER.writeValueAsString(fields).concat("\n").getBytes(StandardCharsets.UTF_8));
  }
}
