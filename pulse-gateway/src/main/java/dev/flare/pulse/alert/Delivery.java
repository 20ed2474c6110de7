package dev.flare.pulse.alert;

import java.time.Duration;
import java.util.Optional;

/// What became of one try to deliver a message.
sealed interface Delivery {
  record Delivered() implements Delivery {}

  /// It may go better later.
  ///
  /// @param why for people, without any secret
  /// @param after how long the receiver wants to be left alone, where it says so
  record Postponed(String why, Optional<Duration> after) implements Delivery {}

  /// It will never be taken.
  ///
  /// @param why for people, without any secret
  record Refused(String why) implements Delivery {}
}
