package dev.flare.pulse.journal;

import java.net.InetAddress;

/// Something that a person may want to know of afterwards.
public sealed interface Happening {
  /// @param state in which the app is now
  /// @param why for people
  record AppChanged(String app, String state, String why) implements Happening {}

  record AppRegistered(String app) implements Happening {}

  record AppEdited(String app) implements Happening {}

  record AppRemoved(String app) implements Happening {}

  record LoggedIn(InetAddress address) implements Happening {}

  /// @param attempt how many in a row were wrong
  record LoginFailed(InetAddress address, int attempt) implements Happening {}

  record Banned(String network) implements Happening {}

  record BanLifted(String network) implements Happening {}

  record LoggedOut(InetAddress address) implements Happening {}

  /// Somebody ended the session of another browser.
  record SessionEnded(InetAddress address) implements Happening {}

  /// Whether somebody without a login can make it happen, as often as he likes.
  default boolean isOfStrangers() {
    return switch (this) {
      case LoginFailed _, Banned _ -> true;
      case AppChanged _,
          AppRegistered _,
          AppEdited _,
          AppRemoved _,
          LoggedIn _,
          BanLifted _,
          LoggedOut _,
          SessionEnded _ ->
          false;
    };
  }
}
