package dev.flare.pulse.door;

/// The order in which a request is looked at, before Spring Security (-100) and after.
final class Rules {
  static final int HEADERS = -500;
  static final int BAN = -400;
  static final int FORM = -300;
  static final int ORIGIN = -200;
  static final int WATCH = 100;

  private Rules() {}
}
