package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The body of a trade: the texts of a quote, given back.
record Trade(
    String fromCoin,
    String fromCoinSize,
    String cnvtPrice,
    String toCoin,
    String toCoinSize,
    String traceId) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @throws Denial when the body is no JSON object or lacks one of the texts
  static Trade parse(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      return new Trade(
          text(node, "fromCoin"),
          text(node, "fromCoinSize"),
          text(node, "cnvtPrice"),
          text(node, "toCoin"),
          text(node, "toCoinSize"),
          text(node, "traceId"));
    } catch (JacksonException e) {
      throw new Denial(Code.PARAMETER_INVALID, "The body is no JSON");
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isString() || value.stringValue().isEmpty()) {
      throw new Denial(Code.PARAMETER_MISSING, "Parameter %s cannot be empty".formatted(name));
    }
    return value.stringValue();
  }
}
