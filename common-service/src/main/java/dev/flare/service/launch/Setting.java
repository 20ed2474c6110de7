package dev.flare.service.launch;

import java.util.Optional;

/// One name that a component understands.
///
/// @param standard the value without which it goes, as text; empty when there is none
/// @param about one or more sentences for the person who writes the file
/// @param allowed which values are taken, in words
/// @param necessity what happens when no value is given
public record Setting(
    String name, Optional<String> standard, String about, String allowed, Necessity necessity) {

  /// What a missing value means.
  public enum Necessity {
    /// The standard value is taken.
    DEFAULTED,
    /// The component does without.
    OPTIONAL,
    /// The component does not start; the standard is an example only.
    REQUIRED
  }
}
