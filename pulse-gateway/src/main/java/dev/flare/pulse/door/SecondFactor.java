package dev.flare.pulse.door;

/// What is wanted beside the password.
interface SecondFactor {
  /// Nothing more.
  SecondFactor NONE = _ -> true;

  /// Takes a code once: the same is refused afterwards.
  boolean accepts(String code);

  /// Whether the login page has to ask.
  default boolean isWanted() {
    return this != NONE;
  }
}
