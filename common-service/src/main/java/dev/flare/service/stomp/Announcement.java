package dev.flare.service.stomp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Something said to everybody who listens to a destination, written out once; only the header
/// `subscription` is each listener's own.
///
/// @param head the other headers
/// @param body JSON and the end of the frame
record Announcement(char[] head, char[] body) {
  /// @param number that no other announcement has
  static Announcement of(String destination, long number, String json) {
    String head =
        """
        MESSAGE
        destination:%s
        message-id:%d
        content-type:application/json
        content-length:%d
        """
            .formatted(
                Frame.escaped(destination), number, json.getBytes(StandardCharsets.UTF_8).length);
    return new Announcement(head.toCharArray(), (json + "\0").toCharArray());
  }

  Frame to(Subscription subscription) {
    return new Frame(List.of(head, subscription.header(), body));
  }
}
