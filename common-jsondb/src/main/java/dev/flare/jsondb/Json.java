package dev.flare.jsondb;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flare.jsondb.Edit.Append;
import dev.flare.jsondb.Edit.Clear;
import dev.flare.jsondb.Edit.PutEntry;
import dev.flare.jsondb.Edit.RemoveEntry;
import dev.flare.jsondb.Edit.SetDocument;
import dev.flare.jsondb.PartState.DocumentState;
import dev.flare.jsondb.PartState.EntriesState;
import dev.flare.jsondb.PartState.LogState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/// How values, edits and parts look as JSON. Decimals are strings in plain notation, times ISO
/// text, absent values left out, unknown fields an error. Only what a value holds is written, not
/// what its methods compute.
final class Json {
  private final JsonMapper mapper;

  Json(List<JacksonModule> modules) {
    mapper =
        JsonMapper.builder()
            .addModule(plainDecimals())
            .addModules(modules)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(each ->
                each.with(JsonAutoDetect.Visibility.NONE)
                    .withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                    .withCreatorVisibility(JsonAutoDetect.Visibility.ANY))
            .changeDefaultPropertyInclusion(
                each -> each.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();
  }

  private static JacksonModule plainDecimals() {
    return new SimpleModule("plain-decimals")
        .addSerializer(
            BigDecimal.class,
            new StdSerializer<>(BigDecimal.class) {
              @Override
              public void serialize(
                  BigDecimal value, JsonGenerator out, SerializationContext context) {
                out.writeString(value.toPlainString());
              }
            });
  }

  String line(Map<String, ?> fields) {
    return mapper.writeValueAsString(fields);
  }

  String pretty(JsonNode tree) {
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
  }

  JsonNode parse(byte[] bytes) {
    return mapper.readTree(bytes);
  }

  /// @throws IllegalArgumentException naming the type and the path, never a value
  JsonNode tree(Object value) {
    try {
      return mapper.valueToTree(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(misfit("cannot be written", value.getClass(), e), e);
    }
  }

  /// @throws Misfit naming the type and the path, never a value
  <T> T value(Object tree, Class<T> type) {
    try {
      return mapper.treeToValue((JsonNode) tree, type);
    } catch (JacksonException e) {
      throw new Misfit(misfit("does not fit", type, e));
    }
  }

  private static String misfit(String what, Class<?> type, JacksonException e) {
    String path = e instanceof DatabindException at ? at.getPathReference() : "";
    return "%s %s (%s %s)"
        .formatted(what, type.getSimpleName(), e.getClass().getSimpleName(), path);
  }

  Map<String, Object> fields(Edit edit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (edit) {
      case SetDocument(var part, var value) -> {
        fields.put("set", part);
        fields.put("value", tree(value));
      }
      case PutEntry(var part, var id, var value) -> {
        fields.put("put", part);
        fields.put("id", id);
        fields.put("value", tree(value));
      }
      case RemoveEntry(var part, var id) -> {
        fields.put("remove", part);
        fields.put("id", id);
      }
      case Clear(var part) -> fields.put("clear", part);
      case Append(var part, var value) -> {
        fields.put("append", part);
        fields.put("value", tree(value));
      }
    }
    return fields;
  }

  /// @throws Misfit when it is none
  Edit edit(JsonNode fields) {
    if (fields.has("set")) {
      return new SetDocument(text(fields, "set"), required(fields, "value"));
    }
    if (fields.has("put")) {
      return new PutEntry(text(fields, "put"), text(fields, "id"), required(fields, "value"));
    }
    if (fields.has("remove")) {
      return new RemoveEntry(text(fields, "remove"), text(fields, "id"));
    }
    if (fields.has("clear")) {
      return new Clear(text(fields, "clear"));
    }
    return new Append(text(fields, "append"), required(fields, "value"));
  }

  /// A readable file with every part as of `state`.
  String everything(State state) {
    ObjectNode tree = mapper.createObjectNode().put("format", 1).put("version", state.version());
    ObjectNode parts = tree.putObject("parts");
    state.parts().forEach((name, part) -> parts.set(name, tree(part)));
    return pretty(tree);
  }

  ObjectNode tree(PartState state) {
    ObjectNode tree = mapper.createObjectNode();
    tree.put("format", 1).put("kind", state.kind()).put("version", state.version());
    switch (state) {
      case DocumentState(_, var value) -> value.ifPresent(it -> tree.set("value", tree(it)));
      case EntriesState(_, var entries) -> {
        ObjectNode object = tree.putObject("entries");
        entries.forEach(each -> object.set(each.id(), tree(each.value())));
      }
      case LogState log -> {
        ArrayNode array = tree.put("first", log.first()).putArray("entries");
        log.entries().values().forEach(value -> array.add(tree(value)));
      }
    }
    return tree;
  }

  /// @throws Misfit when it is none
  PartState part(JsonNode tree) {
    requireFormat(tree);
    long version = number(tree, "version");
    return switch (text(tree, "kind")) {
      case "document" -> new DocumentState(version, Optional.of(required(tree, "value")));
      case "collection" -> new EntriesState(version, entries(required(tree, "entries")));
      case "log" -> log(version, tree);
      case String other -> throw new Misfit("holds a '%s', which nothing knows".formatted(other));
    };
  }

  private static LogState log(long version, JsonNode tree) {
    List<Object> entries = new ArrayList<>();
    if (!(required(tree, "entries") instanceof ArrayNode array)) {
      throw new Misfit("has no list of entries");
    }
    array.forEach(entries::add);
    return LogState.of(version, number(tree, "first"), entries);
  }

  private static Entries entries(JsonNode tree) {
    List<Entries.Entry> entries = new ArrayList<>();
    tree.properties()
        .forEach(each -> entries.add(new Entries.Entry(each.getKey(), each.getValue())));
    return Entries.of(entries);
  }

  static void requireFormat(JsonNode tree) {
    long format = number(tree, "format");
    if (format != 1) {
      throw new Misfit("has format %d, and this program knows format 1 only".formatted(format));
    }
  }

  static long number(JsonNode tree, String field) {
    JsonNode value = required(tree, field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new Misfit("has no number '%s'".formatted(field));
    }
    return value.longValue();
  }

  static String text(JsonNode tree, String field) {
    JsonNode value = required(tree, field);
    if (!value.isString()) {
      throw new Misfit("has no text '%s'".formatted(field));
    }
    return value.stringValue();
  }

  static JsonNode required(JsonNode tree, String field) {
    JsonNode value = tree.get(field);
    if (value == null) {
      throw new Misfit("lacks '%s'".formatted(field));
    }
    return value;
  }
}
