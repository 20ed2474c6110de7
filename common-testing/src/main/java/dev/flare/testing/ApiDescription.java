package dev.flare.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a component publishes about its calls, and whether an answer is as it says: nothing
/// undescribed, nothing missing, nothing of another type.
public final class ApiDescription {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode api;

  public ApiDescription(String document) {
    this.api = JSON.readTree(document);
  }

  /// @param path as the document writes it, such as `/api/pairs/{symbol}`
  public void requireAsDescribed(String method, String path, HttpResponse<String> answer) {
    JsonNode responses = api.get("paths").path(path).path(method).path("responses");
    JsonNode own = responses.path(Integer.toString(answer.statusCode()));
    JsonNode described = own.isMissingNode() ? responses.path("default") : own;
    assertThat(described.isObject()).as("%s %s %s", method, path, answer.statusCode()).isTrue();
    if (described.path("content").isMissingNode()) {
      assertThat(answer.body()).isEmpty();
    } else {
      String type = answer.headers().firstValue("Content-Type").orElse("").split(";", -1)[0];
      assertThat(described.get("content").propertyNames()).contains(type);
      require(described.get("content").get(type).get("schema"), JSON.readTree(answer.body()), path);
    }
  }

  private void require(JsonNode schema, JsonNode value, String where) {
    if (schema.has("$ref")) {
      require(api.at(schema.get("$ref").asString().substring(1)), value, where);
    } else if (schema.has("anyOf")) {
      JsonNode fitting = schema.get("anyOf").get(value.isNull() ? 1 : 0);
      require(fitting, value, where);
    } else {
      assertThat(types(schema)).as(where).contains(typeOf(value));
      requireParts(schema, value, where);
    }
  }

  private void requireParts(JsonNode schema, JsonNode value, String where) {
    if (value.isArray()) {
      value.forEach(each -> require(schema.get("items"), each, where + "[]"));
    } else if (value.isObject()) {
      requireFields(schema, value, where);
    } else if (schema.has("enum")) {
      assertThat(schema.get("enum")).as(where).contains(value);
    }
  }

  private void requireFields(JsonNode schema, JsonNode value, String where) {
    for (JsonNode each : schema.path("required")) {
      assertThat(value.propertyNames()).as(where).contains(each.asString());
    }
    for (String name : value.propertyNames()) {
      JsonNode named = schema.path("properties").path(name);
      JsonNode described = named.isMissingNode() ? schema.path("additionalProperties") : named;
      assertThat(described.isObject()).as("%s.%s", where, name).isTrue();
      require(described, value.get(name), where + "." + name);
    }
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asString).toList()
        : List.of(type.asString());
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case STRING -> "string";
      case ARRAY -> "array";
      case OBJECT -> "object";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case BINARY, MISSING, POJO -> "nothing of JSON";
    };
  }
}
