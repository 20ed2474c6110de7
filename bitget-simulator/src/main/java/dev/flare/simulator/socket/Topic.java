package dev.flare.simulator.socket;

import tools.jackson.databind.JsonNode;

/// What one can subscribe to: the `arg` of requests, answers and pushes.
record Topic(String instType, String channel, String instId) {
  static Topic of(JsonNode arg) {
    return new Topic(
        arg.path("instType").asString(""),
        arg.path("channel").asString(""),
        arg.path("instId").asString(""));
  }

  @Override
  public String toString() {
    return "instType:%s,channel:%s,instId:%s".formatted(instType, channel, instId);
  }
}
