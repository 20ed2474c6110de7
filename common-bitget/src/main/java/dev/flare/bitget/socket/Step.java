package dev.flare.bitget.socket;

import java.util.Set;

/// Something to do next.
///
/// @see Protocol
sealed interface Step {
  record Connect(int connection) implements Step {}

  record Send(int connection, String text) implements Step {}

  record HangUp(int connection) implements Step {}

  /// News of a connection that counts.
  record Deliver(Message.News news) implements Step {}

  /// What is pushed of these from now on does not follow from what was pushed before.
  record Interrupted(Set<Topic> topics, String reason) implements Step {
    public Interrupted {
      topics = Set.copyOf(topics);
    }
  }

  /// Nobody asks for it any more.
  record Forget(Topic topic) implements Step {}

  /// A line for the log.
  record Note(String text) implements Step {}
}
