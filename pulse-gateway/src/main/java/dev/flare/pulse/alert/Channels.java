package dev.flare.pulse.alert;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ways to a person that the settings name.
final class Channels {
  private Channels() {}

  /// @param installation what the user calls this Pulse
  static List<Channel> of(AlertSettings settings, String installation, Post post) {
    List<Channel> channels = new ArrayList<>();
    settings.telegram().ifPresent(it -> channels.add(new TelegramChannel(it, installation, post)));
    settings.webhook().ifPresent(it -> channels.add(new WebhookChannel(it, installation, post)));
    settings
        .mail()
        .ifPresent(it -> channels.add(new MailChannel(it, installation, Optional.empty())));
    return channels;
  }

  /// Tries each at once, past all queues.
  static List<Tried> test(List<Channel> channels, InstantSource clock) {
    Alert alert =
        Alert.happened(
            AlertEvent.TEST, AlertLevel.INFO, "pulse", "Alerts arrive here.", clock.instant());
    return channels.stream()
        .map(channel -> new Tried(channel.name(), channel.deliver(alert)))
        .toList();
  }

  /// How a test went.
  record Tried(String channel, Delivery delivery) {
    boolean arrived() {
      return complaint().isEmpty();
    }

    Optional<String> complaint() {
      return switch (delivery) {
        case Delivery.Delivered _ -> Optional.empty();
        case Delivery.Postponed(var why, _) -> Optional.of(why);
        case Delivery.Refused(var why) -> Optional.of(why);
      };
    }
  }
}
