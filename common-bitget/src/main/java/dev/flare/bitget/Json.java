package dev.flare.bitget;

import dev.flare.market.Coin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A part of an answer, read strictly: what is missing or misshapen is a [MalformedAnswer].
///
/// BitGet writes numbers sometimes as strings and sometimes bare. Both are kept as the text it
/// wrote, so that a quote can be sent back letter for letter and nothing is rounded on the way.
///
/// @param path where in the answer it is, for messages
record Json(JsonNode node, String path) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{0,40})?([eE][+-]?[0-9]{1,2})?");
  private static final Pattern ID = Pattern.compile("[0-9]{1,40}");
  private static final Pattern TIME = Pattern.compile("[0-9]{1,16}");

  /// Times below this are in seconds, as some fields of the API are.
  private static final long LEAST_MILLIS = 100_000_000_000L;

  static Json parse(String text) {
    try (JsonParser in = MAPPER.createParser(text)) {
      if (in.nextToken() == null) {
        throw new MalformedAnswer("an empty body");
      }
      JsonNode node = read(in);
      if (in.nextToken() != null) {
        throw new MalformedAnswer("more than one JSON value");
      }
      return new Json(node, "answer");
    } catch (JacksonException e) {
      throw new MalformedAnswer("no JSON but '%s'".formatted(beginning(text)));
    }
  }

  Json get(String field) {
    JsonNode child = node.get(field);
    if (child == null) {
      throw new MalformedAnswer("%s has no %s".formatted(path, field));
    }
    return new Json(child, path + "." + field);
  }

  /// The field, or empty where BitGet has none: absent, null or "".
  Optional<Json> find(String field) {
    return Optional.ofNullable(node.get(field))
        .filter(child -> !child.isNull() && !(child.isString() && child.stringValue().isEmpty()))
        .map(child -> new Json(child, path + "." + field));
  }

  Json at(int index) {
    JsonNode child = node.get(index);
    if (child == null) {
      throw new MalformedAnswer("%s has no element %d".formatted(path, index));
    }
    return new Json(child, path + "[" + index + "]");
  }

  boolean isList() {
    return node.isArray();
  }

  /// The elements; none when it is null, as BitGet writes an empty list now and then.
  List<Json> list() {
    if (!node.isArray() && !node.isNull()) {
      throw new MalformedAnswer(path + " is no list");
    }
    List<Json> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(at(i));
    }
    return elements;
  }

  String text() {
    if (!node.isString()) {
      throw new MalformedAnswer(path + " is no text");
    }
    return node.stringValue();
  }

  /// The coin of this name, or empty when it is a name that no coin here can have.
  Optional<Coin> coin() {
    String name = text();
    try {
      return Optional.of(new Coin(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A number that only names something, as text: it has more digits than a `long` is sure to hold.
  String id() {
    String text = text();
    if (!ID.matcher(text).matches()) {
      throw new MalformedAnswer("%s is no id: '%s'".formatted(path, beginning(text)));
    }
    return text;
  }

  BigDecimal decimal() {
    String text = text();
    if (!DECIMAL.matcher(text).matches()) {
      throw new MalformedAnswer("%s is no number: '%s'".formatted(path, beginning(text)));
    }
    return new BigDecimal(text);
  }

  Instant instant() {
    String text = text();
    if (!TIME.matcher(text).matches()) {
      throw new MalformedAnswer("%s is no time: '%s'".formatted(path, beginning(text)));
    }
    long value = Long.parseLong(text);
    return value < LEAST_MILLIS ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
  }

  private static JsonNode read(JsonParser in) {
    return switch (in.currentToken()) {
      case START_OBJECT -> readObject(in);
      case START_ARRAY -> readArray(in);
      case VALUE_NULL -> NullNode.getInstance();
      default -> StringNode.valueOf(in.getString());
    };
  }

  private static JsonNode readObject(JsonParser in) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      object.set(name, read(in));
    }
    return object;
  }

  private static JsonNode readArray(JsonParser in) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(in));
    }
    return array;
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(60, text.length())).strip();
  }
}
