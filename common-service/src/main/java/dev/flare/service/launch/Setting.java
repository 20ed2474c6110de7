package dev.flare.service.launch;

import java.util.List;
import java.util.Optional;

/// One name that a component understands.
///
/// @param standard the value without which it goes, as text; empty when there is none
/// @param about one or more sentences for the person who writes the file
/// @param allowed which values are taken, in words
/// @param choices all values that are taken, where they are few; otherwise empty
/// @param secret whether no page and no message may show its value
/// @param necessity what happens when no value is given
public record Setting(
    String name,
    Optional<String> standard,
    String about,
    String allowed,
    List<String> choices,
    boolean secret,
    Necessity necessity) {
  public Setting {
    choices = List.copyOf(choices);
  }

  /// The same, of which only these values are taken.
  Setting outOf(List<String> all) {
    return new Setting(name, standard, about, allowed, all, secret, necessity);
  }

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
