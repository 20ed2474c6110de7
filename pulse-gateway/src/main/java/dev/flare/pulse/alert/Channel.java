package dev.flare.pulse.alert;

/// A way to a person.
interface Channel {
  /// `telegram`, `webhook` or `mail`.
  String name();

  /// The mildest level that goes this way.
  AlertLevel atLeast();

  /// Tries once, in some 20 seconds at most; never throws.
  Delivery deliver(Alert alert);
}
