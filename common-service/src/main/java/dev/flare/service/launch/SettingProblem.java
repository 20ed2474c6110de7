package dev.flare.service.launch;

/// One value that cannot be taken.
///
/// @param shown the value as it may be shown: a secret as stars, a missing one in words
public record SettingProblem(String name, String shown, String why, String allowed) {
  @Override
  public String toString() {
    return "%s=%s: %s; allowed: %s".formatted(name, shown, why, allowed);
  }
}
