package dev.flare.jsondb;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flare.jsondb.Edit.Append;
import dev.flare.jsondb.Edit.Clear;
import dev.flare.jsondb.Edit.PutEntry;
import dev.flare.jsondb.Edit.RemoveEntry;
import dev.flare.jsondb.Edit.Rewrite;
import dev.flare.jsondb.Edit.SetDocument;
import dev.flare.jsondb.PartState.DocumentState;
import dev.flare.jsondb.PartState.EntriesState;
import dev.flare.jsondb.PartState.LogState;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.ser.std.StdSerializer;

/// How values, edits and parts look as JSON. Decimals are strings in plain notation, times ISO
/// text, absent values left out, unknown fields an error. Only what a value holds is written, not
/// what its methods compute.
final class Json {
  /// In format 1 there was one journal, and its first line told the contents.
  private static final int FORMAT = 2;

  /// What was written must be readable; a writer is stopped at a depth of 1,000.
  private static final StreamReadConstraints UNLIMITED =
      StreamReadConstraints.builder()
          .maxNameLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxNestingDepth(2_000)
          .build();

  private final JsonMapper mapper;

  Json(List<JacksonModule> modules) {
    mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(UNLIMITED).build())
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

  JsonNode parse(byte[] bytes) {
    return mapper.readTree(bytes);
  }

  JsonNode parse(byte[] bytes, int from, int length) {
    return mapper.readTree(bytes, from, length);
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

  /// One transaction as a line of the journal.
  ///
  /// @param joined whether it is written in one go with the line before
  /// @throws IllegalArgumentException naming a type and the path, never a value
  void transaction(OutputStream to, long version, boolean joined, List<Edit> edits) {
    try (JsonGenerator out = mapper.createGenerator(to)) {
      out.writeStartObject().writeNumberProperty("tx", version);
      if (joined) {
        out.writeBooleanProperty("joined", true);
      }
      out.writeArrayPropertyStart("edits");
      edits.forEach(each -> edit(out, each));
      out.writeEndArray().writeEndObject();
    }
  }

  private static void edit(JsonGenerator out, Edit edit) {
    out.writeStartObject();
    switch (edit) {
      case SetDocument(var part, var value) -> {
        out.writeStringProperty("set", part);
        value(out.writeName("value"), value);
      }
      case PutEntry(var part, var id, var value) -> {
        out.writeStringProperty("put", part).writeStringProperty("id", id);
        value(out.writeName("value"), value);
      }
      case RemoveEntry(var part, var id) ->
          out.writeStringProperty("remove", part).writeStringProperty("id", id);
      case Clear(var part) -> out.writeStringProperty("clear", part);
      case Rewrite(var part, var content) -> {
        out.writeStringProperty("rewrite", part);
        part(out.writeName("as"), content);
      }
      case Append(var part, var value) -> {
        out.writeStringProperty("append", part);
        value(out.writeName("value"), value);
      }
    }
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, Object value) {
    try {
      out.writePOJO(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(misfit("cannot be written", value.getClass(), e), e);
    }
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
    if (fields.has("rewrite")) {
      return new Rewrite(text(fields, "rewrite"), part(required(fields, "as")));
    }
    return new Append(text(fields, "append"), required(fields, "value"));
  }

  /// A readable file with every part as of `state`.
  void everything(OutputStream to, State state) {
    try (JsonGenerator out = readable(to)) {
      out.writeStartObject().writeNumberProperty("format", FORMAT);
      out.writeNumberProperty("version", state.version()).writeObjectPropertyStart("parts");
      state.parts().forEach((name, part) -> part(out.writeName(name), part));
      out.writeEndObject().writeEndObject();
    }
  }

  void part(OutputStream to, PartState state) {
    try (JsonGenerator out = readable(to)) {
      part(out, state);
    }
  }

  private JsonGenerator readable(OutputStream to) {
    return mapper.writerWithDefaultPrettyPrinter().createGenerator(to);
  }

  private static void part(JsonGenerator out, PartState state) {
    out.writeStartObject().writeNumberProperty("format", FORMAT);
    out.writeStringProperty("kind", state.kind());
    out.writeNumberProperty("version", state.version());
    out.writeNumberProperty("type", state.type());
    switch (state) {
      case DocumentState(_, _, var value) ->
          value.ifPresent(it -> value(out.writeName("value"), it));
      case EntriesState(_, _, var entries) -> {
        out.writeObjectPropertyStart("entries");
        entries.forEach(each -> value(out.writeName(each.id()), each.value()));
        out.writeEndObject();
      }
      case LogState log -> {
        out.writeNumberProperty("first", log.first()).writeArrayPropertyStart("entries");
        log.entries().values().forEach(each -> value(out, each));
        out.writeEndArray();
      }
    }
    out.writeEndObject();
  }

  void contents(OutputStream to, Contents contents) {
    try (JsonGenerator out = readable(to)) {
      out.writeStartObject().writeNumberProperty("format", FORMAT);
      out.writeNumberProperty("after", contents.after());
      out.writeNumberProperty("journal", contents.journal());
      if (contents.until() < Integer.MAX_VALUE) {
        out.writeNumberProperty("until", contents.until());
      }
      out.writeObjectPropertyStart("parts");
      contents.parts().forEach(out::writeNumberProperty);
      out.writeEndObject().writeEndObject();
    }
  }

  /// @throws Misfit when it is none
  static Contents contents(JsonNode tree) {
    requireFormat(tree);
    SortedMap<String, Long> parts = new TreeMap<>();
    JsonNode versions = required(tree, "parts");
    versions.propertyNames().forEach(name -> parts.put(name, atLeast(1, versions, name)));
    int journal = tree.has("journal") ? small(tree, "journal", 0) : 0;
    int until = tree.has("until") ? small(tree, "until", 0) : Integer.MAX_VALUE;
    return new Contents(atLeast(0, tree, "after"), journal, parts, until);
  }

  /// The last line of a journal behind which there is another.
  void continued(OutputStream to, int journal) {
    try (JsonGenerator out = mapper.createGenerator(to)) {
      out.writeStartObject().writeNumberProperty("continued", journal).writeEndObject();
    }
  }

  /// The first line of a journal.
  void head(OutputStream to, int journal) {
    try (JsonGenerator out = mapper.createGenerator(to)) {
      out.writeStartObject().writeNumberProperty("format", FORMAT);
      out.writeNumberProperty("journal", journal).writeEndObject();
    }
  }

  /// @throws Misfit when it is none
  PartState part(JsonNode tree) {
    requireFormat(tree);
    long version = atLeast(0, tree, "version");
    int type = tree.has("type") ? small(tree, "type", 1) : 1;
    return switch (text(tree, "kind")) {
      case "document" -> new DocumentState(version, type, Optional.ofNullable(tree.get("value")));
      case "collection" -> new EntriesState(version, type, entries(required(tree, "entries")));
      case "log" -> log(version, type, tree);
      case String other -> throw new Misfit("holds a '%s', which nothing knows".formatted(other));
    };
  }

  private static LogState log(long version, int type, JsonNode tree) {
    List<Object> entries = new ArrayList<>();
    if (!(required(tree, "entries") instanceof ArrayNode array)) {
      throw new Misfit("has no list of entries");
    }
    array.forEach(entries::add);
    return LogState.of(version, type, atLeast(1, tree, "first"), entries);
  }

  private static Entries entries(JsonNode tree) {
    List<Entries.Entry> entries = new ArrayList<>();
    tree.properties()
        .forEach(each -> entries.add(new Entries.Entry(each.getKey(), each.getValue())));
    return Entries.of(entries);
  }

  static void requireFormat(JsonNode tree) {
    long format = number(tree, "format");
    if (format > FORMAT) {
      throw new Misfit.Newer(
          "has format %d, and this program knows none above %d".formatted(format, FORMAT));
    }
    if (format < 1) {
      throw new Misfit("has format %d, which never was".formatted(format));
    }
  }

  static long number(JsonNode tree, String field) {
    JsonNode value = required(tree, field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new Misfit("has no number '%s'".formatted(field));
    }
    return value.longValue();
  }

  private static long atLeast(long least, JsonNode tree, String field) {
    long number = number(tree, field);
    if (number < least) {
      throw new Misfit("has %d for '%s'".formatted(number, field));
    }
    return number;
  }

  private static int small(JsonNode tree, String field, int least) {
    long number = atLeast(least, tree, field);
    if (number > Integer.MAX_VALUE / 2) {
      throw new Misfit("has %d for '%s'".formatted(number, field));
    }
    return (int) number;
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
