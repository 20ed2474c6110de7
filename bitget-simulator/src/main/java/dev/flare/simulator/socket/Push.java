package dev.flare.simulator.socket;

import java.util.List;

/// News of a topic.
///
/// @param action `snapshot` or `update`
record Push(String action, List<?> data) {
  static Push snapshot(List<?> data) {
    return new Push("snapshot", data);
  }

  static Push update(List<?> data) {
    return new Push("update", data);
  }
}
