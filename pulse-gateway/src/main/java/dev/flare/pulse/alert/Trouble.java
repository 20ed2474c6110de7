package dev.flare.pulse.alert;

/// Something that is wrong now and will be until it is mended.
///
/// @param of id of the app, or `pulse`
/// @param detail tells it from others of the same kind: a coin, a conversion; may be empty
/// @param text for people, with what to do about it where there is something
public record Trouble(AlertEvent event, String of, String detail, String text) {
  public Trouble {
    if (!event.lasts()) {
      throw new IllegalArgumentException(event + " does not last");
    }
  }

  String key() {
    return "%s %s %s".formatted(event.code(), of, detail);
  }
}
